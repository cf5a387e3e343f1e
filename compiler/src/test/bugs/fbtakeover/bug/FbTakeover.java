// SPDX-License-Identifier: MIT OR GPL-2.0
// A console takes over a framebuffer: console lock, then framebuffer lock. Blanking goes the
// other way round: framebuffer lock, then console lock, because the console has to be told.
//   CPU 0: takeOver (console) -> bind waits for framebuffer
//   CPU 1: blank (framebuffer) -> tellConsole waits for console
//
// source: "fb: rework locking to fix lock ordering on takeover" (console lock against
// framebuffer lock)
// class: deadlock
package bugs.fbtakeover;

import module jiffy.linux;

/// A framebuffer and the console that is shown on it.
@KernelModule(name = "fbtakeover", license = "GPL", description = "A console on a framebuffer")
public final class FbTakeover {
    private final Mutex console = new Mutex();
    private int lines = 25;
    private boolean dark;

    private final Mutex framebuffer = new Mutex();
    private int owner;
    private boolean blanked;

    private final ProcDirectory directory = new ProcDirectory("fbtakeover");
    private final ProcFile bind = new ProcFile(directory, "bind", 0200).writes(this::takeOver);
    private final ProcFile power = new ProcFile(directory, "blank", 0600).writes(this::power);

    private void takeOver(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = console.acquire()) {
            lines = 25;
            bind(number);
        }
    }

    private void bind(int number) throws Errno {
        try (var _ = framebuffer.acquire()) { // BUG
            if (owner != 0 && owner != number) {
                throw new Errno(Errno.EBUSY);
            }
            owner = number;
        }
    }

    private void power(UserReader in) throws Errno {
        blank(in.parseInt() != 0);
    }

    private void blank(boolean off) {
        try (var _ = framebuffer.acquire()) {
            blanked = off;
            if (owner != 0) {
                tellConsole(off);
            }
        }
    }

    private void tellConsole(boolean off) {
        try (var _ = console.acquire()) { // BUG
            dark = off;
            Log.info("console of %d lines, dark: %b", lines, dark);
        }
    }
}
