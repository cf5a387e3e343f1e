// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Optional;
import jiffy.simulator.check.Strand;
import jiffy.simulator.code.Hooks;
import jiffy.simulator.schedule.Task;

/// A thread of control in the simulated kernel: a system call, one run of a timer or of a work.
final class Activity extends Task {
    /// A second or two here; no callback of a kernel module makes as many jumps backwards.
    private static final long PATIENCE = 300_000_000;

    private final Machine machine;
    private final boolean isInterrupt;
    private final Strand strand;

    /// Who calls; the idle process in an interrupt, a kernel thread in a work.
    Optional<Process> process;

    /// Spinlocks that it holds.
    int spinLocks;

    /// Where its code was last seen.
    int site;

    /// Jumps backwards that it has made.
    private long jumps;

    Activity(
            Machine machine,
            String name,
            Optional<Process> process,
            boolean isInterrupt,
            Runnable body) {
        super(name, body);
        this.machine = machine;
        this.process = process;
        this.isInterrupt = isInterrupt;
        strand = machine.strand(name);
    }

    Strand strand() {
        return strand;
    }

    /// Whether nothing here may sleep.
    boolean isAtomic() {
        return isInterrupt || spinLocks > 0;
    }

    /// Counts a jump backwards.
    ///
    /// @return whether it has made so many that it will not end
    boolean isEndless() {
        return ++jumps > PATIENCE;
    }

    int pid() {
        return process.map(Process::number).orElse(0);
    }

    @Override
    protected void run() {
        Hooks.observed(
                machine,
                () ->
                        machine.kernel()
                                .run(() -> {
                                    try {
                                        super.run();
                                    } finally {
                                        machine.ended(this);
                                    }
                                }));
    }

    @Override
    public String toString() {
        return name() + ":" + pid();
    }
}
