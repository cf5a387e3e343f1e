// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A work is waited for under the mutex that it takes.
///
/// Finds: LOCK_ORDER within 3
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class FlushUnderLock {
    private final Mutex lock = new Mutex();
    private int value;
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void work() {
        try (var _ = lock.acquire()) {
            value++;
        }
    }

    private void write(UserReader in) {
        work.schedule();
        try (var _ = lock.acquire()) {
            work.flush();
        }
    }
}
