// SPDX-License-Identifier: MIT OR GPL-2.0
package chores;

import module jiffy.linux;

/// Does with two works what it is told by pairs of lines: an order and its number.
@KernelModule(name = "chores", license = "GPL", description = "Two works")
public final class Chores {
    private final Mutex lock = new Mutex();
    private int runs; // under lock
    private int again; // under lock
    private int queued; // under lock: times that the first work was queued
    private int taken; // under lock: times that it was taken off
    private boolean isNested; // under lock
    private final WorkQueue queue = new WorkQueue("chores");
    private final Work first = new Work(this::run);
    private final Work second = new Work(this::other);
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file =
            new ProcFile("chores", 0666).shows(this::show).writes(this::write);

    public Chores() throws Errno {}

    private void run() {
        boolean isLast;
        try (var _ = lock.acquire()) {
            runs++;
            isLast = again-- <= 0;
        }
        if (!isLast) {
            Log.info("queues itself %b", enqueue());
        }
    }

    private boolean enqueue() {
        try (var _ = lock.acquire()) {
            boolean isNew = queue.queue(first);
            if (isNew) {
                queued++;
            }
            return isNew;
        }
    }

    private void cancel() {
        if (first.cancelSync()) {
            try (var _ = lock.acquire()) {
                taken++;
            }
        }
    }

    /// Runs on the system's queue.
    private void other() {
        boolean nested;
        try (var _ = lock.acquire()) {
            nested = isNested;
        }
        if (nested) {
            enqueue();
            queue.flush();
            enqueue();
            first.flush();
            enqueue();
            cancel();
        }
        Log.info("second is done");
    }

    private void tick() {
        Log.info("from a timer %b", second.schedule());
    }

    private void write(UserReader in) throws Errno {
        while (in.hasRemaining()) {
            int order = in.parseInt();
            obey(order, in.parseInt());
            in.commit();
        }
    }

    private void obey(int order, int number) throws Errno {
        switch (order) {
            case 0 -> enqueue();
            case 1 -> second.schedule();
            case 2 -> cancel();
            case 3 -> first.flush();
            case 4 -> queue.flush();
            case 5 -> {
                second.flush();
                Log.info("had to wait %b", second.flush());
            }
            case 6 -> set(number, false);
            case 7 -> set(0, true);
            case 8 -> timer.start(number);
            case 9 -> {
                second.cancelSync();
                Log.info("taken off %b", second.cancelSync());
            }
            default -> throw new Errno(Errno.EINVAL);
        }
    }

    private void set(int times, boolean nested) {
        try (var _ = lock.acquire()) {
            again = times;
            isNested = nested;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d queued, all done %b\n", queued, runs + taken == queued);
        }
    }
}
