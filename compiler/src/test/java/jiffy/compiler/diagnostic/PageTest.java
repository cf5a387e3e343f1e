// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.ir.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages on the rules say what the compiler does. With `-Dbless=true` what it prints is written
/// into the pages.
class PageTest {
    private static final Path PAGES = Path.of("..", "docs", "diagnostics");
    private static final Pattern REJECTED = block("java rejected");
    private static final Pattern FIXED = block("java");
    private static final Pattern PRINTED = block("text");

    @TempDir private Path folder;

    @Test
    void everyRuleHasAPageAndEveryPageARule() throws IOException {
        try (var files = Files.list(PAGES)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .filteredOn(name -> !name.equals("README.md"))
                    .containsExactlyInAnyOrderElementsOf(
                            rules().map(rule -> rule.code() + ".md").toList());
        }
    }

    @Test
    void theIndexListsTheRulesInOrder() throws IOException {
        var rows =
                Files.readString(PAGES.resolve("README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| ["))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        rules().map(rule ->
                                        "| [%1$s](%1$s.md) | %2$s |"
                                                .formatted(rule.code(), rule.summary()))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theTitleIsNumberAndSummary(Rule rule) throws IOException {
        assertThat(page(rule))
                .startsWith("# %s: %s\n\n".formatted(rule.code(), rule.summary()))
                .containsSubsequence(
                        "\n## Why\n", "\n## Rejected\n", "\n## Fixed\n", "\n## Limits\n");
    }

    /// The stack is measured in what is built for a kernel: `StackTest` builds that page's example.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STACK")
    void theRejectedExampleIsRejectedAsShown(Rule rule) throws IOException {
        var page = page(rule);
        var source = only(REJECTED, page);
        var found = compile(source).diagnostics();
        var text = new DiagnosticText(false);
        var printed = found.stream().map(text::of).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("bless")) {
            var shown = PRINTED.matcher(page);
            assertThat(shown.find()).isTrue();
            bless(rule, page.substring(0, shown.start(1)) + printed + page.substring(shown.end(1)));
        }
        assertThat(found).as(printed).extracting(Diagnostic::rule).containsExactly(rule);
        assertThat(found.getFirst().span().map(Span::line)).contains(markedLine(source, rule));
        assertThat(printed).isEqualTo(only(PRINTED, page(rule)));
    }

    @ParameterizedTest
    @EnumSource
    void theFixedExampleCompiles(Rule rule) throws IOException {
        assertThat(compile(only(FIXED, page(rule))).diagnostics()).isEmpty();
    }

    private static java.util.stream.Stream<Rule> rules() {
        return Arrays.stream(Rule.values());
    }

    private static Pattern block(String kind) {
        return Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    }

    private static String page(Rule rule) throws IOException {
        return Files.readString(PAGES.resolve(rule.code() + ".md"));
    }

    private static void bless(Rule rule, String page) throws IOException {
        Files.writeString(PAGES.resolve(rule.code() + ".md"), page);
    }

    private static String only(Pattern block, String page) {
        var found = block.matcher(page).results().map(each -> each.group(1)).toList();
        assertThat(found).as("blocks like " + block).hasSize(1);
        return found.getFirst();
    }

    /// Counts from 1.
    private static int markedLine(String source, Rule rule) {
        var lines = source.lines().toList();
        var marked = lines.stream().filter(each -> each.contains("// error: ")).toList();
        assertThat(marked).singleElement().asString().endsWith(" // error: " + rule.code());
        return lines.indexOf(marked.getFirst()) + 1;
    }

    private Compilation compile(String source) throws IOException {
        var file = Files.writeString(folder.resolve("Example.java"), source);
        return Compiler.compile(List.of(file));
    }
}
