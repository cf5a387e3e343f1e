// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jiffy.fuzz.Finding.Kind;
import jiffy.fuzz.grow.Grower;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Grows programs from seeds and compares what they say on HotSpot and as C.
@Command(
        name = "fuzz/run",
        mixinStandardHelpOptions = true,
        description = "Compare programs that nobody wrote, on HotSpot and as C.")
public final class Fuzz implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--seed", description = "The first program's seed. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--count", description = "How many programs, at most.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--minutes", description = "How long, at most. Default: ${DEFAULT-VALUE}")
    private int minutes = 5;

    @Option(names = "--batch", description = "Programs in a module. Default: ${DEFAULT-VALUE}")
    private int batch = 12;

    @Option(names = "--tries", description = "Of making one smaller. Default: ${DEFAULT-VALUE}")
    private int tries = 150;

    @Option(names = "--json", description = "Print the summary as one line of JSON.")
    private boolean isJson;

    private final Map<String, Integer> histogram = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long done;

    private Fuzz() {}

    /// Runs until the count or the time is up.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command, ready to be executed.
    static CommandLine commandLine() {
        return new CommandLine(new Fuzz());
    }

    /// How often programs have each construct.
    public static Map<String, Integer> constructs(List<Program> programs) {
        var histogram = new TreeMap<String, Integer>();
        programs.forEach(each -> each.members().count(histogram));
        return histogram;
    }

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var folder = Files.createTempDirectory("fuzz");
        var end = Instant.now().plus(Duration.ofMinutes(minutes));
        for (int round = 0; done < count && Instant.now().isBefore(end); round++) {
            String level = round % 2 == 0 ? "-O2" : "-O0";
            round(new Trial(folder, List.of(level), UnaryOperator.identity()), out);
            if (!isJson) {
                out.printf("%d programs, %d findings%n", done, findings.size());
                out.flush();
            }
        }
        summary(out);
        delete(folder);
        return findings.isEmpty() ? 0 : 1;
    }

    private void round(Trial trial, PrintWriter out) throws IOException, InterruptedException {
        var programs = programs(seed + done, (int) Math.min(batch, count - done));
        constructs(programs).forEach((each, count) -> histogram.merge(each, count, Integer::sum));
        done += programs.size();
        for (var each : trial.run(programs)) {
            findings.add(each);
            boolean known = findings.stream().filter(other -> isLike(other, each)).count() > 3;
            if (!known) {
                out.println(new Shrinker(trial, tries).shrink(each));
                out.flush();
            }
        }
    }

    private static boolean isLike(Finding one, Finding other) {
        return one.kind() == other.kind()
                && (one.kind() != Kind.REFUSED || one.actual().equals(other.actual()));
    }

    /// The programs of some seeds.
    public static List<Program> programs(long seed, int count) {
        var programs = new ArrayList<Program>();
        for (int i = 0; i < count; i++) {
            programs.add(Grower.grow(i, seed + i));
        }
        return programs;
    }

    private void summary(PrintWriter out) {
        var kinds = new TreeMap<Kind, Integer>();
        findings.forEach(each -> kinds.merge(each.kind(), 1, Integer::sum));
        if (isJson) {
            out.println(json(kinds));
            out.flush();
            return;
        }
        out.println("\nconstructs:");
        histogram.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> out.printf("%9d %s%n", each.getValue(), each.getKey()));
        out.printf("%n%d programs from seed %d, findings: %s%n", done, seed, kinds);
        out.flush();
    }

    private String json(Map<Kind, Integer> kinds) {
        return "{\"seed\": %d, \"programs\": %d, \"findings\": %s, \"constructs\": %s}"
                .formatted(seed, done, object(kinds), object(histogram));
    }

    /// INVARIANT: no construct has a quotation mark or a backslash in its name.
    private static String object(Map<?, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
