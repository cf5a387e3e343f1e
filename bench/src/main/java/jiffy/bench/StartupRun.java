// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.lab.LabException;

/// One `./jiffy run`, as its output tells. Pure.
///
/// @param name of the run
/// @param load of the machine when it began
/// @param firstLine seconds until the first `PID: time`
/// @param steps what each took, in seconds, in order
record StartupRun(String name, double load, double firstLine, Map<String, Double> steps) {

    private static final double NANOS = 1e9;
    private static final Pattern STEP = Pattern.compile("  ([a-z]+) +([0-9]+\\.[0-9]+) s.*");
    private static final Pattern ENTRY = Pattern.compile(" +[1-9][0-9]*: [0-9]+");

    /// A line of output.
    ///
    /// @param nanos since the start
    record Line(long nanos, String text) {}

    /// @throws LabException if mp1 listed nothing
    static StartupRun of(String name, double load, List<Line> output) {
        var first =
                output.stream()
                        .filter(line -> ENTRY.matcher(line.text).matches())
                        .findFirst()
                        .orElseThrow(
                                () -> new LabException("mp1 listed nothing:\n" + text(output)));
        var steps = new LinkedHashMap<String, Double>();
        steps.put("before", 0.0);
        for (var line : output) {
            var step = STEP.matcher(line.text);
            if (!step.matches()) continue;
            var seconds = Double.parseDouble(step.group(2));
            if (steps.size() == 1) steps.put("before", line.nanos / NANOS - seconds);
            steps.put(step.group(1), seconds);
        }
        return new StartupRun(name, load, first.nanos / NANOS, steps);
    }

    static String text(List<Line> output) {
        return output.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /// A table in Markdown, with a row a run.
    static String table(List<StartupRun> runs) {
        var names = new LinkedHashSet<String>();
        runs.forEach(run -> names.addAll(run.steps.keySet()));
        var head = Stream.concat(Stream.of("run", "load", "first line"), names.stream()).toList();
        var rule = "| --- |" + " ---: |".repeat(head.size() - 1);
        return Stream.concat(
                        Stream.of("| " + String.join(" | ", head) + " |", rule),
                        runs.stream().map(run -> run.row(names)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String row(LinkedHashSet<String> names) {
        var cells = names.stream().map(each -> seconds(steps.getOrDefault(each, Double.NaN)));
        return Stream.concat(
                        Stream.of(
                                name, String.format(Locale.ROOT, "%.1f", load), seconds(firstLine)),
                        cells)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
