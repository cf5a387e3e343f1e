// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jiffy.linux.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each allocation of a module fails once: whoever caused it is told, and nothing else happens.
class NoMemoryTest {
    private static final int MOST = 100;

    @ParameterizedTest
    @ValueSource(strings = {"words", "lists", "memory", "refusing"})
    void loading(String module) {
        var kernel = Modules.simulator(module);
        int failures = 0;
        for (int number = 1; number <= MOST; number++) {
            kernel.failAllocation(number);
            try {
                kernel.load();
                kernel.unload();
            } catch (LoadError e) {
                failures += e.errno() == Errno.ENOMEM ? 1 : 0;
            }
            assertThat(kernel.isLoaded()).isFalse();
            assertThat(kernel.list("/proc")).isEmpty();
        }
        assertThat(failures).isPositive();
        assertThat(kernel.faults()).hasSize(failures).allMatch(each -> each.startsWith("OutOf"));
        assertThat(kernel.findings()).isEmpty();
    }

    @Test
    void registering() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        var process = kernel.process(0);
        kernel.failAllocation(1);
        try {
            kernel.init().write("/proc/mp1/status", process.number() + "");
        } catch (CallError e) {
            assertThat(e.errno()).isEqualTo(Errno.ENOMEM);
        }
        assertThat(kernel.faults())
                .singleElement()
                .asString()
                .startsWith("OutOfMemoryError at Mp1");
        assertThat(kernel.init().read("/proc/mp1/status")).isEmpty();
        kernel.init().write("/proc/mp1/status", process.number() + "");
        kernel.advance(Duration.ofSeconds(6));
        assertThat(kernel.init().read("/proc/mp1/status")).isEqualTo(process.number() + ": 0\n");
        kernel.unload();
        assertThat(kernel.findings()).isEmpty();
    }
}
