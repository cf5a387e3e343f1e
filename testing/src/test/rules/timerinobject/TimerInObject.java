// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0104
// kernel says: ODEBUG: free active
package timerinobject;

import module jiffy.linux;

/// An object has a timer of its own, and is freed while that is armed.
@KernelModule(name = "timerinobject", license = "GPL", description = "A timer each")
public final class TimerInObject {
    static final class Session {
        final Timer timer = new Timer(TimerInObject::expire);
    }

    void started() {
        var session = new Session();
        session.timer.start(Jiffies.ofMillis(1000));
    }

    private static void expire() {
        Log.info("expired");
    }
}
