// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jiffy.lab.LabException;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final String CONSOLE =
            """
            Booting from ROM..\r
            CALIBRATION\tshift 0\t1000000 instructions in the loop\r
            RESULT\tkept open\tread, processes\t1000\t700000\t700100\r
            RESULT\tyardstick.ko\trefresh\t0\t660\t661\r
            RESULT\tyardstick.ko\trefresh\t10\t1199\t1199\r
            RESULT\tmp1.ko\trefresh\t0\t990\t990\r
            RESULT\tmp1.ko\trefresh\t10\t2398\t2398\r
            """;

    @Test
    void readsWhatTheInstrumentWrites() {
        assertThat(Measurement.parse(CONSOLE + "END\r\n"))
                .hasSize(5)
                .contains(new Measurement("yardstick.ko", "refresh", 0, 660, 661));
    }

    @Test
    void aRunThatDidNotEndHasNoResults() {
        assertThatThrownBy(() -> Measurement.parse(CONSOLE))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("did not come to its end");
    }

    @Test
    void aFaultThatTheInstrumentFoundIsTheError() {
        assertThatThrownBy(() -> Measurement.parse(CONSOLE + "FAIL\tmp1.ko: line 1\r\nEND\r\n"))
                .isInstanceOf(LabException.class)
                .hasMessage("mp1.ko: line 1");
    }

    @Test
    void theTableHasARowAModuleAndRatiosToTheFirst() {
        assertThat(Table.of("Linux", Measurement.parse(CONSOLE + "END\n")))
                .isEqualTo(
                        """
                        ### Linux: instructions a registration

                        | operation | module | none | 10 |
                        | --- | --- | ---: | ---: |
                        | refresh | yardstick.ko | 660.0 | 119.9 |
                        | refresh | mp1.ko | 990.0 (1.50) | 239.8 (2.00) |

                        | for each process | |
                        | --- | ---: |
                        | kept open | 700.0 |
                        """);
    }

    @Test
    void aModuleSaysItsNameAndItsKernel() {
        var info = "\0license=GPL\0name=mp1\0vermagic=6.1.0-50-cloud-amd64 SMP preempt \0";
        assertThat(ModuleFile.parse(Path.of("a.ko"), "ELF" + info))
                .isEqualTo(new ModuleFile(Path.of("a.ko"), "mp1", "6.1.0-50-cloud-amd64"));
        assertThatThrownBy(() -> ModuleFile.parse(Path.of("a.txt"), "name=mp1"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("is no kernel module");
    }
}
