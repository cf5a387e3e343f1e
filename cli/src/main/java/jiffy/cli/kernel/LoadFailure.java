// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelLog;

/// Why a kernel did not load or unload a module. The kernel answers with an errno and explains in
/// its log; insmod and rmmod print the errno's text.
enum LoadFailure {
    LOADED("file exists", "it is loaded already: jiffy rmmod NAME first"),
    NOT_ALLOWED("operation not permitted", "only root may load and unload: use sudo"),
    OTHER_KERNEL(
            "invalid module format|exec format error",
            "it was built for another kernel: jiffy build --kernel NAME"),
    SIGNATURE("key was rejected", "this kernel takes only signed modules"),
    SYMBOL("unknown symbol", "it needs something that this kernel does not export"),
    ARGUMENT("invalid (argument|parameters?)", "jiffy modinfo NAME lists its parameters"),
    NO_MEMORY("cannot allocate memory|out of memory", "the kernel has too little memory free"),
    NO_MODULES("function not implemented", "this kernel is built without modules"),
    NOT_LOADED(
            "(is )?not (currently )?loaded|no such file", "jiffy lsmod lists the modules loaded"),
    IN_USE("is in use|temporarily unavailable|resource busy", "jiffy lsmod says by whom");

    private final String pattern;
    private final String help;

    LoadFailure(String pattern, String help) {
        this.pattern = "(?s).*(" + pattern + ").*";
        this.help = help;
    }

    /// A module that was not loaded.
    static Failure of(Path file, String said, KernelLog logged) {
        var name = file.getFileName().toString().replaceAll("\\.ko$", "");
        var log = logged.entries().stream().map(entry -> "log: " + entry);
        return Failure.failed(
                file + " was not loaded: " + reason(said),
                Stream.concat(log, help(said, name)).collect(Collectors.joining("\n")));
    }

    /// A module that was not unloaded.
    static Failure ofUnload(String name, String said) {
        return Failure.failed(
                name + " was not unloaded: " + reason(said),
                help(said, name).collect(Collectors.joining("\n")));
    }

    private static Stream<String> help(String said, String name) {
        var text = said.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> text.matches(each.pattern))
                .limit(1)
                .map(each -> each.help.replace("NAME", name));
    }

    /// The errno's text: what stands behind the last colon.
    private static String reason(String said) {
        var line = said.strip().lines().findFirst().orElse("no reason given");
        return line.substring(line.lastIndexOf(": ") < 0 ? 0 : line.lastIndexOf(": ") + 2)
                .toLowerCase(Locale.ROOT);
    }
}
