// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Files below `/proc`, read and written in every way.
@InBothHomes("kinds")
class KindsTest {
    private static final String SHOWN = "/proc/kinds/shown";
    private static final String RAW = "/proc/kinds/raw";
    private static final String BUFFERED = "/proc/kinds/buffered";
    private static final String COPIED = "/proc/kinds/copied";
    private static final String NOTHING = "/proc/kinds/nothing";

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "%d %x %c %b all%%\n".formatted(i, -i, (char) ('A' + i % 26), i % 2 == 0))
                .collect(Collectors.joining());
    }

    @Test
    void aShownFileAtEveryOffsetAndSize(Home home) {
        var all = lines(3);
        for (int size : List.of(1, 7, all.length(), all.length() + 1)) {
            assertThat(home.read(SHOWN, size)).as("size %d", size).isEqualTo(all);
        }
        for (int offset = 0; offset <= all.length() + 7; offset += 8) {
            for (int size : List.of(1, 50)) {
                int from = Math.min(offset, all.length());
                assertThat(home.readAt(SHOWN, offset, size))
                        .as("%d at %d", size, offset)
                        .isEqualTo(all.substring(from, Math.min(from + size, all.length())));
            }
        }
        assertThat(home.readAt(SHOWN, 5, 0)).isEmpty();
        assertThat(home.readAt(SHOWN, -1, 5)).isEqualTo("EINVAL");
        assertThat(home.readAt(SHOWN, Long.MAX_VALUE, 5)).isEqualTo("EINVAL");
        assertThat(home.readAt(SHOWN, Long.MAX_VALUE - 5, 5)).isEmpty();
    }

    @Test
    void aShownFileOfManyPages(Home home) {
        home.write(SHOWN, "1000");
        var all = lines(1000);
        assertThat(home.read(SHOWN)).isEqualTo(all);
        assertThat(home.read(SHOWN, 5000)).isEqualTo(all);
        for (int offset : List.of(4096, 8191, all.length() - 1)) {
            int to = Math.min(offset + 10, all.length());
            assertThat(home.readAt(SHOWN, offset, 10)).isEqualTo(all.substring(offset, to));
        }
        home.write(SHOWN, "0");
        assertThat(home.read(SHOWN)).isEmpty();
        home.write(SHOWN, "-1");
        assertThat(home.read(SHOWN)).isEqualTo("ERANGE");
        assertThat(home.readAt(SHOWN, 3, 5)).isEqualTo("ERANGE");
        home.write(SHOWN, "1");
        assertThat(home.read("/proc/kinds_beside")).isEqualTo(lines(1));
    }

    @Test
    void linesOfNumbers(Home home) {
        assertThat(home.write(SHOWN, "1\n2\n3\n")).isEqualTo("6");
        assertThat(home.write(SHOWN, "4\n5")).isEqualTo("3");
        assertThat(home.write(SHOWN, "6\n7x\n8\n")).isEqualTo("2");
        assertThat(home.write(SHOWN, "9\n13\n")).isEqualTo("2");
        assertThat(home.write(SHOWN, "12\n13\n")).isEqualTo("E2BIG");
        assertThat(home.write(SHOWN, "12\n12\n")).isEqualTo("6");
        assertThat(home.said())
                .containsExactly(
                        "INFO 4 more, sum 1",
                        "INFO 2 more, sum 3",
                        "INFO 0 more, sum 6",
                        "INFO 1 more, sum 10",
                        "INFO 0 more, sum 15",
                        "INFO 5 more, sum 21",
                        "INFO 3 more, sum 30",
                        "INFO 3 more, sum 42",
                        "INFO 3 more, sum 54",
                        "INFO 0 more, sum 66");
    }

    @Test
    void whatIsNoNumber(Home home) {
        for (var text : List.of("", "\n", "-", "+1", " 1", "1 ", "2147483648")) {
            assertThat(home.write(SHOWN, text)).as("'%s'", text).isEqualTo("EINVAL");
        }
        assertThat(home.write(SHOWN, "-2147483648\n2147483647\n007\n-0\n")).isEqualTo("30");
        assertThat(home.said()).hasSize(4).last().isEqualTo("INFO 0 more, sum 6");
    }

    @Test
    void aRawFile(Home home) {
        var all = "abcabcabcabcabcabcab"; // only to be as long
        var text = home.read(RAW);
        assertThat(text).hasSize(all.length()).isEqualTo("abcdefgabcdefgabcdef");
        assertThat(home.read(RAW, 4)).isEqualTo("abcdefgabcdefgab" + "cdef");
        home.said();
        assertThat(home.readAt(RAW, 5, 4)).isEqualTo("fgab");
        assertThat(home.readAt(RAW, 5, 0)).isEmpty();
        assertThat(home.readAt(RAW, 20, 4)).isEmpty();
        assertThat(home.readAt(RAW, 15, 4)).isEqualTo("EBUSY");
        assertThat(home.readAt(RAW, 16, 4)).isEqualTo("cdef");
        assertThat(home.readAt(RAW, 17, 3)).isEqualTo("def");
        assertThat(home.readAt(RAW, 17, 9)).isEqualTo("def.");
        assertThat(home.readAt(RAW, 18, 9)).isEqualTo("fg");
        assertThat(home.readAt(RAW, Long.MAX_VALUE, 1)).isEqualTo("EINVAL");
        assertThat(home.readAt(RAW, Long.MAX_VALUE - 1, 1)).isEmpty();
        assertThat(home.readAt(RAW, -1, 1)).isEqualTo("EINVAL");
        assertThat(home.said())
                .containsExactly(
                        "INFO read of 4 at 5",
                        "INFO read of 0 at 5",
                        "INFO read of 4 at 20",
                        "INFO read of 4 at 15",
                        "INFO read of 4 at 16",
                        "INFO read of 3 at 17",
                        "INFO read of 9 at 17",
                        "INFO read of 9 at 18",
                        "INFO read of 1 at " + (Long.MAX_VALUE - 1));
    }

    @Test
    void bytesThatAreWritten(Home home) {
        assertThat(home.write(RAW, "b123456789")).isEqualTo("10");
        assertThat(home.write(RAW, "b")).isEqualTo("1");
        assertThat(home.write(RAW, "c12")).isEqualTo("3");
        assertThat(home.write(RAW, "e1")).isEqualTo("ENODATA");
        assertThat(home.write(RAW, "")).isEqualTo("ENODATA");
        assertThat(home.said())
                .containsExactly(
                        "INFO 4 bytes, first 49",
                        "INFO 4 bytes, first 53",
                        "INFO 1 bytes, first 57",
                        "INFO then 0",
                        "INFO then 0",
                        "INFO 1 left, sum 49",
                        "INFO 0 left, sum 99",
                        "INFO 0 left, sum 49");
    }

    @Test
    void textThatIsParsedAndKept(Home home) {
        assertThat(home.read(BUFFERED)).isEmpty();
        assertThat(home.write(BUFFERED, "one  two\n# no\n three")).isEqualTo("20");
        assertThat(home.read(BUFFERED)).isEqualTo("one+two+three+");
        assertThat(home.read(BUFFERED, 3)).isEqualTo("one+two+three+");
        assertThat(home.readAt(BUFFERED, 4, 3)).isEqualTo("two");
        assertThat(home.read(COPIED)).isEqualTo("one+two+three+");
        assertThat(home.read(COPIED, 3)).isEqualTo("one+two+three+");
        assertThat(home.readAt(COPIED, 4, 3)).isEqualTo("two");
        assertThat(home.readAt(COPIED, 14, 3)).isEmpty();
        assertThat(home.write(BUFFERED, "x".repeat(64))).isEqualTo("E2BIG");
        assertThat(home.write(BUFFERED, "y".repeat(65))).isEqualTo("E2BIG");
        assertThat(home.read(BUFFERED)).isEmpty();
    }

    /// What is no text is shown byte by byte.
    @Test
    void bytesThatAreNoText(Home home) {
        assertThat(home.write(BUFFERED, "=255 =65 =128 =66 =195 =10 =67")).isEqualTo("30");
        for (var file : List.of(BUFFERED, COPIED)) {
            assertThat(home.readAt(file, 1, 1)).as(file).isEqualTo("A");
            assertThat(home.readAt(file, 3, 1)).as(file).isEqualTo("B");
            assertThat(home.readAt(file, 5, 2)).as(file).isEqualTo("\nC");
            assertThat(home.readAt(file, 7, 1)).as(file).isEmpty();
        }
        assertThat(home.said()).containsExactly("INFO 7 bytes, too many false");
    }

    @Test
    void whatAFileCannotDo(Home home) {
        assertThat(home.read(NOTHING)).isEqualTo("EIO");
        assertThat(home.write(NOTHING, "1")).isEqualTo("EIO");
        assertThat(home.write(COPIED, "1")).isEqualTo("EIO");
        assertThat(home.write("/proc/kinds_beside", "1")).isEqualTo("EIO");
        assertThat(home.read("/proc/kinds/other")).isEqualTo("ENOENT");
        assertThat(home.kernel().exists("/proc/kinds")).isTrue();
        home.kernel().unload();
        assertThat(home.kernel().exists("/proc/kinds")).isFalse();
        assertThat(home.kernel().exists("/proc/kinds_beside")).isFalse();
    }
}
