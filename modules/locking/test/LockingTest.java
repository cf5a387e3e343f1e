// SPDX-License-Identifier: MIT OR GPL-2.0
package locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jiffy.lab.VmOptions;
import jiffy.testing.KernelTest;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Locking.class, clock = VmOptions.Clock.REAL, cpus = 2)
class LockingTest {
    @Test
    void manyWritersLoseNothing(TestKernel kernel) {
        kernel.shell(
                """
                for writer in 1 2 3 4; do
                    (for i in $(seq 250); do echo $i > /proc/locking; done) &
                done
                wait
                """);
        assertThat(kernel.read("/proc/locking").lines()).hasSize(1 + 4 * 250);
    }

    @Test
    void writersAndReadersMeet(TestKernel kernel) {
        kernel.concurrently(
                () -> kernel.write("/proc/locking", "1"),
                () -> kernel.write("/proc/locking", "2"),
                () -> kernel.read("/proc/locking"));
        assertThat(kernel.read("/proc/locking").lines()).hasSize(3).contains("1", "2");
    }

    @Test
    void theTimerTicksBesideThem(TestKernel kernel) {
        kernel.write("/proc/locking", "7");
        kernel.advance(Duration.ofMillis(1500));
        assertThat(kernel.read("/proc/locking")).matches("[1-9][0-9]* ticks\n7\n");
    }
}
