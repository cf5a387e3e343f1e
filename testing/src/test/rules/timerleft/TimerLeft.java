// SPDX-License-Identifier: MIT OR GPL-2.0
// do: rmmod timerleft; sleep 2
// kernel says: ODEBUG: free active
package timerleft;

import module jiffy.linux;

/// A module with an armed timer is unloaded.
@KernelModule(name = "timerleft", license = "GPL", description = "Ticks")
public final class TimerLeft {
    private final Timer timer = new Timer(this::tick);

    void started() {
        timer.start(Jiffies.ofMillis(1000));
    }

    private void tick() {
        Log.info("tick");
        timer.start(Jiffies.ofMillis(1000));
    }
}
