// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import java.util.Map;

/// An error number of Linux, as `errno` holds it after a failed system call.
///
/// The numbers are those of `include/uapi/asm-generic/errno-base.h` and `errno.h`, the same on
/// every architecture that this project runs on.
///
/// @param number the positive number, for example 3 for `ESRCH`
public record Errno(int number) {

    public static final Errno EPERM = new Errno(1);
    public static final Errno ENOENT = new Errno(2);
    public static final Errno ESRCH = new Errno(3);
    public static final Errno EIO = new Errno(5);
    public static final Errno EAGAIN = new Errno(11);
    public static final Errno ENOMEM = new Errno(12);
    public static final Errno EACCES = new Errno(13);
    public static final Errno EFAULT = new Errno(14);
    public static final Errno EEXIST = new Errno(17);
    public static final Errno EINVAL = new Errno(22);
    public static final Errno ENOSPC = new Errno(28);
    public static final Errno EBADF = new Errno(9);
    public static final Errno ENODEV = new Errno(19);
    public static final Errno ENOTDIR = new Errno(20);
    public static final Errno ENOTTY = new Errno(25);
    public static final Errno ESPIPE = new Errno(29);
    public static final Errno EOVERFLOW = new Errno(75);

    private static final Map<Errno, String> NAMES =
            Map.ofEntries(
                    Map.entry(EPERM, "EPERM"),
                    Map.entry(ENOENT, "ENOENT"),
                    Map.entry(ESRCH, "ESRCH"),
                    Map.entry(EIO, "EIO"),
                    Map.entry(EAGAIN, "EAGAIN"),
                    Map.entry(ENOMEM, "ENOMEM"),
                    Map.entry(EACCES, "EACCES"),
                    Map.entry(EFAULT, "EFAULT"),
                    Map.entry(EEXIST, "EEXIST"),
                    Map.entry(EINVAL, "EINVAL"),
                    Map.entry(ENOSPC, "ENOSPC"),
                    Map.entry(EBADF, "EBADF"),
                    Map.entry(ENODEV, "ENODEV"),
                    Map.entry(ENOTDIR, "ENOTDIR"),
                    Map.entry(ENOTTY, "ENOTTY"),
                    Map.entry(ESPIPE, "ESPIPE"),
                    Map.entry(EOVERFLOW, "EOVERFLOW"));

    /// The name that C gives the number (`"ESRCH"`), or `"errno 71"` for one that is not known
    /// here.
    public String name() {
        return NAMES.getOrDefault(this, "errno " + number);
    }

    @Override
    public String toString() {
        return name();
    }
}
