// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/WaitChain.java: reset waits first and locks afterwards.
//
// Reset holds the mutex and waits for the work `drain`. That takes no lock, but waits for the
// work `collect`, and that one takes the mutex:
//   reset (mutex) -> drain.flush(); drain -> collect.flush(); collect -> mutex.acquire()
//
// source: lockdep's "possible circular locking dependency detected" with (work_completion)
// links, as in "tipc: fix a deadlock when flushing scheduled work"
// class: deadlock
package bugs.waitchain;

import module jiffy.linux;

/// Statistics that a device delivers in two steps.
@KernelModule(name = "waitchain", license = "GPL", description = "Statistics in two steps")
public final class WaitChain {
    private final Mutex mutex = new Mutex();
    private long total;
    private int rounds;

    private final Work collect = new Work(this::collect);
    private final Work drain = new Work(this::drain);
    private final ProcDirectory directory = new ProcDirectory("waitchain");
    private final ProcFile sum = new ProcFile(directory, "total", 0444).shows(this::show);
    private final ProcFile reset = new ProcFile(directory, "reset", 0200).writes(this::reset);

    private void collect() {
        try (var _ = mutex.acquire()) {
            total += Jiffies.now() & 0xFF;
            rounds++;
        }
    }

    private void drain() {
        collect.schedule();
        collect.flush();
        Log.info("drained");
    }

    private void reset(UserReader in) throws Errno {
        int start = in.parseInt();
        drain.schedule();
        settle();
        try (var _ = mutex.acquire()) {
            total = start;
            rounds = 0;
        }
    }

    private void settle() {
        drain.flush();
    }

    private void show(SeqFile out) {
        try (var _ = mutex.acquire()) {
            out.printf("%d in %d rounds\n", total, rounds);
        }
    }
}
