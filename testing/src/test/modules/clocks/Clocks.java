// SPDX-License-Identifier: MIT OR GPL-2.0
package clocks;

import module jiffy.linux;

/// Does with two timers what it is told by pairs of lines: an order and its number.
@KernelModule(name = "clocks", license = "GPL", description = "Two timers")
public final class Clocks {
    private static final long LARGE = 1_000_000_007_000_003L;

    private final SpinLock lock = new SpinLock();
    private int runs; // under lock
    private int again; // under lock
    private long due; // under lock, a time of which the first timer must not be ahead
    private final Timer first = new Timer(this::tick);
    private final Timer second = new Timer(this::other);
    private final ProcFile file =
            new ProcFile("clocks", 0666).shows(this::show).writes(this::write);

    private void tick() {
        int run;
        boolean isLast;
        boolean isEarly;
        try (var _ = lock.acquire()) {
            run = ++runs;
            isLast = again-- <= 0;
            isEarly = Jiffies.now() < due;
        }
        Log.info("first %d, early %b, pending %b", run, isEarly, first.isPending());
        if (!isLast) {
            aim(3);
            first.start(3);
        }
    }

    private void other() {
        Log.info("second, deleted %b", first.delete());
    }

    private void aim(long ticks) {
        try (var _ = lock.acquire()) {
            due = Jiffies.now() + ticks;
        }
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
            case 0 -> {
                aim(number);
                first.start(number);
            }
            case 1 -> {
                aim(number);
                Log.info("modified %b", first.modify(number));
            }
            case 2 -> Log.info("deleted %b", first.delete());
            case 3 -> Log.info("deleted, waited %b", first.deleteSync());
            case 4 -> Log.info("pending %b", first.isPending());
            case 5 -> second.start(number);
            case 6 -> repeat(number);
            case 7 -> {
                Log.info("%d ms: %d ticks", number, Jiffies.ofMillis(number));
                Log.info("%d ticks: %d ms", number, Jiffies.toMillis(number));
                Log.info("many ticks: %d ms", Jiffies.toMillis(number * LARGE));
            }
            case 8 -> first.start(number * LARGE);
            case 9 -> {
                long before = Jiffies.now();
                Log.info("hz %d, back %b", Jiffies.hz(), Jiffies.now() < before);
            }
            default -> throw new Errno(Errno.EINVAL);
        }
    }

    private void repeat(int times) {
        try (var _ = lock.acquire()) {
            again = times;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d runs\n", runs);
        }
    }
}
