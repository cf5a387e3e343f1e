// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import module jiffy.linux;

/// Measures the CPU time of registered processes and publishes it in `/proc/mp1/status`.
@KernelModule(
        name = "mp1",
        license = "Dual MIT/GPL",
        author = "The Jiffy authors",
        description = "CPU time of registered processes")
public final class Mp1 implements AutoCloseable {
    /// Time between two runs of the bottom half.
    @Parameter(
            name = "period_ms",
            min = 1,
            max = 3_600_000,
            description = "milliseconds between two refreshes")
    static int periodMs = 5000;

    @Parameter(name = "limit", min = 1, description = "processes that can be registered at once")
    static int limit = 131_072;

    @Parameter(name = "user_limit", min = 1, description = "processes that one user can register")
    static int userLimit = 16_384;

    /// One registered process; allocated from a slab cache of its own.
    @Slab
    static final class Registration extends TableEntry<Pid> {
        private final UserCharge charge;
        long cpuTime; // nanoseconds

        Registration(Pid pid, UserCharge charge) {
            super(pid);
            this.charge = charge;
        }
    }

    private final Mutex lock = new Mutex();
    private final UserQuota quota = new UserQuota();
    private final Table<Pid, Registration> registered = new Table<>();

    private final WorkQueue worker = new WorkQueue("mp1");
    private final Work update = new Work(this::updateCpuTimes); // bottom half: may sleep
    private final Timer timer = new Timer(this::tick); // top half: interrupt context

    private final ProcDirectory directory = new ProcDirectory("mp1");
    private final ProcFile status =
            new ProcFile(directory, "status", 0666)
                    .reads(registered, lock, this::show)
                    .writes(this::register);

    public Mp1() throws Errno {
        Log.info("loaded, period %d ms", periodMs);
    }

    private void tick() {
        worker.queue(update);
    }

    private void updateCpuTimes() {
        registered.removeIf(lock, this::isGone);
        try (var _ = lock.acquire()) {
            if (!registered.isEmpty()) {
                timer.start(Jiffies.ofMillis(periodMs));
            }
        }
    }

    /// Refreshes an entry; true if its process is gone.
    private boolean isGone(Registration registration) {
        try {
            registration.cpuTime = registration.key().cpuTime();
            return false;
        } catch (Errno gone) {
            return true;
        }
    }

    private void register(UserReader input) throws Errno {
        do {
            var pid = Pid.find(input.parseInt()); // in the writer's pid namespace
            if (!input.sees(pid)) {
                throw new Errno(Errno.ESRCH);
            }
            admit(pid);
            input.commit(); // what write(2) returns if a later line is bad
        } while (input.hasRemaining());
    }

    private void admit(Pid pid) throws Errno {
        try (var _ = lock.acquire()) {
            if (registered.contains(pid)) {
                throw new Errno(Errno.EEXIST);
            }
            if (registered.size() >= limit) {
                throw new Errno(Errno.ENOSPC);
            }
            var registration = new Registration(pid, quota.charge(userLimit));
            registration.cpuTime = pid.cpuTime();
            registered.add(registration);
            timer.start(Jiffies.ofMillis(periodMs)); // at the latest then; an earlier expiry stays
        }
    }

    private void show(Registration registration, SeqFile out) {
        int number = out.number(registration.key()); // in the reader's pid namespace
        if (number != 0) {
            out.printf("%d: %d\n", number, registration.cpuTime);
        }
    }

    @Override
    public void close() {
        Log.info("unloaded");
    }
}
