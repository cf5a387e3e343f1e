// SPDX-License-Identifier: MIT OR GPL-2.0
package words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiffy.testing.CallFailure;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Words.class)
class WordsTest {
    private static final String TEXT = "/proc/words/text";
    private static final String COUNTS = "/proc/words/counts";
    private static final String RECENT = "/proc/words/recent";

    @Test
    void theMostFrequentComesFirst(TestKernel kernel) {
        kernel.write(TEXT, "to be or not to be\n");
        kernel.write(TEXT, "\tto é\n");
        assertThat(kernel.read(COUNTS))
                .isEqualTo(
                        """
                              3 to
                              2 be
                              1 or
                              1 not
                              1 é
                        """);
        assertThat(kernel.read(RECENT)).isEqualTo("not\nto\nbe\nto\né\n");
    }

    @Test
    void thousandsOfWordsAreCounted(TestKernel kernel) {
        for (int from = 0; from < 2000; from += 500) {
            kernel.write(TEXT, numbers(from, from + 500));
        }
        kernel.write(TEXT, "1999 77");
        assertThat(kernel.read(COUNTS).lines().map(String::strip))
                .hasSize(2000)
                .startsWith("2 77", "2 1999", "1 0", "1 1")
                .endsWith("1 1998");
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    @Test
    @LoadedWith("limit=2")
    void tooMuchIsRefused(TestKernel kernel) {
        kernel.write(TEXT, "a b a b");
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> kernel.write(TEXT, "b c d"))
                .withMessageContaining("No space left on device");
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> kernel.write(TEXT, "x".repeat(4097)))
                .withMessageContaining("Argument list too long");
        assertThat(kernel.read(COUNTS).lines().map(String::strip)).containsExactly("3 b", "2 a");
    }
}
