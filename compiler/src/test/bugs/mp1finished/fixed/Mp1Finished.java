// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/Mp1Finished.java: the end is known by the reader's own offset.
//
// The first read(2) gives the text and sets a flag; the next one sees the flag, clears it and
// returns nothing, which is the end. The flag is one for all: of two readers that come together
// one reads nothing at all, and the other one everything twice.
//
// source: public solutions of the MP1 assignment (`static int finished` in the read callback)
// class: race
package bugs.mp1finished;

import module jiffy.linux;

/// The last number that was written, and how many there were.
@KernelModule(name = "mp1finished", license = "GPL", description = "A number to be read again")
public final class Mp1Finished {
    private final Mutex lock = new Mutex();
    private int last;
    private int count;

    private final ProcDirectory directory = new ProcDirectory("mp1finished");
    private final ProcFile status =
            new ProcFile(directory, "status", 0666).reads(this::read).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            last = number;
            count++;
        }
    }

    private void read(UserWriter out) throws Errno {
        var text = new TextBuffer(32);
        format(text);
        text.writeTo(out); // the part at the reader's offset
    }

    private void format(TextBuffer text) {
        try (var _ = lock.acquire()) {
            text.append(last);
            text.append(' ');
            text.append(count);
            text.append('\n');
        }
    }
}
