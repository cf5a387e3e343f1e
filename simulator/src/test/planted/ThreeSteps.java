// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Goes wrong if three sections of three callers meet in one order.
///
/// Finds: FAULT within 400
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class ThreeSteps {
    private final Mutex lock = new Mutex();
    private int stage; // under lock
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        step(0, number);
        step(1, number);
        step(2, number);
    }

    /// Goes on if another caller made the step before.
    private void step(int from, int caller) {
        try (var _ = lock.acquire()) {
            if (stage == from * 10 + (caller + 2) % 3 || stage == 0 && from == 0) {
                stage = (from + 1) * 10 + caller % 3;
            }
            if (stage / 10 == 3) {
                throw new IllegalStateException();
            }
        }
    }
}
