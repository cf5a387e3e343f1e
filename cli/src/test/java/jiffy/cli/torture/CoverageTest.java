// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import jiffy.cli.torture.Coverage.Place;
import jiffy.lab.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    @Test
    void callsAreFoundInWhatObjdumpPrints() {
        var symbols =
                """
                0000000000000010 g     F .text\t0000000000000000 other
                00000000000001f0 g     F .text\t0000000000000031 __sanitizer_cov_trace_pc
                """;
        var relocations =
                """
                OFFSET           TYPE              VALUE
                0000000000000224 R_X86_64_PLT32    __sanitizer_cov_trace_pc-0x0000000000000004
                0000000000000231 R_X86_64_PLT32    mutex_lock-0x0000000000000004
                0000000000000301 R_X86_64_32S      __sanitizer_cov_trace_pc
                0000000000000410 R_X86_64_64       __sanitizer_cov_trace_pc
                """;
        assertThat(Coverage.start(symbols)).isEqualTo(0x1f0);
        assertThat(Coverage.returns(relocations)).containsExactly(0x228L);
    }

    @Test
    void codeMayLieInFrontOfTheCounter() {
        assertThat(Coverage.place("/tmp/M.java:7 (discriminator 2)", -0x4000))
                .isEqualTo(new Place("M.java:7", 0));
        assertThat(Coverage.place("M.java:7", 8).bit()).isEqualTo(0x1002);
    }

    @ParameterizedTest
    @ValueSource(longs = {-0x4001, 4 * 32_000 - 0x4000})
    void whatIsTooFarAwayForItIsRefused(long distance) {
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> Coverage.place("M.java:7", distance))
                .withMessageStartingWith("the module is too large for --coverage: M.java:7 lies ");
    }

    @Test
    void aLineIsReachedIfOneOfItsBlocksIs() {
        var covered = new BitSet();
        covered.set(3);
        covered.set(9);
        var of =
                Map.of(
                        "f",
                        Set.of(
                                new Place("M.java:7", 2),
                                new Place("M.java:7", 3),
                                new Place("M.java:8", 4)));
        assertThat(new Coverage(of).table(covered))
                .contains("| `f` | 1 | 2 | M.java:8 |", "| all | 1 | 2 |  |");
    }
}
