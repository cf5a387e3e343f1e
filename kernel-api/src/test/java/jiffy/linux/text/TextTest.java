// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import jiffy.linux.Errno;
import jiffy.linux.proc.SeqFile;
import jiffy.linux.proc.UserReader;
import jiffy.linux.proc.UserWriter;
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

    @Test
    void pads() {
        var random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            int width = random.nextInt(24);
            var out = new TextBuffer(100);
            out.append(number, width);
            out.append('|');
            out.appendUnsigned(number);
            out.append('|');
            out.appendHex(number, width);
            assertThat(text(out))
                    .isEqualTo(
                            "%" + Math.max(1, width) + "d|%s|%0" + Math.max(1, width) + "x",
                            number,
                            Long.toUnsignedString(number),
                            number);
        }
    }

    @Test
    void writesEveryCharacterAsUtf8() {
        var out = new TextBuffer(3);
        for (int i = 0; i <= 0xFFFF; i++) {
            out.clear();
            out.append((char) i);
            assertThat(text(out))
                    .isEqualTo(
                            new String(
                                    String.valueOf((char) i).getBytes(StandardCharsets.UTF_8),
                                    StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709551615, -1",
        "9223372036854775808, -9223372036854775808",
        "0, 0",
        "00000000000000000000000017, 17"
    })
    void readsNumbersWithoutASign(String text, long number) throws Errno {
        assertThat(parser(text).unsigned()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "18446744073709551616, 34",
        "18446744073709551625, 34",
        "184467440737095516150, 34",
        "99999999999999999999999, 34",
        "-1, 22",
        "+1, 22",
        "1a, 22",
        "'', 61"
    })
    void refusesWhatIsNoNumberWithoutASign(String text, int code) throws Errno {
        var in = parser(text);
        assertThatThrownBy(in::unsigned)
                .isInstanceOfSatisfying(
                        Errno.class, errno -> assertThat(errno.code()).isEqualTo(code));
        assertThat(in.position()).isZero();
    }

    @Test
    void wordsAreWhatTheirTextIs() throws Errno {
        var in = parser("b ab b a\u00e9 ");
        var b = in.word();
        var ab = in.word();
        assertThat(in.word()).isEqualTo(b).hasSameHashCodeAs(b).isNotEqualTo(ab);
        var accented = in.word();
        assertThat(b.compareTo(ab)).isPositive();
        assertThat(ab.compareTo(accented)).isNegative();
        assertThat(ab.compareTo(ab)).isZero();
        assertThat(accented.is("a\u00e9")).isTrue();
        assertThat(accented.is("ae")).isFalse();
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void aLineEndsWhereItEnds() throws Errno {
        var in = parser("one two \n\nthree");
        assertThat(in.hasRemainingInLine()).isTrue();
        in.word();
        in.word();
        assertThat(in.hasRemainingInLine()).isFalse();
        in.skipLine();
        assertThat(in.hasRemainingInLine()).isFalse();
        in.skipLine();
        assertThat(in.hasRemainingInLine()).isTrue();
    }

    @Test
    void writesToFilesWhatAReadAsksFor() throws Errno {
        var out = new TextBuffer(10);
        out.append("gr\u00fcn 123");
        var file = new SeqFile();
        out.writeTo(file);
        assertThat(file.bytes()).isEqualTo("gr\u00fcn 123".getBytes(StandardCharsets.UTF_8));

        var read = new byte[4];
        var writer = new UserWriter((index, value) -> read[index] = value, 3, read.length);
        out.writeTo(writer);
        assertThat(writer.remaining()).isZero();
        assertThat(read).isEqualTo(new byte[] {(byte) 0xbc, 'n', ' ', '1'});
        out.writeTo(new UserWriter((_, _) -> fail("behind the end"), 11, 4));
    }

    @Test
    void readsAWholeWriteOrNothing() throws Errno {
        var in = new TextParser(4);
        var text = "1 23".getBytes(StandardCharsets.UTF_8);
        in.load(new UserReader(index -> text[index], 4));
        assertThat(in.decimal()).isEqualTo(1);
        assertThat(in.decimal()).isEqualTo(23);
        assertThatThrownBy(() -> in.load(new UserReader(_ -> (byte) '1', 5)))
                .isInstanceOf(Errno.class);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void aTextThatWasCutHasRoomAgain() {
        var out = new TextBuffer(4);
        out.append("abcd");
        out.append("e");
        out.truncate(2);
        assertThat(out.hasOverflowed()).isFalse();
        out.padTo(3);
        out.append(true);
        assertThat(text(out)).isEqualTo("ab ");
        assertThatThrownBy(() -> out.truncate(4)).isInstanceOf(IndexOutOfBoundsException.class);
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
