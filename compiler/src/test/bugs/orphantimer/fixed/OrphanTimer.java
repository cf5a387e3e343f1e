// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/OrphanTimer.java: the timer is armed in `started`, when nothing can
// fail any more.
//
// Where the chip has no interrupt it is polled by a timer. The probe function arms it, and then
// finds that the chip is of the wrong revision: everything is freed, and the timer runs.
//   OrphanTimer() -> probe -> configure -> startPolling -> poll.start()
//
// source: "media: i2c: tc358743: Fix use-after-free bugs caused by orphan timer in probe"
// class: lifecycle
package bugs.orphantimer;

import module jiffy.linux;

/// A video receiver that is polled where it has no interrupt.
@KernelModule(name = "orphantimer", license = "GPL", description = "A video receiver")
public final class OrphanTimer {
    @Parameter(name = "revision", min = 0, max = 255, description = "of the chip")
    static int revision = 1;

    @Parameter(name = "irq", min = 0, description = "0: there is none")
    static int irq = 0;

    private final SpinLock lock = new SpinLock();
    private int format;
    private long polls;

    private final Timer poll = new Timer(this::poll);
    private final ProcFile file = new ProcFile("orphantimer", 0444).shows(this::show);

    public OrphanTimer() throws Errno {
        probe();
    }

    void started() {
        if (irq == 0) {
            startPolling();
        }
    }

    private void probe() throws Errno {
        configure();
        if (revision == 0) {
            Log.error("not a receiver");
            throw new Errno(Errno.ENODEV);
        }
    }

    private void configure() {
        format = 1080;
    }

    private void startPolling() {
        poll.start(Jiffies.ofMillis(100));
    }

    private void poll() {
        try (var _ = lock.acquire()) {
            polls++;
            format = polls % 100 == 0 ? 720 : 1080;
        }
        startPolling();
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d lines after %d polls\n", format, polls);
        }
    }
}
