// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/OxuSuspend.java: the timer is stopped after the lock was given back,
// when nothing arms it any more.
//
// Suspending the bus takes the controller's lock and, below it, stops the watchdog and waits
// for it. The watchdog may run on another CPU and wait for the lock.
//   CPU 0: suspend (lock) -> quiesce -> stopTimers -> watchdog.deleteSync() waits for the callback
//   CPU 1: watchdog -> lock.acquire() waits for CPU 0
//
// source: "drivers: usb: host: Fix deadlock in oxu_bus_suspend()"
// class: deadlock
package bugs.oxususpend;

import module jiffy.linux;

/// A host controller with a watchdog.
@KernelModule(
        name = "oxususpend",
        license = "GPL",
        description = "A controller that can be suspended")
public final class OxuSuspend {
    private final SpinLock lock = new SpinLock();
    private boolean suspended;
    private int transfers;
    private int stalls;

    private final Timer watchdog = new Timer(this::watch);
    private final ProcDirectory directory = new ProcDirectory("oxususpend");
    private final ProcFile submit = new ProcFile(directory, "submit", 0200).writes(this::submit);
    private final ProcFile power = new ProcFile(directory, "suspend", 0200).writes(this::suspend);

    private void submit(UserReader in) throws Errno {
        int count = in.parseInt();
        try (var _ = lock.acquire()) {
            if (suspended) {
                throw new Errno(Errno.EAGAIN);
            }
            transfers += count;
            watchdog.start(Jiffies.ofMillis(50));
        }
    }

    private void watch() {
        try (var _ = lock.acquire()) {
            if (transfers > 0) {
                stalls++;
            }
            if (!suspended) {
                watchdog.start(Jiffies.ofMillis(50));
            }
        }
    }

    private void suspend(UserReader in) throws Errno {
        boolean on = in.parseInt() != 0;
        try (var _ = lock.acquire()) {
            suspended = on;
            if (on) {
                quiesce();
            }
        }
        if (on) {
            stopTimers();
        }
    }

    private void quiesce() {
        Log.info("%d transfers dropped after %d stalls", transfers, stalls);
        transfers = 0;
    }

    private void stopTimers() {
        watchdog.deleteSync();
    }
}
