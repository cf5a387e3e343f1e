// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Markdown document with `console` blocks: commands after `$ `, each followed by what it prints.
///
/// @param parts the document, in order
record Session(List<Part> parts) {
    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";

    /// What differs from run to run: times of the kernel's log, durations, addresses, and processes
    /// with their CPU time as mp1 lists them.
    private static final Pattern VARIES =
            Pattern.compile(
                    "^(  log: )?\\[ *\\d+\\.\\d+\\] |\\b\\d+\\.\\d+ m?s\\b|\\b0x[0-9a-f]{8,}\\b"
                            + "|^\\d+: \\d{5,}$");

    /// A piece of the document.
    sealed interface Part {}

    /// A line that is no command.
    record Text(String line) implements Part {}

    /// A command and the lines that it is shown to print.
    record Step(String command, List<String> output) implements Part {}

    /// Takes a document apart.
    static Session parse(String markdown) {
        var parts = new ArrayList<Part>();
        boolean console = false;
        for (var line : markdown.lines().toList()) {
            boolean fence = line.startsWith(FENCE);
            if (fence || !console) {
                console = fence && line.equals(FENCE + "console");
                parts.add(new Text(line));
            } else if (line.startsWith(PROMPT)) {
                parts.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (parts.getLast() instanceof Step(_, var output)) {
                output.add(line);
            } else {
                throw new IllegalArgumentException(
                        "a console block starts with a command: " + line);
            }
        }
        return new Session(List.copyOf(parts));
    }

    /// The commands.
    List<Step> steps() {
        return parts.stream().filter(Step.class::isInstance).map(Step.class::cast).toList();
    }

    /// The document with other outputs.
    String with(Function<Step, List<String>> output) {
        return parts.stream()
                .flatMap(part ->
                        switch (part) {
                            case Text(var line) -> List.of(line).stream();
                            case Step step -> {
                                var lines = new ArrayList<>(List.of(PROMPT + step.command()));
                                lines.addAll(output.apply(step));
                                yield lines.stream();
                            }
                        })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Lines without what differs from run to run.
    static List<String> steady(List<String> lines) {
        return lines.stream()
                .map(line -> VARIES.matcher(line).replaceAll("…"))
                .map(String::stripTrailing)
                .toList();
    }
}
