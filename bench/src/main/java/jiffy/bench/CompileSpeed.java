// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jiffy.lab.LabException;
import jiffy.lab.host.Cache;

/// Measures the compiler, from Java to C, kbuild left out: a large module that is made for it, and
/// mp1, each when the JVM is fresh and when it is warm.
public final class CompileSpeed {
    private static final String HELP =
            """
            usage: bench/run compile-speed [CLASSES]

            Compiles a module of so many classes (100 unless told otherwise), and modules/mp1,
            first in a fresh JVM and then again and again. Prints Markdown: time on the clock, CPU
            time of all threads, and lines a second.
            """;

    private static final int WARM_RUNS = 12;

    private final String name;
    private final List<Path> sources;
    private final long lines;
    private final StringBuilder table;

    private CompileSpeed(String name, Path source, StringBuilder table) throws IOException {
        this.name = name;
        this.sources = List.of(source);
        this.table = table;
        try (var text = Files.lines(source)) {
            lines = text.count();
        }
    }

    public static void main(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            int classes = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
            var bench = Path.of(System.getProperty("jiffy.bench", "bench")).toAbsolutePath();
            boolean isChild = arguments.length > 1;
            if (isChild) {
                System.out.print(measure(Path.of(arguments[1])));
            } else {
                System.out.print(head());
                inFreshJvm(made(bench.resolve("target/compile-speed"), classes));
                inFreshJvm(bench.getParent().resolve("modules/mp1/Mp1.java"));
            }
        } catch (IOException e) {
            throw Cache.failure("cannot read or write a module", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head() {
        return """
        | module | lines | JVM | s | CPU s | lines a second |
        | --- | ---: | --- | ---: | ---: | ---: |
        """;
    }

    private static void inFreshJvm(Path source) throws IOException, InterruptedException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CompileSpeed.class.getName(),
                        "0",
                        source.toString());
        System.out.flush();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new LabException("cannot compile " + source);
        }
    }

    private static String measure(Path source) throws IOException {
        var table = new StringBuilder();
        var speed = new CompileSpeed(source.getFileName().toString(), source, table);
        speed.row("fresh", List.of(speed.compile()));
        var runs = new ArrayList<Time>();
        for (int i = 0; i < WARM_RUNS; i++) {
            runs.add(speed.compile());
        }
        speed.row("warm", runs);
        return table.toString();
    }

    private record Time(double clock, double cpu) {}

    private Time compile() {
        long start = System.nanoTime();
        var before = cpu();
        Workshop.compile(sources);
        return new Time((System.nanoTime() - start) / 1e9, (cpu() - before) / 1e9);
    }

    /// Of the whole process, the JVM's own compiler included.
    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /// The fastest run.
    private void row(String jvm, List<Time> runs) {
        double clock = runs.stream().mapToDouble(Time::clock).min().orElseThrow();
        double cpu = runs.stream().mapToDouble(Time::cpu).min().orElseThrow();
        table.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %,d | %s | %.2f | %.2f | %,.0f |%n",
                        name,
                        lines,
                        jvm,
                        clock,
                        cpu,
                        lines / clock));
    }

    private static Path made(Path folder, int classes) throws IOException {
        var text =
                new StringBuilder(
                        """
                        package large;

                        import module jiffy.linux;

                        @KernelModule(name = "large", license = "Dual MIT/GPL", description = "-")
                        public final class Large {
                            private final Mutex lock = new Mutex();

                            public Large() throws Errno {
                        """);
        for (int i = 0; i < classes; i++) {
            text.append("        use%d(%d);\n".formatted(i, i));
        }
        text.append("    }\n");
        for (int i = 0; i < classes; i++) {
            text.append(ONE_CLASS.replace("@", Integer.toString(i)));
        }
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("Large.java"), text.append("}\n"));
    }

    private static final String ONE_CLASS =
            """

                private static final class Account@ {
                    private final int[] amounts = new int[16];
                    private final Entry@ first;
                    private long sum;

                    Account@(int first) {
                        this.first = new Entry@(first, "first");
                    }

                    void add(int place, int amount) throws Errno {
                        if (amount <= 0) {
                            throw new Errno(Errno.EINVAL);
                        }
                        amounts[place & 15] += amount;
                        sum += amount;
                    }

                    int largest() {
                        int largest = first.amount();
                        for (int each : amounts) {
                            largest = Math.max(largest, each);
                        }
                        return largest;
                    }
                }

                private record Entry@(int amount, String name) {}

                private void use@(int number) throws Errno {
                    var account = new Account@(number);
                    try (var _ = lock.acquire()) {
                        for (int i = 0; i < 20; i++) {
                            account.add(i * 7, i + 1);
                        }
                        switch (account.largest() % 3) {
                            case 0 -> Log.info("%d in %s", account.sum, account.first.name());
                            case 1 -> account.add(1, 1);
                            default -> Log.info("none");
                        }
                    } catch (ArithmeticException wrong) {
                        Log.info("wrong %d", number);
                    }
                }
            """;
}
