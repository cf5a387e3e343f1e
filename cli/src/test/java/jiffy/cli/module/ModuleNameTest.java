// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleNameTest {
    @ParameterizedTest
    @CsvSource({
        "answer,Answer",
        "packet_count,PacketCount",
        "mp4,Mp4",
        "a__b_,AB",
        "log,LogModule",
        "string,StringModule"
    })
    void givesAClass(String name, String className) {
        assertThat(new ModuleName(name).className()).isEqualTo(className);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "Answer", "4you", "_x", "a-b", "a.b", "a/b", "../x", "ä", "class", "true",
                "int", "linux"
            })
    void isRefused(String name) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new ModuleName(name))
                .withMessageContaining("`" + name + "` cannot be the name of a module")
                .returns(ExitCode.USAGE, Failure::exitCode);
    }

    @Test
    void hasRoomInTheKernel() {
        assertThat(new ModuleName("x".repeat(55)).text()).hasSize(55);
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> new ModuleName("x".repeat(56)));
    }
}
