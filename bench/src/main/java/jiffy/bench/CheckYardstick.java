// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import jiffy.lab.Kernel;
import jiffy.lab.LabException;

/// Tries the yardstick, or another mp1 module, in real kernels on two processors.
public final class CheckYardstick {

    private static final String HELP =
            """
            usage: bench/run check-yardstick [MODULE.ko]

            Tries what /proc/mp1/status promises and what the module must survive, in the kernel
            that it was built for. Without a module: the yardstick, in Linux 6.1 and 6.12.
            """;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private CheckYardstick() {}

    public static void main(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            System.exit(check(Arrays.stream(arguments).map(Path::of).toList()) ? 0 : 1);
        } catch (LabException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean check(List<Path> modules) {
        var workshop = Workshop.open();
        var program = workshop.program("check", workshop.sources().resolve("yardstick/check"));
        var right = true;
        for (var path : modules) {
            right &= check(workshop, program, workshop.kernelOf(ModuleFile.read(path)), path);
        }
        if (!modules.isEmpty()) return right;
        for (var kernel : workshop.kernels()) {
            right &= check(workshop, program, kernel, workshop.yardstick(kernel, false));
        }
        return right;
    }

    private static boolean check(Workshop workshop, Path program, Kernel kernel, Path module) {
        workshop.progress().step("checking in Linux " + kernel.release());
        var folder = workshop.folder("check-yardstick-" + kernel.release());
        var guest = new Guest(workshop.lab(), kernel, Guest.Clock.REAL, folder);
        var lines = guest.run(program, List.of(module), LIMIT).lines().map(String::strip).toList();
        lines.stream().filter(line -> line.startsWith("FAIL ")).forEach(System.out::println);
        var verdict =
                lines.stream()
                        .filter(line -> line.matches("\\d+ passed, \\d+ failed"))
                        .findFirst()
                        .orElseThrow(() -> new LabException("the checks did not end"));
        System.out.println("Linux " + kernel.release() + ": " + verdict);
        return verdict.endsWith(" 0 failed");
    }
}
