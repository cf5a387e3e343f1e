// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A work is waited for under a spinlock.
///
/// Finds: SLEEP_IN_ATOMIC within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class FlushUnderSpinLock {
    private final SpinLock lock = new SpinLock();
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void work() {}

    private void write(UserReader in) {
        work.schedule();
        try (var _ = lock.acquire()) {
            work.flush();
        }
    }
}
