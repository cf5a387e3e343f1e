// SPDX-License-Identifier: MIT OR GPL-2.0
// The sender waits, the port's lock in its hands, until the transmitter is free. The timer that
// frees it needs the lock. Even with hardware in the timer's place a dead line hangs the
// machine.
//
// source: "watchdog: BUG: soft lockup - CPU#0 stuck for 22s!" in serial drivers that wait for
// an empty transmitter without a timeout
// class: loop
package bugs.xmitwait;

import module jiffy.linux;

/// Sends numbers, one after the other.
@KernelModule(name = "xmitwait", license = "GPL", description = "A slow transmitter")
public final class XmitWait {
    private final SpinLock lock = new SpinLock();
    private boolean busy;
    private int holding;
    private long sent;

    private final Timer shifter = new Timer(this::shifted);
    private final ProcFile file =
            new ProcFile("xmitwait", 0600).shows(this::show).writes(this::send);

    private void send(UserReader in) throws Errno {
        int value = in.parseInt();
        try (var _ = lock.acquire()) {
            waitUntilFree();
            load(value);
        }
    }

    private void waitUntilFree() {
        int spins = 0;
        while (busy) { // BUG
            spins++;
        }
        if (spins > 0) {
            Log.info("free after %d spins", spins);
        }
    }

    private void load(int value) {
        holding = value;
        busy = true;
        shifter.start(Jiffies.ofMillis(1));
    }

    private void shifted() {
        try (var _ = lock.acquire()) {
            Log.info("out: %d", holding);
            busy = false;
            sent++;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", sent);
        }
    }
}
