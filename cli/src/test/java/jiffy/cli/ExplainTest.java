// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import jiffy.compiler.diagnostic.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        System.setProperty("jiffy.home", Path.of("..").toAbsolutePath().normalize().toString());
        return Jiffy.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void markdownBecomesText() {
        assertThat(
                        ExplainCommand.forTerminal(
                                """
                                # A title

                                See `x` in [KJ0102](KJ0102.md).

                                ```java rejected
                                int # = 1;

                                [no](link)
                                ```

                                - an end
                                """))
                .isEqualTo(
                        """
                        A title

                        See `x` in KJ0102.

                            int # = 1;

                            [no](link)

                        - an end\
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleIsExplained(Rule rule) {
        assertThat(run("explain", rule.code())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .startsWith(rule.code() + ": " + rule.summary() + "\n\n")
                .contains("\nWhy\n", "\n    error[" + rule.code() + "]: ")
                .doesNotContain("```");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theCaseOfLettersDoesNotMatter() {
        assertThat(run("explain", "kj0301")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("KJ0301: ");
    }

    @Test
    void withoutANumberItListsAllRules() {
        assertThat(run("explain")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(Rule.values().length)
                .contains("KJ0301  may sleep where the kernel must not schedule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KJ0999", "301", "../../README"})
    void anUnknownNumberShowsTheKnownOnes(String number) {
        assertThat(run("explain", number)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("jiffy: there is no rule " + number + "\n  the rules are\n")
                .contains("  KJ0301  may sleep");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "build"})
    void errorsEndWithWhereToReadOn(String command, @TempDir Path folder) throws Exception {
        var source =
                """
                package x;
                import module jiffy.linux;
                @KernelModule(name = "x", license = "GPL", description = "x")
                public final class X {
                    static int a = 1;
                    static int b = 2;
                    double c;
                }
                """;
        var file = Files.writeString(folder.resolve("X.java"), source).toString();
        assertThat(run(command, file)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .endsWith(
                        """
                        jiffy: 3 errors; not checked yet: recursion and ownership of what uses \
                        these, sleeping, loops, allocations, races, locks, phases
                          for more: jiffy explain KJ0105
                          for more: jiffy explain KJ0101
                        """);
    }
}
