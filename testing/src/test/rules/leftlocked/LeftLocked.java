// SPDX-License-Identifier: MIT OR GPL-2.0
// do: echo 0 > /proc/leftlocked
// kernel says: still has locks held!
package leftlocked;

import module jiffy.linux;

/// An error ends a call that holds a lock.
@KernelModule(name = "leftlocked", license = "GPL", description = "Ends early")
public final class LeftLocked {
    private final Mutex lock = new Mutex();
    private final ProcFile file = new ProcFile("leftlocked", 0222).writes(this::write);
    private int latest;

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        try (var _ = lock.acquire()) {
            if (number == 0) {
                throw new Errno(Errno.EINVAL);
            }
            latest = number;
        }
    }
}
