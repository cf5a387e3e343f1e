// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/ParseSpin.java: the parser has a mutex of its own, and the spinlock
// guards the colours alone.
//
// The parser is shared, so its use is locked; a timer uses the colours, so the lock is a
// spinlock. That `load` fetches from user memory, which may fault and sleep, does not show at
// the call.
//   write (lock held) -> parse -> text.load(in)
//
// source: "sleeping function called from invalid context" in copy_from_user under a spinlock,
// the class that the sparse and might_fault annotations were made for
// class: user-memory
package bugs.parsespin;

import module jiffy.linux;

/// The colours of a lamp: a write sets one by its number, a timer shows them.
@KernelModule(name = "parsespin", license = "GPL", description = "Colours of a lamp")
public final class ParseSpin {
    private final SpinLock lock = new SpinLock();
    private final int[] colours = new int[3];
    private int shown;

    private final Mutex parserLock = new Mutex();
    private final TextParser text = new TextParser(128);

    private final Timer refresh = new Timer(this::refresh);
    private final ProcFile file = new ProcFile("parsespin", 0600).writes(this::write);

    void started() {
        refresh.start(Jiffies.ofMillis(40));
    }

    private void refresh() {
        try (var _ = lock.acquire()) {
            shown = colours[0] << 16 | colours[1] << 8 | colours[2];
            if (shown == 0xFFFFFF) {
                Log.info("white");
            }
        }
        refresh.start(Jiffies.ofMillis(40));
    }

    private void write(UserReader in) throws Errno {
        try (var _ = parserLock.acquire()) {
            parse(in);
        }
    }

    private void parse(UserReader in) throws Errno {
        text.load(in);
        int colour = text.decimalInt();
        int value = text.decimalInt();
        try (var _ = lock.acquire()) {
            set(colour, value);
        }
    }

    private void set(int colour, int value) throws Errno {
        if (colour < 0 || colour >= colours.length) {
            throw new Errno(Errno.EINVAL);
        }
        colours[colour] = value & 0xFF;
    }
}
