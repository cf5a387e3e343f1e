// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A timer that is in no field is not stopped by unloading.
///
/// Finds: LEFT_ACTIVE within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class LeftTimer {
    private int ticks;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        new Timer(this::tick).start(1_000_000);
    }

    private void tick() {
        ticks++;
    }
}
