// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import jiffy.compiler.Compiler;
import jiffy.compiler.ir.Module;
import jiffy.lab.LabException;
import jiffy.lab.host.Cache;

/// Measures the last checks of the compiler, one by one: mp1, and a module with many entry points
/// that is made for it ([Sections]); and what `jiffy check` takes as a whole.
public final class AnalysisTime {
    private static final String HELP =
            """
            usage: bench/run analysis-time [LINES]

            Runs the compiler's last checks on modules/mp1, and on a module of so many lines (10,000
            unless told otherwise), first in a fresh JVM and then again and again; then runs
            `./jiffy check modules/mp1`. Prints Markdown: milliseconds of CPU time of each check,
            and seconds on the clock of the command.
            """;

    private static final int WARM_RUNS = 20;
    private static final int CLI_RUNS = 5;

    private AnalysisTime() {}

    public static void main(String... arguments) throws InterruptedException {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            boolean isChild = arguments.length > 1;
            if (isChild) {
                System.out.print(measure(Path.of(arguments[1])));
                return;
            }
            int lines = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
            var bench = Path.of(System.getProperty("jiffy.bench", "bench")).toAbsolutePath();
            System.out.print("| module | lines | check | cold ms | warm ms |\n");
            System.out.print("| --- | ---: | --- | ---: | ---: |\n");
            inFreshJvm(bench.getParent().resolve("modules/mp1/Mp1.java"));
            inFreshJvm(made(bench.resolve("target/analysis-time"), lines));
            System.out.print("\n`./jiffy check modules/mp1`, seconds: ");
            System.out.println(commands(bench.getParent()));
        } catch (IOException e) {
            throw Cache.failure("cannot read or write a module", e);
        }
    }

    private static Path made(Path folder, int lines) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("Sections.java"), Sections.ofLines(lines));
    }

    private static void inFreshJvm(Path source) throws IOException, InterruptedException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnalysisTime.class.getName(),
                        "0",
                        source.toString());
        System.out.flush();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new LabException("cannot check " + source);
        }
    }

    private static String measure(Path source) throws IOException {
        var module = Workshop.compile(List.of(source)).module().orElseThrow();
        int lines = Files.readAllLines(source).size();
        // The second time of a JVM's life: compiling ran each check once.
        var cold = times(module);
        var warm = new LinkedHashMap<String, Double>();
        for (int i = 0; i < WARM_RUNS; i++) {
            times(module).forEach((check, time) -> warm.merge(check, time, Math::min));
        }
        var table = new StringBuilder();
        cold.forEach((check, time) -> table.append(row(source, lines, check, time, warm)));
        return table.toString();
    }

    private static String row(
            Path source, int lines, String check, double cold, Map<String, Double> warm) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %.1f | %.1f |%n",
                source.getFileName(),
                lines,
                check,
                cold,
                warm.get(check));
    }

    /// The milliseconds of each check, and of all. Checks have one thread.
    private static Map<String, Double> times(Module module) {
        var clock = ManagementFactory.getThreadMXBean();
        var times = new LinkedHashMap<String, Double>();
        double all = 0;
        for (var check : Compiler.checks()) {
            long start = clock.getCurrentThreadCpuTime();
            if (!check.check(module).isEmpty()) {
                throw new LabException("the module breaks a rule");
            }
            double time = (clock.getCurrentThreadCpuTime() - start) / 1e6;
            times.put(check.getClass().getSimpleName(), time);
            all += time;
        }
        times.put("*all*", all);
        return times;
    }

    /// Fastest, middle and slowest of some runs of the command.
    private static String commands(Path root) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        for (int run : IntStream.rangeClosed(0, CLI_RUNS).toArray()) {
            long start = System.nanoTime();
            var command = List.of(root.resolve("jiffy").toString(), "check", "modules/mp1");
            var process =
                    new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() != 0) {
                throw new LabException("`./jiffy check modules/mp1` failed");
            }
            boolean isWarmUp = run == 0;
            if (!isWarmUp) {
                times.add((System.nanoTime() - start) / 1e9);
            }
        }
        times.sort(null);
        return String.format(
                Locale.ROOT,
                "%.2f, %.2f and %.2f (fastest, middle and slowest of %d)",
                times.getFirst(),
                times.get(times.size() / 2),
                times.getLast(),
                times.size());
    }
}
