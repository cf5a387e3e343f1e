// SPDX-License-Identifier: MIT OR GPL-2.0
// The period comes from a write and is not checked. With 0, or less, the callback arms its
// timer for now, each time it runs: the CPU does nothing else any more.
//
// source: CVE-2024-38618, "ALSA: timer: Set lower bound of start tick time"
// class: loop
package bugs.ticklimit;

import module jiffy.linux;

/// A metronome.
@KernelModule(name = "ticklimit", license = "GPL", description = "A metronome")
public final class TickLimit {
    private final SpinLock lock = new SpinLock();
    private int periodMs = 1000;
    private long beats;
    private boolean running;

    private final Timer timer = new Timer(this::beat);
    private final ProcDirectory directory = new ProcDirectory("ticklimit");
    private final ProcFile period =
            new ProcFile(directory, "period", 0600).shows(this::show).writes(this::setPeriod);
    private final ProcFile power = new ProcFile(directory, "run", 0200).writes(this::run);

    private void setPeriod(UserReader in) throws Errno {
        int wanted = in.parseInt();
        try (var _ = lock.acquire()) {
            periodMs = wanted;
        }
    }

    private void run(UserReader in) throws Errno {
        boolean on = in.parseInt() != 0;
        try (var _ = lock.acquire()) {
            running = on;
            if (on) {
                arm();
            }
        }
    }

    private void arm() {
        timer.start(Jiffies.hz() * periodMs / 1000); // BUG
    }

    private void beat() {
        try (var _ = lock.acquire()) {
            beats++;
            if (running) {
                arm();
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d ms, %d beats\n", periodMs, beats);
        }
    }
}
