// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import jiffy.cli.failure.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandsTest {
    private static Set<String> of(String... arguments) {
        var line = new CommandLine(CommandLine.Model.CommandSpec.create());
        Commands.addTo(line, arguments);
        return line.getSubcommands().keySet();
    }

    private static Set<String> all() {
        return of();
    }

    @Test
    void onlyTheCommandThatIsMeantIsMade() {
        assertThat(of("vm", "start")).containsExactly("vm");
        assertThat(of("--version")).isEmpty();
    }

    @Test
    void whatTellsOfAllCommandsGetsAll() {
        assertThat(all()).hasSizeGreaterThan(10).contains("run", "vm", "completion");
        assertThat(of("--help")).isEqualTo(all());
        assertThat(of("completion")).isEqualTo(all());
        assertThat(of("nosuch")).isEqualTo(all());
        assertThat(of("--verbose", "run")).isEqualTo(all());
        assertThat(of("--version", "run")).isEqualTo(all());
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachCommandExplainsItselfByItsName(String name) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit =
                Jiffy.run(new PrintWriter(out, true), new PrintWriter(err, true), name, "--help");
        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Usage: jiffy " + name + " ").contains("--verbose");
    }
}
