// SPDX-License-Identifier: MIT OR GPL-2.0
package works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jiffy.testing.CallFailure;
import jiffy.testing.KernelTest;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Works.class)
class WorksTest {
    @Test
    void aReaderWaitsForTheWorker(TestKernel kernel) {
        kernel.write("/proc/works", "1000\n");
        assertThat(kernel.read("/proc/works")).isEqualTo("168 primes up to 1000\n");
        kernel.write("/proc/works", "100000");
        assertThat(kernel.read("/proc/works")).isEqualTo("9592 primes up to 100000\n");
        assertThat(kernel.log().toString()).contains("works: up to 1000, queued: true");
    }

    @Test
    void unloadingWaitsForTheWorker(TestKernel kernel) {
        kernel.write("/proc/works", "1000000");
        kernel.unload();
        assertThat(kernel.isLoaded()).isFalse();
    }

    @Test
    void moreThanAMillionIsRefused(TestKernel kernel) {
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> kernel.write("/proc/works", "1000001"))
                .withMessageContaining("Numerical result out of range");
    }
}
