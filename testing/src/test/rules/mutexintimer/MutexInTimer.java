// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0301
// do: sleep 1
// kernel says: BUG: sleeping function called from invalid context
package mutexintimer;

import module jiffy.linux;

/// A timer's callback takes a mutex.
@KernelModule(name = "mutexintimer", license = "GPL", description = "A mutex in a timer")
public final class MutexInTimer {
    private final Mutex lock = new Mutex();
    private final Timer timer = new Timer(this::tick);
    private int ticks;

    void started() {
        timer.start(Jiffies.ofMillis(100));
    }

    private void tick() {
        try (var _ = lock.acquire()) { // seen
            ticks++;
        }
    }
}
