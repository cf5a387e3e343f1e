// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// do: echo 1 > /proc/locktwice &
// do: sleep 1
// kernel says: WARNING: possible recursive locking detected
package locktwice;

import module jiffy.linux;

/// Who holds a mutex calls a method that takes it.
@KernelModule(name = "locktwice", license = "GPL", description = "A lock twice")
public final class LockTwice {
    private final Mutex lock = new Mutex();
    private final ProcFile file = new ProcFile("locktwice", 0222).writes(this::write);
    private int writes;

    private void write(UserReader input) throws Errno {
        int by = input.parseInt();
        try (var _ = lock.acquire()) {
            count(by);
        }
    }

    private void count(int by) {
        try (var _ = lock.acquire()) { // seen
            writes += by;
        }
    }
}
