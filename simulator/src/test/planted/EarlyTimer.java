// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A timer is armed in the constructor.
///
/// Finds: TOO_EARLY within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class EarlyTimer {
    private int ticks;
    private final Timer timer = new Timer(this::tick);

    public EarlyTimer() {
        timer.start(1);
    }

    private void tick() {
        ticks++;
    }
}
