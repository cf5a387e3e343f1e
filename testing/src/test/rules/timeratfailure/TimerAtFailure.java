// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0501
// do: sleep 2
// kernel says: ODEBUG: free active
package timeratfailure;

import module jiffy.linux;

/// A module arms its timer and then fails to load.
@KernelModule(name = "timeratfailure", license = "GPL", description = "Arms a timer too early")
public final class TimerAtFailure {
    private final Timer timer = new Timer(this::tick);

    public TimerAtFailure() throws Errno {
        timer.start(Jiffies.ofMillis(1000));
        throw new Errno(Errno.ENODEV);
    }

    private void tick() {
        Log.info("tick");
    }
}
