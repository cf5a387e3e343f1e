// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux;

import jiffy.linux.bind.C;

/// An error of the kernel, by its number (`include/uapi/asm-generic/errno-base.h`, `errno.h`).
///
/// In ring 0 throwing one allocates nothing: it is the negative `int` that the C function returns.
public final class Errno extends Exception {
    private static final long serialVersionUID = 1;

    /// Operation not permitted.
    public static final int EPERM = 1;

    /// No such file or directory.
    public static final int ENOENT = 2;

    /// No such process.
    public static final int ESRCH = 3;

    /// Interrupted system call.
    public static final int EINTR = 4;

    /// Input/output error.
    public static final int EIO = 5;

    /// Argument list too long.
    public static final int E2BIG = 7;

    /// Bad file descriptor.
    public static final int EBADF = 9;

    /// Resource temporarily unavailable.
    public static final int EAGAIN = 11;

    /// Cannot allocate memory.
    public static final int ENOMEM = 12;

    /// Permission denied.
    public static final int EACCES = 13;

    /// Bad address.
    public static final int EFAULT = 14;

    /// Device or resource busy.
    public static final int EBUSY = 16;

    /// File exists.
    public static final int EEXIST = 17;

    /// No such device.
    public static final int ENODEV = 19;

    /// Invalid argument.
    public static final int EINVAL = 22;

    /// Too many open files in system.
    public static final int ENFILE = 23;

    /// File too large.
    public static final int EFBIG = 27;

    /// No space left on device.
    public static final int ENOSPC = 28;

    /// Read-only file system.
    public static final int EROFS = 30;

    /// Numerical result out of range.
    public static final int ERANGE = 34;

    /// File name too long.
    public static final int ENAMETOOLONG = 36;

    /// Function not implemented.
    public static final int ENOSYS = 38;

    /// No data available.
    public static final int ENODATA = 61;

    /// Value too large for defined data type.
    public static final int EOVERFLOW = 75;

    /// Message too long.
    public static final int EMSGSIZE = 90;

    /// Operation not supported.
    public static final int EOPNOTSUPP = 95;

    /// Connection timed out.
    public static final int ETIMEDOUT = 110;

    private final int code;

    /// The error with this number.
    ///
    /// @param code 1 to 4095, one of the constants here
    /// @throws IllegalArgumentException if it is none of these
    public Errno(int code) {
        if (code < 1 || code > 4095) {
            throw new IllegalArgumentException();
        }
        super(name(code), null, false, true);
        this.code = code;
    }

    /// The number, positive.
    @C(value = "(-$this)", pure = true)
    public int code() {
        return code;
    }

    /// The name of an error number, such as `ENOENT`; the number itself if it has no name here.
    public static String name(int code) {
        return switch (code) {
            case EPERM -> "EPERM";
            case ENOENT -> "ENOENT";
            case ESRCH -> "ESRCH";
            case EINTR -> "EINTR";
            case EIO -> "EIO";
            case E2BIG -> "E2BIG";
            case EBADF -> "EBADF";
            case EAGAIN -> "EAGAIN";
            case ENOMEM -> "ENOMEM";
            case EACCES -> "EACCES";
            case EFAULT -> "EFAULT";
            case EBUSY -> "EBUSY";
            case EEXIST -> "EEXIST";
            case ENODEV -> "ENODEV";
            case EINVAL -> "EINVAL";
            case ENFILE -> "ENFILE";
            case EFBIG -> "EFBIG";
            case ENOSPC -> "ENOSPC";
            case EROFS -> "EROFS";
            case ERANGE -> "ERANGE";
            case ENAMETOOLONG -> "ENAMETOOLONG";
            case ENOSYS -> "ENOSYS";
            case ENODATA -> "ENODATA";
            case EOVERFLOW -> "EOVERFLOW";
            case EMSGSIZE -> "EMSGSIZE";
            case EOPNOTSUPP -> "EOPNOTSUPP";
            case ETIMEDOUT -> "ETIMEDOUT";
            default -> "errno " + code;
        };
    }
}
