// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Memory of the writer is read under a spinlock.
///
/// Finds: SLEEP_IN_ATOMIC within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class CopyUnderSpinLock {
    private final SpinLock lock = new SpinLock();
    private int value;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        try (var _ = lock.acquire()) {
            value = in.parseInt();
        }
    }
}
