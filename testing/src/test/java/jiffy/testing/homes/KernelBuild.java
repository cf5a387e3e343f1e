// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.host.HostProgram;

/// Many modules in one run of kbuild: most of a run's time is kbuild's own.
final class KernelBuild {
    private KernelBuild() {}

    /// A program compiled to C; fails if it has errors.
    static Compilation compile(List<Path> sources) {
        var compilation = Compiler.compile(sources);
        assertThat(compilation.diagnostics().stream().map(each -> each.span() + each.message()))
                .as("errors in " + sources)
                .isEmpty();
        return compilation;
    }

    /// A module's name.
    static String name(Compilation compilation) {
        return compilation.module().orElseThrow().metadata().name();
    }

    /// Builds every `NAME.ko` into `folder`; fails if compiler or modpost have anything to say.
    static void build(List<Compilation> modules, Kernel kernel, Path folder) throws IOException {
        build(modules, kernel, folder, List.of());
    }

    /// The same, with more flags for the C compiler.
    static void build(List<Compilation> modules, Kernel kernel, Path folder, List<String> flags)
            throws IOException {
        assertThat(modules).extracting(KernelBuild::name).doesNotHaveDuplicates();
        Files.createDirectories(folder);
        for (var module : modules) {
            String file = name(module) + ".c";
            Files.writeString(folder.resolve(file), module.c().orElseThrow().withLines(file));
        }
        Files.writeString(folder.resolve("jiffy.h"), Kbuild.runtimeHeader());
        Files.writeString(
                folder.resolve("Kbuild"),
                modules.stream()
                        .map(each -> name(each) + ".o")
                        .collect(
                                Collectors.joining(
                                        " ",
                                        "obj-m := ",
                                        "\nccflags-y += -Wjump-misses-init "
                                                + String.join(" ", flags)
                                                + "\n")));
        var output =
                HostProgram.of(
                                List.of(
                                        "make",
                                        "-C",
                                        kernel.headers().toString(),
                                        "M=" + folder,
                                        "W=1",
                                        "-j" + Runtime.getRuntime().availableProcessors(),
                                        "CONFIG_DEBUG_INFO_BTF_MODULES=",
                                        "modules"))
                        .limit(Duration.ofMinutes(5))
                        .run();
        assertThat(complaints(output.out() + output.err())).isEmpty();
        assertThat(output.exit()).as(output.err()).isZero();
        for (var module : modules) {
            assertThat(dangers(folder.resolve(name(module) + ".ko"))).isEmpty();
        }
    }

    private static List<String> complaints(String log) {
        return log.lines()
                .filter(line ->
                        line.contains("warning:")
                                || line.contains("WARNING:")
                                || line.contains("error:")
                                || line.contains("ERROR:"))
                .toList();
    }

    /// What a module must not be able to reach: it ends the machine, not the call.
    private static List<String> dangers(Path ko) {
        var forbidden = Set.of("fortify_panic", "__fortify_panic", "panic", "usercopy_abort");
        return HostProgram.of(List.of("nm", "-u", ko.toString()))
                .run()
                .orThrow()
                .lines()
                .map(String::strip)
                .map(line -> line.replaceFirst("^U\\s+", ""))
                .filter(forbidden::contains)
                .map(symbol -> ko.getFileName() + " reaches " + symbol)
                .toList();
    }
}
