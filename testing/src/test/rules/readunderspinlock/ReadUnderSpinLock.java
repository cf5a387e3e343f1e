// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0301
// do: echo 1 > /proc/readunderspinlock
// kernel says: BUG: sleeping function called from invalid context
package readunderspinlock;

import module jiffy.linux;

/// Who holds a spin lock reads from user memory.
@KernelModule(name = "readunderspinlock", license = "GPL", description = "Reads under a lock")
public final class ReadUnderSpinLock {
    private final SpinLock lock = new SpinLock();
    private final ProcFile file = new ProcFile("readunderspinlock", 0222).writes(this::write);
    private int sum;

    private void write(UserReader input) throws Errno {
        try (var _ = lock.acquire()) {
            sum += input.parseInt(); // seen
        }
    }
}
