// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Three spinlocks, each taken under the one before.
///
/// Finds: LOCK_ORDER within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class ThreeOrders {
    private final SpinLock first = new SpinLock();
    private final SpinLock second = new SpinLock();
    private final SpinLock third = new SpinLock();
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        switch (in.parseInt() % 3) {
            case 0 -> both(first, second);
            case 1 -> both(second, third);
            default -> both(third, first);
        }
    }

    private static void both(SpinLock outer, SpinLock inner) {
        try (var _ = outer.acquire();
                var _ = inner.acquire()) {
            Log.info("both");
        }
    }
}
