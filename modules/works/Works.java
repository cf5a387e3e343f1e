// SPDX-License-Identifier: MIT OR GPL-2.0
package works;

import module jiffy.linux;

/// Counts the primes up to the number that is written to `/proc/works`: later, in a worker.
@KernelModule(name = "works", license = "Dual MIT/GPL", description = "Work queues of the kernel")
public final class Works {
    private final Mutex lock = new Mutex();
    private int limit;
    private int primes;

    private final WorkQueue worker = new WorkQueue("works"); // alloc_workqueue
    private final Work search = new Work(this::search); // INIT_WORK
    private final ProcFile file = new ProcFile("works", 0644).shows(this::show).writes(this::ask);

    public Works() throws Errno {}

    /// Gives the work to the worker and returns at once.
    private void ask(UserReader in) throws Errno {
        int number = in.parseInt();
        if (number < 0 || number > 1_000_000) {
            throw new Errno(Errno.ERANGE);
        }
        try (var _ = lock.acquire()) {
            limit = number;
        }
        Log.info("up to %d, queued: %b", number, worker.queue(search)); // queue_work
    }

    /// Waits for the worker.
    private void show(SeqFile out) {
        worker.flush(); // flush_workqueue
        try (var _ = lock.acquire()) {
            out.printf("%d primes up to %d\n", primes, limit);
        }
    }

    private void search() { // in process context: may sleep, as it does here for the mutex
        int last;
        try (var _ = lock.acquire()) {
            last = limit;
        }
        int count = 0;
        for (int i = 2; i <= last; i++) {
            if (isPrime(i)) {
                count++;
            }
        }
        try (var _ = lock.acquire()) {
            primes = count;
        }
    }

    private static boolean isPrime(int number) {
        for (int i = 2; i * i <= number; i++) {
            if (number % i == 0) {
                return false;
            }
        }
        return true;
    }
}
