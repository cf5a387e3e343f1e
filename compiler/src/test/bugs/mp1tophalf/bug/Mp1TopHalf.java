// SPDX-License-Identifier: MIT OR GPL-2.0
// The timer was meant to wake the bottom half. Calling the same method directly works until the
// mutex is contended or the walk reschedules: in an interrupt.
//   timer: tick -> refresh -> registered.removeIf(lock, ...), which takes the mutex
//
// source: public solutions of the MP1 assignment (the timer's handler walks and prunes the list
// itself)
// class: sleep-in-atomic
package bugs.mp1tophalf;

import module jiffy.linux;

/// CPU time of registered processes, in the shape of MP1.
@KernelModule(name = "mp1tophalf", license = "GPL", description = "CPU times, refreshed by a timer")
public final class Mp1TopHalf {
    @Parameter(name = "period_ms", min = 10, max = 3_600_000, description = "of a refresh")
    static int periodMs = 5000;

    static final class Registration extends TableEntry<Pid> {
        long cpuTime; // nanoseconds

        Registration(Pid pid) {
            super(pid);
        }

        /// False if the process is gone.
        boolean refresh() {
            try {
                cpuTime = key().cpuTime();
                return true;
            } catch (Errno e) {
                return false;
            }
        }
    }

    private final Mutex lock = new Mutex();
    private final Table<Pid, Registration> registered = new Table<>();

    private final Timer timer = new Timer(this::tick);
    private final ProcFile status =
            new ProcFile("mp1tophalf", 0666)
                    .reads(registered, lock, this::show)
                    .writes(this::register);

    private void tick() {
        refresh();
    }

    private void refresh() {
        registered.removeIf(lock, each -> !each.refresh()); // BUG
        timer.start(Jiffies.ofMillis(periodMs));
    }

    private void register(UserReader in) throws Errno {
        var pid = Pid.find(in.parseInt());
        if (!in.sees(pid)) {
            throw new Errno(Errno.ESRCH);
        }
        try (var _ = lock.acquire()) {
            if (registered.size() >= 1000) {
                throw new Errno(Errno.ENOSPC);
            }
            registered.add(new Registration(pid));
        }
        timer.start(Jiffies.ofMillis(periodMs));
    }

    private void show(Registration each, SeqFile out) {
        int number = out.number(each.key());
        if (number != 0) {
            out.printf("%d: %d\n", number, each.cpuTime);
        }
    }
}
