// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.host.HostProgram;

/// Kernel modules in C for the lab's own tests.
final class Modules {

    private Modules() {}

    /// Builds a module against a kernel's headers.
    ///
    /// @param init the body of its `init` function
    static Path build(Kernel kernel, Tools tools, Path folder, String name, String init)
            throws IOException {
        var text =
                """
                #include <linux/module.h>
                #undef pr_fmt
                #define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
                static int __init start(void) { pr_info("loaded\\n"); %s return 0; }
                static void __exit end(void) { pr_info("unloaded\\n"); }
                module_init(start);
                module_exit(end);
                MODULE_LICENSE("GPL");
                """
                        .formatted(init);
        return build(kernel, tools, folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Builds a module of this source against a kernel's headers.
    static Path build(Kernel kernel, Tools tools, Path folder, String name, byte[] source)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Makefile"), "obj-m := %s.o\n".formatted(name));
        Files.write(folder.resolve(name + ".c"), source);
        HostProgram.of(
                        tools.get(Tools.Tool.MAKE),
                        "-C",
                        kernel.headers().toString(),
                        "M=" + folder,
                        "modules")
                .limit(Duration.ofMinutes(2))
                .run()
                .orThrow();
        return folder.resolve(name + ".ko");
    }
}
