// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Map;
import jiffy.linux.Errno;

/// A system call that failed.
public final class CallError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// As strerror(3) words them.
    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(Errno.EPERM, "Operation not permitted"),
                    Map.entry(Errno.ENOENT, "No such file or directory"),
                    Map.entry(Errno.ESRCH, "No such process"),
                    Map.entry(Errno.EINTR, "Interrupted system call"),
                    Map.entry(Errno.EIO, "Input/output error"),
                    Map.entry(Errno.E2BIG, "Argument list too long"),
                    Map.entry(Errno.EBADF, "Bad file descriptor"),
                    Map.entry(Errno.EAGAIN, "Resource temporarily unavailable"),
                    Map.entry(Errno.ENOMEM, "Cannot allocate memory"),
                    Map.entry(Errno.EACCES, "Permission denied"),
                    Map.entry(Errno.EFAULT, "Bad address"),
                    Map.entry(Errno.EBUSY, "Device or resource busy"),
                    Map.entry(Errno.EEXIST, "File exists"),
                    Map.entry(Errno.ENODEV, "No such device"),
                    Map.entry(21, "Is a directory"),
                    Map.entry(Errno.EINVAL, "Invalid argument"),
                    Map.entry(Errno.ENFILE, "Too many open files in system"),
                    Map.entry(Errno.EFBIG, "File too large"),
                    Map.entry(Errno.ENOSPC, "No space left on device"),
                    Map.entry(Errno.EROFS, "Read-only file system"),
                    Map.entry(Errno.ERANGE, "Numerical result out of range"),
                    Map.entry(Errno.ENAMETOOLONG, "File name too long"),
                    Map.entry(Errno.ENOSYS, "Function not implemented"),
                    Map.entry(Errno.ENODATA, "No data available"),
                    Map.entry(Errno.EOVERFLOW, "Value too large for defined data type"),
                    Map.entry(Errno.EMSGSIZE, "Message too long"),
                    Map.entry(Errno.EOPNOTSUPP, "Operation not supported"),
                    Map.entry(Errno.ETIMEDOUT, "Connection timed out"));

    private final int errno;

    CallError(String what, int errno) {
        super(what + ": " + words(errno));
        this.errno = errno;
    }

    static String words(int errno) {
        return WORDS.getOrDefault(errno, "Unknown error " + errno);
    }

    /// The reason, positive.
    public int errno() {
        return errno;
    }
}
