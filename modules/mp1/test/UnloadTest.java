// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jiffy.lab.Command;
import jiffy.lab.VmOptions;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

/// Unloading on two processors.
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64", "6.1-sanitizer"},
        clock = VmOptions.Clock.REAL,
        cpus = 2)
class UnloadTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final String LOAD =
            """
            run() { while [ ! -e /tmp/over ]; do "$@"; done > /dev/null 2>&1; }
            registers() { sleep 0.02 & echo $! > /proc/mp1/status; }
            writes_junk() { echo junk > /proc/mp1/status; usleep 1000; }
            rm -f /tmp/over
            run registers &
            run writes_junk &
            run cat /proc/mp1/status &
            run dd if=/proc/mp1/status bs=1 &
            i=0
            while [ $i -lt 20 ]; do
                rmmod mp1 || exit 1
                [ -e /proc/mp1 ] && exit 2
                insmod /tmp/mp1.ko period_ms=1 || exit 3
                usleep $((i * 1000))
                i=$((i + 1))
            done
            touch /tmp/over
            wait
            """;

    @Test
    void againAndAgain(TestKernel kernel) {
        kernel.unload();
        Cycles.run(kernel, 40);
    }

    /// Readers and writers that never stop, and processes that come and go.
    @Test
    @LoadedWith("period_ms=1")
    void underLoad(TestKernel kernel) {
        var result = kernel.exec(Command.shell(LOAD).limit(LIMIT));
        assertThat(result.exit()).as(result.stderr()).isZero();
    }
}
