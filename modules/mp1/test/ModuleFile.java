// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.testing.TestKernel;

/// Files of modules, freshly made.
final class ModuleFile {
    private ModuleFile() {}

    /// Compiles mp1 for a kernel.
    static Kbuild.Built build(TestKernel kernel, Path folder) throws Exception {
        var compilation = Compiler.compile(List.of(UserSpace.moduleFolder()));
        return Kbuild.build(compilation, headers(kernel), folder);
    }

    /// Compiles a module in C of this folder for a kernel.
    ///
    /// @param name of its source, without `.c`
    static Path buildC(TestKernel kernel, String name, Path folder) throws Exception {
        var source = UserSpace.moduleFolder().resolve("test").resolve(name + ".c");
        Files.copy(source, folder.resolve(name + ".c"));
        Files.writeString(folder.resolve("Kbuild"), "obj-m := " + name + ".o\n");
        var make = new ProcessBuilder("make", "-s", "-C", headers(kernel) + "", "M=" + folder);
        if (make.inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("the kernel's build does not compile " + source);
        }
        return folder.resolve(name + ".ko");
    }

    private static Path headers(TestKernel kernel) {
        var kernels = Lab.open(Progress.silent()).kernels();
        return kernels.get(KernelName.parse(kernel.name()), Progress.silent()).headers();
    }
}
