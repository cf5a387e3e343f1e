// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/TimerSelf.java: the callback just does not arm the timer again.
//
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
        timer.deleteSync();
        Log.info("stopped");
    }

    private void blink() {
        if (step()) {
            timer.start(Jiffies.ofMillis(halfMs));
        }
    }

    /// Whether there is more to do.
    private boolean step() {
        try (var _ = lock.acquire()) {
            lit = !lit;
            if (!lit) {
                left--;
            }
            return left > 0;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%b %d\n", lit, left);
        }
    }
}
