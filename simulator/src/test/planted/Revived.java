// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// The timer is disarmed while its callback runs, which arms it again.
///
/// Finds: FAULT within 2000
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class Revived {
    private final SpinLock lock = new SpinLock();
    private boolean isStopped; // under lock
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void tick() {
        try (var _ = lock.acquire()) {
            if (isStopped) {
                throw new IllegalStateException();
            }
        }
        timer.start(1);
    }

    private void write(UserReader in) throws Errno {
        if (in.parseInt() == 3) {
            try (var _ = lock.acquire()) {
                isStopped = true;
            }
            timer.delete();
        } else {
            try (var _ = lock.acquire()) {
                if (!isStopped) {
                    timer.start(1);
                }
            }
        }
    }
}
