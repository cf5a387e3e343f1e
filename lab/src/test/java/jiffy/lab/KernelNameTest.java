// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelNameTest {

    @Test
    void readsWhatItPrints() {
        assertThat(KernelName.all()).hasSize(10).contains(KernelName.DEFAULT);
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

    @Test
    void userModeLinuxIsOfOneSeries() {
        var name = KernelName.parse("uml-sanitizer");

        assertThat(name.series()).isEqualTo("6.12");
        assertThat(name.isUserMode()).isTrue();
        assertThat(KernelName.DEFAULT.isUserMode()).isFalse();
        assertThatThrownBy(() -> KernelName.parse("6.1-uml")).isInstanceOf(LabException.class);
    }

    @Test
    void kernelsThatComplainOnSeveralProcessorsAreOfOneSeries() {
        var name = KernelName.parse("6.1-sanitizer");

        assertThat(name.isSanitizer()).isTrue();
        assertThat(name.isUserMode()).isFalse();
        assertThat(name.cpusMax()).isEqualTo(4);
        assertThat(KernelName.parse("uml").isSanitizer()).isFalse();
        assertThat(KernelName.parse("6.1-kcsan").isSanitizer()).isFalse();
        assertThat(KernelName.parse("6.1-kcsan").isOnRequest()).isTrue();
        assertThatThrownBy(() -> KernelName.parse("6.12-sanitizer"))
                .isInstanceOf(LabException.class);
    }
}
