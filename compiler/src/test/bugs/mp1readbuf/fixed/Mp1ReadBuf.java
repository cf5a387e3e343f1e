// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/Mp1ReadBuf.java: each call has a buffer of its own.
//
// The read callback formats the list into the module's one buffer and copies it out. The buffer
// is filled under the lock and copied without it, so that nothing sleeps with the lock held: a
// second reader clears the text that the first one is copying.
//
// source: public solutions of the MP1 assignment (a static buffer of the module for each read
// and write)
// class: race
package bugs.mp1readbuf;

import module jiffy.linux;

/// Numbers that are registered, as text.
@KernelModule(
        name = "mp1readbuf",
        license = "GPL",
        description = "A list with a read callback of its own")
public final class Mp1ReadBuf {
    private static final int ROOM = 2048;
    private static final int MOST = 100;

    private final Mutex lock = new Mutex();
    private final IntRing registered = new IntRing(MOST);

    private final ProcDirectory directory = new ProcDirectory("mp1readbuf");
    private final ProcFile status =
            new ProcFile(directory, "status", 0666).reads(this::read).writes(this::register);

    private void register(UserReader in) throws Errno {
        int number = in.parseInt();
        if (number <= 0) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            if (!registered.offer(number)) {
                throw new Errno(Errno.ENOSPC);
            }
        }
    }

    private void read(UserWriter out) throws Errno {
        var text = new TextBuffer(ROOM);
        build(text);
        text.writeTo(out);
    }

    private void build(TextBuffer text) {
        try (var _ = lock.acquire()) {
            for (int i = 0; i < registered.size(); i++) {
                text.append(registered.get(i));
                text.append('\n');
            }
        }
    }
}
