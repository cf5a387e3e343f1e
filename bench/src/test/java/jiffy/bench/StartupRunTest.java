// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jiffy.lab.LabException;
import org.junit.jupiter.api.Test;

class StartupRunTest {

    private static final List<StartupRun.Line> OUTPUT =
            List.of(
                    new StartupRun.Line(1_500_000_000L, "  kernel         0.50 s  Linux 6.1"),
                    new StartupRun.Line(2_500_000_000L, "  registered     0.75 s  it says"),
                    new StartupRun.Line(2_600_000_000L, "                         144: 2867"),
                    new StartupRun.Line(2_600_000_001L, "                         145: 2901"),
                    new StartupRun.Line(9_000_000_000L, "  total          8.00 s  clean"));

    @Test
    void theFirstEntryCountsAndEachStepByItsOwnWord() {
        var run = StartupRun.of("warm", 0.25, OUTPUT);
        assertThat(run.firstLine()).isEqualTo(2.6);
        assertThat(StartupRun.table(List.of(run)))
                .isEqualTo(
                        """
                        | run | load | first line | before | kernel | registered | total |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                        | warm | 0.3 | 2.60 | 1.00 | 0.50 | 0.75 | 8.00 |
                        """);
    }

    @Test
    void aRunWithoutAnEntryIsNone() {
        assertThatThrownBy(() -> StartupRun.of("cold", 0, OUTPUT.subList(0, 2)))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("mp1 listed nothing")
                .hasMessageContaining("Linux 6.1");
    }
}
