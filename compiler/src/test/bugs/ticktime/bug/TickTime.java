// SPDX-License-Identifier: MIT OR GPL-2.0
// Seconds and nanoseconds are one time. Each getter locks, so no access races; but the timer
// carries into the seconds between the two calls, and the time jumps back by a second.
//   show: seconds() = 4; timer: 4.99 becomes 5.00; show: nanos() = 0: 4.00 is printed
//
// source: "ALSA: seq: Fix concurrent access to queue current tick/time"
// class: race
package bugs.ticktime;

import module jiffy.linux;

/// A clock that a timer drives, in seconds and nanoseconds.
@KernelModule(name = "ticktime", license = "GPL", description = "A clock of two fields")
public final class TickTime {
    private static final int NANOS = 1_000_000_000;

    private final SpinLock lock = new SpinLock();
    private long seconds;
    private int nanos;

    private final Timer clock = new Timer(this::tick);
    private final ProcFile file = new ProcFile("ticktime", 0444).shows(this::show);

    void started() {
        clock.start(1);
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            nanos += NANOS / Jiffies.hz();
            if (nanos >= NANOS) {
                nanos -= NANOS;
                seconds++;
            }
        }
        clock.start(1);
    }

    private long seconds() {
        try (var _ = lock.acquire()) {
            return seconds;
        }
    }

    private int nanos() {
        try (var _ = lock.acquire()) {
            return nanos;
        }
    }

    private void show(SeqFile out) {
        out.printf("%d s, %d ns\n", seconds(), nanos()); // BUG
    }
}
