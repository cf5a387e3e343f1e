// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// do: echo 1 > /proc/waitforwork &
// do: sleep 1
// kernel says: WARNING: possible circular locking dependency detected
package waitforwork;

import module jiffy.linux;

/// Who holds a mutex waits for a work that takes it.
@KernelModule(name = "waitforwork", license = "GPL", description = "Waits for a work")
public final class WaitForWork {
    private final Mutex lock = new Mutex();
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("waitforwork", 0222).writes(this::write);
    private int works;

    private void write(UserReader input) throws Errno {
        int by = input.parseInt();
        try (var _ = lock.acquire()) {
            works += by;
            work.schedule();
            work.flush(); // seen
        }
    }

    private void work() {
        try (var _ = lock.acquire()) { // seen
            works++;
        }
    }
}
