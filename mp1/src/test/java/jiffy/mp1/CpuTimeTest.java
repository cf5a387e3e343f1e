// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuTimeTest {

    @Test
    void aLineIsAPidAndNanoseconds() {
        assertThat(CpuTime.parse("423: 1500000000")).isEqualTo(new CpuTime(423, 1_500_000_000));
        assertThat(CpuTime.parse("1: 0")).isEqualTo(new CpuTime(1, 0));
        assertThat(CpuTime.parse("423: 1500000000").duration()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aCpuTimePrintsAsItsLine() {
        assertThat(new CpuTime(423, 7)).hasToString("423: 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "423",
                "423:",
                "423: ",
                "423:7",
                "423 : 7",
                "423:  7",
                " 423: 7",
                "423: 7 ",
                "0: 7",
                "-1: 7",
                "0423: 7",
                "423: -7",
                "423: 07",
                "423: 7.5",
                "423: 7 ms",
                "x: 7",
                "423: 7\r",
                "12345678901: 7",
                "423: 12345678901234567890",
                "٤٢٣: 7"
            })
    void anythingElseIsRefusedAndShown(String line) {
        assertThatThrownBy(() -> CpuTime.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`" + line + "`");
    }

    @Test
    void aTimeBeyondALongIsRefused() {
        assertThatThrownBy(() -> CpuTime.parse("423: 9999999999999999999"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListKeepsTheOrderOfTheFile() {
        assertThat(CpuTime.parseAll("9: 1\n3: 2\n"))
                .containsExactly(new CpuTime(9, 1), new CpuTime(3, 2));
        assertThat(CpuTime.parseAll("")).isEmpty();
    }

    @Test
    void aListWithoutItsLastNewlineIsCutShort() {
        assertThatThrownBy(() -> CpuTime.parseAll("9: 1\n3: 2")).hasMessageContaining("`3: 2`");
    }

    @Test
    void anEmptyLineIsNotPartOfAList() {
        assertThatThrownBy(() -> CpuTime.parseAll("9: 1\n\n3: 2\n")).hasMessageContaining("``");
        assertThatThrownBy(() -> CpuTime.parseAll("\n")).hasMessageContaining("``");
    }
}
