// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "loop", license = "Dual MIT/GPL", description = "Recursion and sleeping")
public final class Loop {
    private final Mutex lock = new Mutex();
    private final Timer timer = new Timer(this::tick);

    public Loop() {
        Log.info("loaded");
    }

    private void tick() {
        refresh();
    }

    private void refresh() {
        try (var _ = lock.acquire()) { // error: KJ0301 `Mutex.acquire` may sleep
            Log.info("never");
        }
    }
}
