// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import java.io.IOException;
import java.nio.file.Path;
import jiffy.mp1.syscall.Errno;

/// A request to mp1 that failed: what happened, and what to do about it.
public final class Mp1Exception extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Errno errno;

    private Mp1Exception(String message, Errno errno) {
        super(message);
        this.errno = errno;
    }

    /// What the kernel answered: `EEXIST` already registered, `ESRCH` no such process, `ENOSPC`
    /// over a limit, `EINVAL` not a PID, `ENOENT` mp1 is not loaded, `EIO` mp1 was unloaded, …
    public Errno errno() {
        return errno;
    }

    static Mp1Exception opening(Path file, Errno errno) {
        return new Mp1Exception(openMessage(file, errno), errno);
    }

    static Mp1Exception registering(long pid, Errno errno) {
        return new Mp1Exception(registerMessage(pid, errno), errno);
    }

    static Mp1Exception reading(Path file, Errno errno) {
        var message = "%s could not be read: %s".formatted(file, errno);
        return new Mp1Exception(errno.equals(Errno.EIO) ? unloaded(file) : message, errno);
    }

    static Mp1Exception malformed(Path file, String problem) {
        var message = "%s is not the list of mp1: %s".formatted(file, problem);
        return new Mp1Exception(message, Errno.EINVAL);
    }

    private static String openMessage(Path file, Errno errno) {
        return switch (errno.name()) {
            case "ENOENT" -> "mp1 is not loaded: %s does not exist; insmod mp1.ko".formatted(file);
            case "EACCES", "EPERM" ->
                    "%s may not be opened by this user (%s)".formatted(file, errno);
            default -> "%s could not be opened: %s".formatted(file, errno);
        };
    }

    private static String registerMessage(long pid, Errno errno) {
        return switch (errno.name()) {
            case "EEXIST" -> "process %d is already registered".formatted(pid);
            case "ESRCH" ->
                    "there is no process %d here (the id of a thread is not one)".formatted(pid);
            case "ENOSPC" ->
                    ("process %d was not registered: the limit of mp1 or of this user is reached;"
                                    + " wait until registered processes end, or load mp1 with"
                                    + " larger limits")
                            .formatted(pid);
            case "EINVAL" -> "%d is not a PID: mp1 takes whole numbers above 0".formatted(pid);
            case "ENOMEM" ->
                    "process %d was not registered: the kernel has no memory left".formatted(pid);
            case "EIO" -> "process %d was not registered: mp1 was unloaded".formatted(pid);
            default -> "process %d was not registered: %s".formatted(pid, errno);
        };
    }

    private static String unloaded(Path file) {
        return "mp1 was unloaded while %s was read; insmod mp1.ko".formatted(file);
    }
}
