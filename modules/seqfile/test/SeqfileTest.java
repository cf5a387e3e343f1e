// SPDX-License-Identifier: MIT OR GPL-2.0
package seqfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Seqfile.class)
class SeqfileTest {
    private static String squares(long lines) {
        return LongStream.rangeClosed(1, lines)
                .mapToObj(i -> i + " " + i * i + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aShortFile(TestKernel kernel) {
        assertThat(kernel.read("/proc/seqfile")).isEqualTo(squares(10));
    }

    @Test
    @LoadedWith("lines=100000")
    void aFileOfMoreThanAMegabyte(TestKernel kernel) {
        assertThat(kernel.read("/proc/seqfile")).isEqualTo(squares(100_000));
    }

    @Test
    void anyBufferAndAnyOffset(TestKernel kernel) {
        assertThat(kernel.read("/proc/seqfile", 7)).isEqualTo(squares(10));
        assertThat(kernel.readAt("/proc/seqfile", 4, 6)).isEqualTo("2 4\n3 ");
    }
}
