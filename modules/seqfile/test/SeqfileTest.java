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
        assertThat(kernel.shell("dd bs=7 if=/proc/seqfile | tail -n 1").stdout())
                .isEqualTo("100000 10000000000\n");
    }
}
