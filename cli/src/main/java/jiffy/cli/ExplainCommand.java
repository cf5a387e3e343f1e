// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jiffy explain`: the pages of `docs/diagnostics`.
@Command(description = "Explain a rule of the compiler: why it is there, and how to keep it.")
final class ExplainCommand extends Subcommand {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\([^)]+\\)");

    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            description = "The rule's number, as an error shows it: KJ0301. Without it: all rules.")
    private String rule;

    @Override
    public Integer call() throws IOException {
        out().println(rule == null ? list() : page(find(rule)));
        return ExitCode.OK;
    }

    /// Where to read on about these errors: a line for each rule that is broken.
    static String forMore(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(each -> "for more: jiffy explain " + each.rule().code())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static Rule find(String wanted) {
        var code = wanted.toUpperCase(Locale.ROOT);
        return Arrays.stream(Rule.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Failure.usage("there is no rule " + wanted, "the rules are\n" + list()));
    }

    private static String list() {
        return Arrays.stream(Rule.values())
                .map(each -> Colors.bold(each.code()) + "  " + each.summary())
                .collect(Collectors.joining("\n"));
    }

    private static String page(Rule rule) throws IOException {
        var pages = Home.folder().resolve("docs").resolve("diagnostics");
        return forTerminal(Files.readString(pages.resolve(rule.code() + ".md")));
    }

    /// Markdown as text: headings without marks, blocks of code indented, links as their words.
    static String forTerminal(String markdown) {
        var text = new StringBuilder();
        boolean code = false;
        for (var line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (code) {
                text.append(line.isEmpty() ? "" : "    " + line).append('\n');
            } else {
                text.append(prose(line)).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    private static String prose(String line) {
        return line.startsWith("#")
                ? Colors.bold(line.replaceFirst("^#+ ", ""))
                : LINK.matcher(line).replaceAll("$1");
    }
}
