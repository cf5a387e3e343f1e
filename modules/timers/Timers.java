// SPDX-License-Identifier: MIT OR GPL-2.0
package timers;

import module jiffy.linux;

/// Ticks. A number written to `/proc/timers` sets the milliseconds between ticks; 0 stops them.
@KernelModule(name = "timers", license = "Dual MIT/GPL", description = "Timers of the kernel")
public final class Timers {
    @Parameter(name = "period_ms", min = 10, max = 3_600_000, description = "until the first tick")
    static int periodMs = 1000;

    private final SpinLock lock = new SpinLock();
    private int period = periodMs;
    private int ticks;

    private final Timer timer = new Timer(this::tick); // setup_timer
    private final ProcFile file = new ProcFile("timers", 0222).writes(this::setPeriod);

    public Timers() {
        long jiffies = Jiffies.ofMillis(periodMs); // msecs_to_jiffies
        Log.info("%d ms are %d jiffies", periodMs, jiffies);
        Log.info("%d jiffies are %d ms", jiffies, Jiffies.toMillis(jiffies)); // jiffies_to_msecs
    }

    void started() {
        timer.start(Jiffies.ofMillis(periodMs)); // add_timer
    }

    private void tick() { // in an interrupt: nothing here may sleep
        try (var _ = lock.acquire()) {
            ticks++;
            Log.info("tick %d", ticks);
            timer.start(Jiffies.ofMillis(period));
        }
    }

    private void setPeriod(UserReader in) throws Errno {
        int millis = in.parseInt();
        if (millis < 0) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            period = millis;
            boolean ticked =
                    millis == 0
                            ? timer.delete() // del_timer
                            : timer.modify(Jiffies.ofMillis(millis)); // mod_timer
            Log.info("period %d ms; was ticking: %b", millis, ticked);
        }
    }
}
