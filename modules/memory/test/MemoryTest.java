// SPDX-License-Identifier: MIT OR GPL-2.0
package memory;

import static org.assertj.core.api.Assertions.assertThat;

import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Memory.class)
class MemoryTest {
    @Test
    void aSmallArray(TestKernel kernel) {
        assertThat(kernel.log().toString())
                .contains("memory: 25 primes up to 100, 8 pairs of twins");
    }

    @Test
    @LoadedWith("limit=1000000")
    void aLargeArray(TestKernel kernel) {
        assertThat(kernel.log().toString())
                .contains("memory: 78498 primes up to 1000000, 8169 pairs of twins");
    }

    @Test
    void primesHaveASlabCacheOfTheirOwn(TestKernel kernel) {
        assertThat(kernel.exists("/sys/kernel/slab/memory_prime")).isTrue();
        kernel.unload();
        assertThat(kernel.exists("/sys/kernel/slab/memory_prime")).isFalse();
    }
}
