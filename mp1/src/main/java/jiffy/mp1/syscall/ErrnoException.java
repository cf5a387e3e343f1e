// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import java.io.IOException;

/// A system call that failed, with its [Errno].
public final class ErrnoException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Errno errno;

    public ErrnoException(String what, Errno errno) {
        super(what + ": " + errno);
        this.errno = errno;
    }

    /// The error that the kernel answered.
    public Errno errno() {
        return errno;
    }

    /// @param result what [SystemCall#call] returned
    /// @param what the action, for the message: `open /proc/mp1/status`
    /// @return the same result if it is none of an error
    /// @throws ErrnoException if it is one
    public static long check(long result, String what) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(what, new Errno((int) -result));
        }
        return result;
    }
}
