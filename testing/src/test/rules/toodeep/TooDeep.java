// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0304
// kernel: 6.1-cloud-amd64
// do: sleep 1
// kernel says: stack guard page was hit
package toodeep;

import module jiffy.linux;

/// A timer's callback has more on the stack than an interrupt has for it.
@KernelModule(name = "toodeep", license = "GPL", description = "A large frame")
public final class TooDeep {
    private final Timer timer = new Timer(this::tick);

    void started() {
        timer.start(Jiffies.ofMillis(100));
    }

    private void tick() {
        long x = Jiffies.now();
        Log.info(
                "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d "
                        + "%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d ",
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
                x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x);
    }
}
