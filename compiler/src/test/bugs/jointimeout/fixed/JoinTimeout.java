// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/JoinTimeout.java: only the stop flag is set in the timer; the work
// sees it and ends by itself.
//
// Joining a network takes too long; the timer's handler aborts the scan, and aborting waits for
// the work that scans. Waiting sleeps, and a timer must not:
//   timer: joinTimedOut -> disconnect -> abortScan -> scan.cancelSync()
//
// source: "drivers: staging: r8188eu: Fix sleep-in-atomic-context bug in
// rtw_join_timeout_handler"
// class: sleep-in-atomic
package bugs.jointimeout;

import module jiffy.linux;

/// Looks for a network, channel by channel, and gives up after a while.
@KernelModule(name = "jointimeout", license = "GPL", description = "Joins a wireless network")
public final class JoinTimeout {
    private static final int CHANNELS = 14;

    private final SpinLock lock = new SpinLock();
    private boolean joined;
    private boolean aborted;
    private int channel;

    private final Work scan = new Work(this::scan);
    private final Timer joinTimer = new Timer(this::joinTimedOut);
    private final ProcFile file = new ProcFile("jointimeout", 0600).writes(this::join);

    private void join(UserReader in) throws Errno {
        int millis = in.parseInt();
        if (millis < 10 || millis > 60_000) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            joined = false;
            aborted = false;
            channel = 0;
        }
        scan.schedule();
        joinTimer.modify(Jiffies.ofMillis(millis));
    }

    private void scan() {
        try (var _ = lock.acquire()) {
            if (joined || aborted) {
                return;
            }
            channel++;
            joined = channel == CHANNELS;
        }
        scan.schedule();
    }

    private void joinTimedOut() {
        if (!isJoined()) {
            disconnect();
        }
    }

    private boolean isJoined() {
        try (var _ = lock.acquire()) {
            return joined;
        }
    }

    private void disconnect() {
        Log.warning("no network");
        abortScan();
    }

    private void abortScan() {
        try (var _ = lock.acquire()) {
            aborted = true;
        }
    }
}
