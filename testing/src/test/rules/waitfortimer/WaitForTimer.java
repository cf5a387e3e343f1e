// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// without: KJ0301
// do: echo 1 > /proc/waitfortimer
// kernel says: WARNING: possible circular locking dependency detected
// kernel says: WARNING: inconsistent lock state
// kernel says: BUG: sleeping function called from invalid context
package waitfortimer;

import module jiffy.linux;

/// Who holds a spin lock waits for the end of a timer's callback that takes it.
@KernelModule(name = "waitfortimer", license = "GPL", description = "Waits for a timer")
public final class WaitForTimer {
    private final SpinLock lock = new SpinLock();
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("waitfortimer", 0222).writes(this::write);
    private int ticks;

    void started() {
        timer.start(Jiffies.ofMillis(1));
    }

    private void write(UserReader input) throws Errno {
        int by = input.parseInt();
        try (var _ = lock.acquire()) {
            ticks += by;
            timer.deleteSync(); // seen
        }
    }

    private void tick() {
        try (var _ = lock.acquire()) { // seen
            ticks++;
        }
    }
}
