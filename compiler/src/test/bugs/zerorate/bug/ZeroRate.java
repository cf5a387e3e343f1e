// SPDX-License-Identifier: MIT OR GPL-2.0
// The rate comes from the command line of insmod and is used as it is: 0 divides by zero in an
// interrupt; a negative rate arms the timer for never, or for now.
//
// source: the class of "video: fbdev: i740fb: Check the argument of i740_calc_vclk()" and other
// divisions by a setting that may be zero
// class: parameter
package bugs.zerorate;

import module jiffy.linux;

/// Frames at a constant rate.
@KernelModule(name = "zerorate", license = "GPL", description = "A frame clock")
public final class ZeroRate {
    @Parameter(name = "rate", description = "frames in a second") // BUG
    static int rate = 25;

    private final SpinLock lock = new SpinLock();
    private long frames;
    private long late;
    private long due;

    private final Timer frame = new Timer(this::frame);
    private final ProcFile file = new ProcFile("zerorate", 0444).shows(this::show);

    void started() {
        frame.start(1);
    }

    private static long period() {
        return Jiffies.hz() / rate; // BUG
    }

    private void frame() {
        long period = period();
        try (var _ = lock.acquire()) {
            long now = Jiffies.now();
            if (due != 0 && now > due) {
                late++;
            }
            due = now + period;
            frames++;
        }
        frame.start(period);
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d frames, %d late\n", frames, late);
        }
    }
}
