// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.Command;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of processes. The system property `jiffy.mp1.processes` takes another number than
/// 5,000; each needs some 30 KB of the machine's memory, which `jiffy.memory` sets.
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"},
        clock = VmOptions.Clock.REAL)
class ScaleTest {
    private static final int PROCESSES = Integer.getInteger("jiffy.mp1.processes", 5_000);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String MANY = "/tmp/many";

    @TempDir Path folder;

    @Test
    @LoadedWith({"period_ms=100", "user_limit=1000000", "limit=1000000"})
    void allAreListedInOrder(TestKernel kernel, Vm vm) throws Exception {
        vm.push(UserSpace.compiled("many", folder), MANY);
        UserSpace.allowProcesses(kernel);
        var all = "%1$d made, %1$d registered, %1$d read, %1$d read again\n".formatted(PROCESSES);
        var said = kernel.exec(Command.of(MANY, "" + PROCESSES).limit(LIMIT));
        assertThat(said.stdout()).as(said.stderr()).isEqualTo(all);
    }

    @Test
    @LoadedWith({"period_ms=1", "user_limit=1000000", "limit=1000000"})
    void rmmodFreesThemAll(TestKernel kernel, Vm vm) throws Exception {
        vm.push(UserSpace.compiled("many", folder), MANY);
        UserSpace.allowProcesses(kernel);
        var said = kernel.exec(Command.of(MANY, "" + PROCESSES, "rmmod mp1").limit(LIMIT));
        assertThat(said.ok()).as(said.stderr()).isTrue();
        assertThat(kernel.isLoaded()).isFalse();
    }
}
