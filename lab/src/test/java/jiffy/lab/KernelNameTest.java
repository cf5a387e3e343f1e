// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelNameTest {

    @Test
    void readsWhatItPrints() {
        assertThat(KernelName.all()).hasSize(6).contains(KernelName.DEFAULT);
        for (var name : KernelName.all()) {
            assertThat(KernelName.parse(name.toString())).isEqualTo(name);
        }
    }

    @Test
    void theSeriesAloneIsItsCloudFlavour() {
        assertThat(KernelName.parse("6.12")).hasToString("6.12-cloud-amd64");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> KernelName.parse("5.10-amd64"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("there is no kernel named 5.10-amd64")
                .hasMessageContaining("help: one of 6.1-cloud-amd64, 6.1-amd64, 6.1-rt-amd64");
    }
}
