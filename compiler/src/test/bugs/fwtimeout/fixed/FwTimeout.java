// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/FwTimeout.java: the timer queues a work, which runs in process
// context and may take the mutex.
//
// The timer that gives up on a firmware download ends the download as everybody else does. The
// shared path takes the mutex of the device, which may sleep, in a soft interrupt:
//   timer: timeOut -> finish -> notifyUsers -> lock.acquire()
//
// source: CVE-2022-1975, "NFC: netlink: fix sleep in atomic bug when firmware download timeout"
// class: sleep-in-atomic
package bugs.fwtimeout;

import module jiffy.linux;

/// A firmware download that has to be done within two seconds.
@KernelModule(name = "fwtimeout", license = "GPL", description = "Firmware download with a timeout")
public final class FwTimeout {
    private static final int DEADLINE_MS = 2000;

    private final Mutex lock = new Mutex();
    private boolean downloading;
    private int failures;
    private int lastStatus;

    private final Timer deadline = new Timer(this::timeOut);
    private final Work giveUp = new Work(this::giveUp);
    private final ProcFile control =
            new ProcFile("fwtimeout", 0600).shows(this::show).writes(this::start);

    private void start(UserReader in) throws Errno {
        int version = in.parseInt();
        try (var _ = lock.acquire()) {
            if (downloading) {
                throw new Errno(Errno.EBUSY);
            }
            downloading = true;
        }
        Log.info("downloading version %d", version);
        deadline.start(Jiffies.ofMillis(DEADLINE_MS));
    }

    private void timeOut() {
        giveUp.schedule();
    }

    private void giveUp() {
        Log.warning("firmware download timed out");
        finish(-Errno.ETIMEDOUT);
    }

    private void finish(int status) {
        notifyUsers(status);
        Log.info("download ended: %d", status);
    }

    private void notifyUsers(int status) {
        try (var _ = lock.acquire()) {
            downloading = false;
            lastStatus = status;
            if (status != 0) {
                failures++;
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%b %d %d\n", downloading, lastStatus, failures);
        }
    }
}
