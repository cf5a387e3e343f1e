// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Whether the timer is armed is asked before the item is there: the last item is forgotten.
///
/// Finds: FAULT within 1000
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class LostTick implements AutoCloseable {
    private final SpinLock lock = new SpinLock();
    private int items; // under lock
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void tick() {
        try (var _ = lock.acquire()) {
            items = 0;
        }
    }

    private void write(UserReader in) throws Errno {
        boolean isArmed = timer.isPending();
        try (var _ = lock.acquire()) {
            items++;
        }
        if (!isArmed) {
            timer.start(1);
        }
    }

    @Override
    public void close() {
        if (items != 0) {
            throw new IllegalStateException();
        }
    }
}
