// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// The first byte is fetched outside of the lock, the others inside.
///
/// Finds: SLEEP_IN_ATOMIC within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class CopyRestUnderSpinLock {
    private final SpinLock lock = new SpinLock();
    private int sum; // under lock
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        byte first = in.read();
        try (var _ = lock.acquire()) {
            sum += first + in.read();
        }
    }
}
