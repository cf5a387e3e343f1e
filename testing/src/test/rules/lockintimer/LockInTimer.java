// SPDX-License-Identifier: MIT OR GPL-2.0
// do: echo 1 > /proc/lockintimer; sleep 1
// kernel says: WARNING: inconsistent lock state
package lockintimer;

import module jiffy.linux;

/// A callback of a timer takes a lock that a system call holds.
@KernelModule(name = "lockintimer", license = "GPL", description = "A lock in a timer")
public final class LockInTimer {
    private final SpinLock lock = new SpinLock();
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("lockintimer", 0222).writes(this::write);
    private int ticks;

    void started() {
        timer.start(Jiffies.ofMillis(100));
    }

    private void write(UserReader input) throws Errno {
        int by = input.parseInt();
        try (var _ = lock.acquire()) {
            ticks += by;
        }
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            ticks++;
        }
    }
}
