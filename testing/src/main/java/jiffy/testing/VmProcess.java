// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.time.Duration;
import jiffy.lab.Vm;
import org.opentest4j.TestAbortedException;

/// A shell in a virtual machine that waits to be told to compute.
///
/// @param pipe tells it, by a line
record VmProcess(Vm vm, int pid, String pipe) implements TestProcess {
    /// Sleeps in a read of the pipe, so that it has no children.
    private static final String START =
            """
            pipe=/tmp/process.$$
            mkfifo $pipe
            sh -c 'read line < "$0"; while :; do :; done' $pipe > /dev/null 2>&1 &
            echo $! $pipe
            """;

    static VmProcess start(Vm vm) {
        var words = vm.shell(START).orThrow().stdout().strip().split(" ");
        return new VmProcess(vm, Integer.parseInt(words[0]), words[1]);
    }

    @Override
    public void computes() {
        vm.shell("echo > " + pipe).orThrow();
    }

    @Override
    public void cpuTime(Duration time) {
        throw new TestAbortedException(
                "only in the simulated kernel: the test sets the CPU time of a process");
    }

    @Override
    public void exit() {
        vm.shell("kill -KILL %d; while [ -e /proc/%d ]; do :; done".formatted(pid, pid)).orThrow();
    }
}
