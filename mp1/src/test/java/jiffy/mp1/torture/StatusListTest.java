// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusListTest {

    private static StatusList.Text parse(String text) throws Deviation {
        return StatusList.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aListIsLinesOfNumbers() throws Exception {
        assertThat(parse("").pids()).isEmpty();
        assertThat(parse("12: 0\n7: 123456789012\n").pids()).containsExactly(12L, 7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12: 0",
                "12:0\n",
                "12 : 0\n",
                "012: 0\n",
                "12: 00\n",
                "\n",
                "12: \n",
                "x: 0\n",
                "12: 0\n\n",
                "-1: 0\n",
                "12: 0\0\n",
                "12",
                "12:",
                "12: 5x\n"
            })
    void everythingElseIsNone(String text) {
        assertThatExceptionOfType(Deviation.class)
                .isThrownBy(() -> parse(text))
                .satisfies(e -> assertThat(e.kind()).isEqualTo("list is malformed"));
    }

    @Test
    void nobodyIsThereTwice() {
        assertThatExceptionOfType(Deviation.class)
                .isThrownBy(() -> parse("12: 0\n13: 0\n12: 1\n"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo("list has a process twice"));
    }
}
