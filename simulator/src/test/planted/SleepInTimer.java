// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A timer takes a mutex.
///
/// Finds: SLEEP_IN_ATOMIC within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class SleepInTimer {
    private final Mutex lock = new Mutex();
    private int ticks;
    private final Timer timer = new Timer(this::tick);

    void started() {
        timer.start(1);
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            ticks++;
        }
    }
}
