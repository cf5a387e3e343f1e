// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jiffy.lab.LabException;
import jiffy.lab.host.Cache;
import jiffy.lab.host.HostProgram;

/// Measures how long `./jiffy run` takes until mp1's list has a line: from a fresh clone, and
/// when everything is there.
public final class Startup {

    private static final String HELP =
            """
            usage: bench/run startup [WARM-RUNS]

            Runs `./jiffy run` in a clone of what is committed, with a cache of its own: once cold
            (it builds itself, fetches a kernel, makes the guest's Java and a template), then warm,
            three times unless told otherwise. Only Maven's repository and apt's own cache are what
            they are. Prints Markdown: seconds until the first line of mp1's list, and of each step.
            """;

    private final Path clone;
    private final Path cache;

    private Startup(Path folder) {
        clone = folder.resolve("clone");
        cache = folder.resolve("cache");
    }

    public static void main(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            var bench = Path.of(System.getProperty("jiffy.bench", "bench")).toAbsolutePath();
            var startup = new Startup(emptied(bench.resolve("target/startup")));
            System.out.print(startup.measure(bench.getParent(), warmRuns(arguments)));
        } catch (LabException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int warmRuns(String... arguments) {
        try {
            return arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        } catch (NumberFormatException e) {
            throw new LabException("expected a number of warm runs, not " + arguments[0]);
        }
    }

    private static Path emptied(Path folder) {
        Cache.delete(folder);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw Cache.failure("cannot make " + folder, e);
        }
    }

    private String measure(Path repository, int warmRuns) {
        HostProgram.of(List.of("git", "clone", "-q", repository.toString(), clone.toString()))
                .run()
                .orThrow();
        var runs = new ArrayList<StartupRun>();
        runs.add(run("cold"));
        for (int i = 1; i <= warmRuns; i++) runs.add(run("warm"));
        return StartupRun.table(runs);
    }

    private StartupRun run(String name) {
        System.err.println("bench: ./jiffy run, " + name);
        var builder =
                new ProcessBuilder(clone.resolve("jiffy").toString(), "run")
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JIFFY_CACHE", cache.toString());
        var load = load();
        var lines = new ArrayList<StartupRun.Line>();
        var start = System.nanoTime();
        try {
            var process = builder.start();
            process.getOutputStream().close();
            try (var out = process.inputReader()) {
                out.lines()
                        .map(text -> new StartupRun.Line(System.nanoTime() - start, text))
                        .forEach(lines::add);
            }
            if (process.waitFor() != 0) {
                throw new LabException("./jiffy run failed:\n" + StartupRun.text(lines));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LabException("cannot run ./jiffy", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
        return StartupRun.of(name, load, lines);
    }

    /// The load of the machine over the last minute: other people's work makes ours slow.
    private static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException e) {
            throw new LabException("cannot read the load", e);
        }
    }
}
