// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import jiffy.linux.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers are written as the JDK writes them, and read back.
class TextTest {
    @Test
    void writesAndReadsNumbersOfEveryLength() throws Errno {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            var out = new TextBuffer(80);
            out.append(number);
            out.append(" ");
            out.appendHex(number);
            assertThat(text(out)).isEqualTo(number + " " + Long.toHexString(number));
            var in = parser(text(out));
            assertThat(in.decimal()).isEqualTo(number);
            assertThat(in.hex()).isEqualTo(number);
            assertThat(in.hasRemaining()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 34",
        "-9223372036854775809, 34",
        "99999999999999999999999, 34",
        "-, 22",
        "+, 22",
        "1-, 22",
        "0x10, 22",
        "'', 61"
    })
    void refusesWhatIsNoNumber(String text, int code) throws Errno {
        var in = parser(text);
        assertThatThrownBy(in::decimal)
                .isInstanceOfSatisfying(
                        Errno.class, errno -> assertThat(errno.code()).isEqualTo(code));
        assertThat(in.position()).isZero();
    }

    @Test
    void leavesOutAsAWholeWhatDoesNotFit() {
        var out = new TextBuffer(5);
        out.append("abc");
        out.append(-12);
        out.append("d");
        assertThat(text(out)).isEqualTo("abc");
        assertThat(out.hasOverflowed()).isTrue();
    }

    private static TextParser parser(String text) throws Errno {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var parser = new TextParser(100);
        parser.load(bytes, 0, bytes.length);
        return parser;
    }

    private static String text(TextBuffer buffer) {
        var bytes = new byte[100];
        return new String(bytes, 0, buffer.copyTo(bytes), StandardCharsets.UTF_8);
    }
}
