// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/RearmClose.java: close sets the level at once.
//
// When the module goes, the lamp is switched off with the method that everybody else uses. That
// method starts the fading timer, and the timer fires in memory that is gone.
//   close -> set -> fadeTo -> fade.start()
//
// source: "treewide: Convert del_timer*() to timer_shutdown*()": timers that are armed again
// after they were shut down and before their memory is freed
// class: lifecycle
package bugs.rearmclose;

import module jiffy.linux;

/// A lamp that fades to each new level.
@KernelModule(name = "rearmclose", license = "GPL", description = "A lamp that fades")
public final class RearmClose implements AutoCloseable {
    private final SpinLock lock = new SpinLock();
    private int level;
    private int goal;

    private final Timer fade = new Timer(this::step);
    private final ProcFile file =
            new ProcFile("rearmclose", 0600).shows(this::show).writes(this::write);

    private void write(UserReader in) throws Errno {
        set(in.parseInt());
    }

    private void set(int wanted) {
        fadeTo(Math.clamp(wanted, 0, 255));
    }

    private void fadeTo(int wanted) {
        try (var _ = lock.acquire()) {
            goal = wanted;
        }
        fade.start(Jiffies.ofMillis(10));
    }

    private void step() {
        try (var _ = lock.acquire()) {
            level += Integer.signum(goal - level);
            if (level != goal) {
                fade.start(Jiffies.ofMillis(10));
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d of %d\n", level, goal);
        }
    }

    @Override
    public void close() {
        try (var _ = lock.acquire()) {
            goal = 0;
            level = 0;
        }
        Log.info("switched off");
    }
}
