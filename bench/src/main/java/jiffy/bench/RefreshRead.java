// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.lab.Kernel;
import jiffy.lab.LabException;

/// Counts the guest instructions of a refresh and of a read, for the yardstick and for other mp1
/// modules beside it.
public final class RefreshRead {

    private static final String HELP =
            """
            usage: bench/run refresh-read [MODULE.ko...]

            Counts the instructions of one refresh and of one read of mp1 modules at 10, 1,000,
            10,000 and 100,000 registrations, in the kernel that each was built for, beside the
            yardstick, /proc/PID/stat and clock_gettime. Without a module: our own mp1, compiled
            here and now, in Linux 6.1 and 6.12. Modules that are named must be builds for the
            benchmark: bench/README.md says what that is. Takes about half a minute a kernel and
            ten seconds a module.
            """;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private RefreshRead() {}

    public static void main(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            measure(Arrays.stream(arguments).map(Path::of).map(ModuleFile::read).toList());
        } catch (LabException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(List<ModuleFile> modules) {
        refuseNamesakes(modules);
        var workshop = Workshop.open();
        var instrument = workshop.program("instrument", workshop.sources().resolve("refresh-read"));
        var byKernel = new LinkedHashMap<Kernel, List<Path>>();
        for (var module : modules) {
            byKernel.computeIfAbsent(workshop.kernelOf(module), _ -> new ArrayList<>())
                    .add(module.file());
        }
        if (modules.isEmpty()) {
            for (var kernel : workshop.kernels())
                byKernel.put(kernel, List.of(workshop.ours(kernel)));
        }
        byKernel.forEach((kernel, files) -> measure(workshop, instrument, kernel, files));
    }

    private static void measure(
            Workshop workshop, Path instrument, Kernel kernel, List<Path> modules) {
        var yardstick = workshop.yardstick(kernel, true);
        var all = Stream.concat(Stream.of(yardstick), modules.stream()).toList();
        workshop.progress().step("measuring in Linux " + kernel.release());
        var folder = workshop.folder("refresh-read-" + kernel.release());
        var guest = new Guest(workshop.lab(), kernel, Guest.Clock.INSTRUCTIONS, folder);
        var measured = Measurement.parse(guest.run(instrument, all, LIMIT));
        System.out.println(Table.of("Linux " + kernel.release(), measured));
    }

    /// They would be one file in the guest.
    private static void refuseNamesakes(List<ModuleFile> modules) {
        modules.stream()
                .collect(Collectors.groupingBy(each -> each.release() + "/" + fileName(each)))
                .forEach((_, same) -> {
                    if (same.size() > 1) {
                        throw LabException.withHelp(
                                "two modules are called " + fileName(same.getFirst()),
                                "rename one of the files; a .ko may be called anything");
                    }
                });
    }

    private static String fileName(ModuleFile module) {
        return module.file().getFileName().toString();
    }
}
