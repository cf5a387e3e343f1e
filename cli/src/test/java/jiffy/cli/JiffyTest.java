// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiffyTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        System.setProperty("jiffy.home", Path.of("..").toAbsolutePath().normalize().toString());
        return Jiffy.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("insmod", "test", "Exit codes:", "jiffy new NAME");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void completionIsAScript() {
        assertThat(run("completion")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("complete -F", "insmod");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lsmdo                    | Did you mean: jiffy lsmod
                    lsmod --on elsewhere     | expected one of [vm, host]
                    lsmod --nosuch           | Unknown option: '--nosuch'
                    insmod                   | Missing required parameter: 'MODULE'
                    modinfo nosuch           | there is no module `nosuch`
                    modinfo nosuch.ko        | there is no file nosuch.ko
                    modinfo pom.xml          | pom.xml is no kernel module (.ko)
                    insmod --on host pom.xml | pom.xml is no kernel module (.ko)
                    test nosuch              | there is no module `nosuch`
                    test pom.xml             | pom.xml is no Java file
                    """)
    void aWrongCommandLineSaysWhatIsWrong(String line, String message) {
        assertThat(run(line.split(" +"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatOnlyClaimsToBeAModuleIsRefused(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("x.ko"), "no");
        assertThat(run("modinfo", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("x.ko is no kernel module: it is not in the ELF format");
    }
}
