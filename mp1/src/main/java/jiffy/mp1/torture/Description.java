// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static jiffy.mp1.syscall.Errno.EBADF;
import static jiffy.mp1.syscall.Errno.EIO;

import java.util.HashSet;
import java.util.Set;
import jiffy.mp1.syscall.Errno;

/// An open file, to which several descriptors may belong.
final class Description {

    private static final int ACCESS = 3;

    private final boolean readable;
    private final boolean writable;

    /// Where the next read starts; meaningful unless [#stale].
    long position;

    /// Since it was opened or rewound, the list has changed otherwise than by growing: its offsets
    /// are those of a text that nobody knows.
    boolean stale;

    /// The offset beyond the end of the list where it was last. The kernel goes on there with what
    /// is listed later, instead of looking again (`seq_read_iter`, `fs/seq_file.c`).
    long beyond = -1;

    /// Its module was unloaded.
    boolean gone;

    /// @param flags of `open(2)`
    Description(long flags) {
        readable = (flags & ACCESS) != 1;
        writable = (flags & ACCESS) != 0;
    }

    boolean isReadable() {
        return readable;
    }

    /// The errors of which a read must have one; none if it may succeed.
    static Set<Errno> whyNotRead(Description file) {
        return why(file, file != null && file.readable);
    }

    /// The errors of which a write must have one; none if it may succeed.
    static Set<Errno> whyNotWritten(Description file) {
        return why(file, file != null && file.writable);
    }

    private static Set<Errno> why(Description file, boolean permitted) {
        var why = new HashSet<Errno>();
        if (!permitted) {
            why.add(EBADF);
        }
        if (file != null && file.gone) {
            why.add(EIO);
        }
        return why;
    }
}
