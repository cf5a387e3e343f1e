// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void withoutArgumentsTheFileIsTheKernelsAndEveryCaseRuns() {
        var options = Options.parse();
        assertThat(options.file()).isEqualTo(Path.of("/proc/mp1/status"));
        assertThat(options.selects("read.of_1_byte")).isTrue();
        assertThat(options.module()).isNull();
        assertThat(options.userQuota()).isEmpty();
    }

    @Test
    void eachOptionIsRead() {
        var options =
                Options.parse(
                        "--file",
                        "/mnt/status",
                        "--seconds",
                        "3",
                        "--timeout",
                        "30",
                        "--limit",
                        "120",
                        "--period-ms",
                        "200",
                        "--user-quota",
                        "50",
                        "--module",
                        "mp1.ko",
                        "--control",
                        "socket",
                        "--log",
                        "log.txt",
                        "--parameters",
                        "period_ms=200 quota=50",
                        "--list");
        assertThat(options.file()).isEqualTo(Path.of("/mnt/status"));
        assertThat(options.seconds()).isEqualTo(3);
        assertThat(options.timeout()).isEqualTo(30);
        assertThat(options.limit()).hasValue(120);
        assertThat(options.periodMs()).hasValue(200);
        assertThat(options.userQuota()).hasValue(50);
        assertThat(options.module()).isEqualTo(Path.of("mp1.ko"));
        assertThat(options.control()).isEqualTo(Path.of("socket"));
        assertThat(options.log()).isEqualTo(Path.of("log.txt"));
        assertThat(options.parameters()).isEqualTo("period_ms=200 quota=50");
        assertThat(options.list()).isTrue();
    }

    @Test
    void theHelpNamesEachOption() {
        var options = Pattern.compile("--[a-z-]+").matcher(Options.HELP).results().toList();
        assertThat(options).hasSizeGreaterThan(10);
        for (var option : options) {
            assertThatThrownBy(() -> Options.parse(option.group(), "1", "--nonsense"))
                    .hasMessageNotContaining("unknown argument: " + option.group());
        }
    }

    @Test
    void patternsSelectByWholeNames() {
        var options = Options.parse("--only", "read.*", "--only", "cpu.busy_process");
        assertThat(options.selects("read.of_1_byte")).isTrue();
        assertThat(options.selects("cpu.busy_process")).isTrue();
        assertThat(options.selects("cpu.busy_process_2")).isFalse();
        assertThat(options.selects("thread.id")).isFalse();
        assertThat(options.selects("readXof_1_byte")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "many", "1.5", "9999999999"})
    void numbersAreWholeAndAboveZero(String word) {
        assertThatThrownBy(() -> Options.parse("--seconds", word))
                .hasMessage("--seconds takes a whole number above 0, not `" + word + "`");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThatThrownBy(() -> Options.parse("--file")).hasMessage("--file needs a value");
        assertThatThrownBy(() -> Options.parse("--fiel", "x"))
                .hasMessage("unknown argument: --fiel");
    }
}
