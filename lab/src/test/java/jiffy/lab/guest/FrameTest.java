// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Frame FRAME = new Frame(Frame.Type.STDOUT, 7, new byte[] {1, 2, 3});

    @Test
    void readsWhatItWrites() throws IOException {
        var read = Frame.read(new ByteArrayInputStream(FRAME.bytes()));

        assertThat(read.type()).isEqualTo(Frame.Type.STDOUT);
        assertThat(read.channel()).isEqualTo(7);
        assertThat(read.payload()).containsExactly(1, 2, 3);
    }

    @Test
    void startsWithMagicTypeChannelLength() {
        assertThat(FRAME.bytes())
                .containsExactly('J', 'F', 'Y', '1', 103, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0, 1, 2, 3);
    }

    @Test
    void skipsWhatATornFrameLeft() throws IOException {
        var torn = new byte[] {9, 9, 'J', 'F', 'Y', 'J', 'F', 'J', 'F', 'Y', '1'};
        var whole = FRAME.bytes();
        var bytes = new byte[torn.length + whole.length - 4];
        System.arraycopy(torn, 0, bytes, 0, torn.length);
        System.arraycopy(whole, 4, bytes, torn.length, whole.length - 4);

        assertThat(Frame.read(new ByteArrayInputStream(bytes)).channel()).isEqualTo(7);
    }

    @Test
    void noticesTheEnd() {
        var half = java.util.Arrays.copyOf(FRAME.bytes(), 18);

        assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(half)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void carriesACommand() {
        var frame = Frame.exec(3, 1000, 1000, 0, 0, "/tmp", List.of("echo", ""), List.of("A=1"));

        var numbers = frame.numbers();
        assertThat(numbers.getInt(0)).as("terminal").isZero();
        assertThat(numbers.getInt(4)).as("uid").isEqualTo(1000);
        assertThat(numbers.getInt(20)).as("arguments").isEqualTo(2);
        assertThat(numbers.getInt(24)).as("variables").isEqualTo(1);
        assertThat(
                        new String(
                                frame.payload(),
                                28,
                                frame.payload().length - 28,
                                StandardCharsets.UTF_8))
                .isEqualTo("/tmp\0echo\0\0A=1\0");
    }

    @Test
    void refusesNulInText() {
        assertThatThrownBy(() -> Frame.exec(1, 0, 0, 0, 0, "/", List.of("a\0b"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
