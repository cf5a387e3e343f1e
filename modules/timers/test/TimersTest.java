// SPDX-License-Identifier: MIT OR GPL-2.0
package timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import jiffy.testing.CallFailure;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Timers.class)
class TimersTest {
    @Test
    void convertsMillisecondsToTicksAndBack(TestKernel kernel) {
        assertThat(kernel.log().toString())
                .containsPattern("timers: 1000 ms are (100|250|1000) jiffies")
                .containsPattern("jiffies are 1000 ms");
    }

    @Test
    void ticksUntilItIsStopped(TestKernel kernel) {
        kernel.advance(Duration.ofMillis(3500));
        assertThat(kernel.log().toString()).contains("tick 1", "tick 2", "tick 3");
        kernel.write("/proc/timers", "0\n");
        assertThat(kernel.log().toString()).contains("period 0 ms; was ticking: true");
        var before = kernel.log().toString();
        kernel.advance(Duration.ofSeconds(10));
        assertThat(kernel.log().toString()).isEqualTo(before);
    }

    @Test
    @LoadedWith("period_ms=3600000")
    void aNewPeriodCountsFromNow(TestKernel kernel) {
        kernel.write("/proc/timers", "100");
        kernel.advance(Duration.ofMillis(150));
        assertThat(kernel.log().toString()).contains("was ticking: true", "tick 1");
    }

    @Test
    void aNegativePeriodIsRefused(TestKernel kernel) {
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> kernel.write("/proc/timers", "-1"))
                .withMessageContaining("Invalid argument");
    }
}
