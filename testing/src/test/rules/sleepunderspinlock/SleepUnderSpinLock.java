// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0301
// do: echo 1 > /proc/sleepunderspinlock
// kernel says: BUG: sleeping function called from invalid context
package sleepunderspinlock;

import module jiffy.linux;

/// Who holds a spin lock waits for a work.
@KernelModule(name = "sleepunderspinlock", license = "GPL", description = "Waits under a lock")
public final class SleepUnderSpinLock {
    private final SpinLock lock = new SpinLock();
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("sleepunderspinlock", 0222).writes(this::settle);
    private int settled;

    private void settle(UserReader input) throws Errno {
        work.schedule();
        try (var _ = lock.acquire()) {
            work.flush(); // seen
            settled++;
        }
    }

    private void work() {
        Log.info("worked");
    }
}
