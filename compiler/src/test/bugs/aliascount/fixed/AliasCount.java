// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/AliasCount.java: the lock is taken around both calls.
//
// `count` knows nothing of the module: it gets an array and adds to it. The timer calls it
// under the lock; the write callback calls it for the same array without.
//
// source: syzbot "KCSAN: data-race in ..." on statistics arrays that helpers get as a pointer
// class: race
package bugs.aliascount;

import module jiffy.linux;

/// Events by hour of the day.
@KernelModule(name = "aliascount", license = "GPL", description = "Events by hour")
public final class AliasCount {
    private static final int HOURS = 24;

    private final SpinLock lock = new SpinLock();
    private final int[] events = new int[HOURS];
    private final int[] ticks = new int[HOURS];

    private final Timer clock = new Timer(this::tick);
    private final ProcFile file =
            new ProcFile("aliascount", 0600).shows(this::show).writes(this::event);

    void started() {
        clock.start(Jiffies.hz());
    }

    private static int hour() {
        return (int) (Jiffies.now() / Jiffies.hz() / 3600 % HOURS);
    }

    /// Adds to the counter of this hour.
    private static void count(int[] counters, int many) {
        var cells = counters;
        cells[hour()] += many;
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            count(ticks, 1);
            count(events, 1);
        }
        clock.start(Jiffies.hz());
    }

    private void event(UserReader in) throws Errno {
        int many = in.parseInt();
        if (many < 1 || many > 100) {
            throw new Errno(Errno.ERANGE);
        }
        try (var _ = lock.acquire()) {
            count(events, many);
        }
    }

    private void show(SeqFile out) {
        for (int hour = 0; hour < HOURS; hour++) {
            int both;
            try (var _ = lock.acquire()) {
                both = events[hour] + ticks[hour];
            }
            out.printf("%d: %d\n", hour, both);
        }
    }
}
