// SPDX-License-Identifier: MIT OR GPL-2.0
// `stop` is right for writers. The callback calls it too when its count is used up, and then
// waits in the callback for the end of the callback.
//   timer: blink -> step -> stop -> timer.deleteSync()
//
// source: the kernel's documentation of timer_delete_sync (never from the timer's own handler),
// a recurring driver bug: the stop helper of the process path is called in the handler as well
// class: deadlock
package bugs.timerself;

import module jiffy.linux;

/// Lets a lamp blink so many times.
@KernelModule(name = "timerself", license = "GPL", description = "A blinking lamp")
public final class TimerSelf {
    @Parameter(name = "half_ms", min = 10, max = 10_000, description = "time on, and time off")
    static int halfMs = 250;

    private final SpinLock lock = new SpinLock();
    private int left;
    private boolean lit;

    private final Timer timer = new Timer(this::blink);
    private final ProcFile lamp =
            new ProcFile("timerself", 0600).shows(this::show).writes(this::set);

    private void set(UserReader in) throws Errno {
        int times = in.parseInt();
        if (times < 0) {
            throw new Errno(Errno.EINVAL);
        }
        stop();
        try (var _ = lock.acquire()) {
            left = times;
            lit = false;
        }
        if (times > 0) {
            timer.start(Jiffies.ofMillis(halfMs));
        }
    }

    private void stop() {
        timer.deleteSync(); // BUG
        Log.info("stopped");
    }

    private void blink() {
        step();
        timer.start(Jiffies.ofMillis(halfMs));
    }

    private void step() {
        boolean done;
        try (var _ = lock.acquire()) {
            lit = !lit;
            if (!lit) {
                left--;
            }
            done = left == 0;
        }
        if (done) {
            stop();
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%b %d\n", lit, left);
        }
    }
}
