// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.DiagnosticText;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Modules whose methods call each other deeply, each with a large frame: one that is too deep is
/// refused when it is built, and one that is just not too deep runs.
class StackTest {
    private static final Path PAGE = Path.of("../docs/diagnostics/KJ0304.md");
    private static final Fixtures FIXTURES = new Fixtures();

    /// How many arguments each method passes on.
    private static final int WIDTH = 64;

    @TempDir private Path folder;

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @CsvSource({
        "6.1-cloud-amd64, timer, 4, 2048",
        "6.1-cloud-amd64, constructor, 8, 4096",
        "6.12-cloud-amd64, timer, 4, 2048",
        "6.12-cloud-amd64, constructor, 8, 4096"
    })
    void whatIsJustNotTooDeepRuns(String release, String where, int depth, long limit)
            throws Exception {
        var built = build(release, module(where, depth));
        var deepest = built.stack().getFirst();
        assertThat(deepest.limit()).isEqualTo(limit);
        assertThat(deepest.bytes()).isBetween(limit - 400, limit);

        var kernel = FIXTURES.kernel(release, built.ko());
        kernel.load();
        kernel.advance(Duration.ofSeconds(1));
        kernel.unload();
        assertThat(kernel.log().toString()).contains("deep: " + depth + " " + depth + " ");

        assertThat(refused(release, module(where, depth + 1)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.rule()).isEqualTo(Rule.STACK);
                    assertThat(error.message()).contains("more than %,d".formatted(limit));
                    assertThat(error.notes()).hasSizeGreaterThan(depth - 1);
                });
    }

    @Test
    void thePagesExampleIsRefusedAsShown() throws Exception {
        var page = Files.readString(PAGE);
        var errors = refused("6.1-cloud-amd64", block("java rejected", page));
        var text = new DiagnosticText(false);
        var printed = errors.stream().map(text::of).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("bless")) {
            var shown = Matcher.quoteReplacement("```text\n" + printed + "```");
            Files.writeString(PAGE, page.replaceFirst("(?s)```text\n.*?```", shown));
        }
        assertThat(withoutNumbers(printed))
                .as("but for the bytes, which are the C compiler's")
                .isEqualTo(withoutNumbers(block("text", Files.readString(PAGE))));
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("\\d[\\d,]* bytes", "N bytes");
    }

    private static String block(String kind, String page) {
        var found =
                Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<Diagnostic> refused(String release, String source) throws Exception {
        var failure = new BuildFailure[1];
        assertThatThrownBy(() -> build(release, source))
                .isInstanceOfSatisfying(BuildFailure.class, it -> failure[0] = it);
        return failure[0].diagnostics();
    }

    private Kbuild.Built build(String release, String source)
            throws IOException, InterruptedException, BuildFailure {
        var name = source.contains("class Deep") ? "Deep" : "Example";
        var file = Files.writeString(folder.resolve(name + ".java"), source);
        var compilation = Compiler.compile(List.of(file));
        assertThat(compilation.diagnostics()).isEmpty();
        return Kbuild.build(compilation, FIXTURES.headers(release), folder.resolve("out"));
    }

    /// A module in which a timer, or the constructor, calls a chain of methods of a length.
    private static String module(String where, int depth) {
        var steps =
                IntStream.rangeClosed(1, depth)
                        .mapToObj(each -> step(each, each == depth))
                        .collect(Collectors.joining("\n"));
        boolean isTimer = where.equals("timer");
        return """
        package deep;

        import module jiffy.linux;

        @KernelModule(name = "deep", license = "GPL", description = "Calls deeply")
        public final class Deep {
            private final Timer timer = new Timer(this::tick);

            public Deep() {
                CONSTRUCTOR;
            }

            void started() {
                timer.start(Jiffies.ofMillis(100));
            }

            private void tick() {
                TIMER;
            }

        STEPS}
        """
                .replace("CONSTRUCTOR", isTimer ? "Log.info(\"made\")" : "step1(1)")
                .replace("TIMER", isTimer ? "step1(1)" : "Log.info(\"ticked\")")
                .replace("STEPS", steps);
    }

    /// Called twice, so that the C compiler does not make it a part of its caller.
    private static String step(int number, boolean isLast) {
        String format = String.join(" ", Collections.nCopies(WIDTH, "%d"));
        String arguments = String.join(", ", Collections.nCopies(WIDTH, "x"));
        String calls =
                isLast ? "" : "step%1$d(x + 1);\n        step%1$d(x + 1);".formatted(number + 1);
        return """
            private static void step%d(long x) {
                Log.info("%s", %s);
                %s
            }
        """
                .formatted(number, format, arguments, calls);
    }
}
