// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.kernels;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;

/// Builds a kernel, on all processors and behind everybody else.
///
/// @param source unpacked
record KernelBuild(Tools tools, Blueprint blueprint, Path source) {

    static final Duration LIMIT = Duration.ofHours(3);

    /// How often there is a word about it.
    private static final int FILES = 100;

    /// Compiles it, once it is configured.
    void run(String release, Progress progress) {
        progress.step("compiling %s, which takes minutes".formatted(release));
        var files = new AtomicInteger();
        make("-j" + Runtime.getRuntime().availableProcessors())
                .watch(line -> count(release, line, files, progress))
                .run()
                .orThrow();
    }

    private static void count(String release, String line, AtomicInteger files, Progress progress) {
        if (!line.startsWith("  CC ") || files.incrementAndGet() % FILES != 0) return;
        progress.step("compiling %s: %d files".formatted(release, files.get()));
    }

    /// A call of make, with nothing of it left to the environment. Where a kernel has KCSAN, it is
    /// for modules: `scripts/Makefile.lib` leaves all out whose `KCSAN_SANITIZE` is `n`.
    HostProgram make(String... arguments) {
        var command = new ArrayList<>(List.of("nice", "" + tools.get(Tools.Tool.MAKE)));
        command.addAll(List.of("-C", "" + source, "ARCH=" + blueprint.architecture()));
        command.addAll(List.of("LOCALVERSION=", "KBUILD_OUTPUT=", "KCFLAGS=", "CROSS_COMPILE="));
        command.add("KCSAN_SANITIZE=n");
        command.add("--no-print-directory");
        command.addAll(List.of(arguments));
        return HostProgram.of(command).limit(LIMIT);
    }
}
