// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.linux.Errno;

/// A module that was not loaded, or not removed. The message is what `insmod` or `rmmod` says.
public final class LoadError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;

    LoadError(String message, int errno) {
        super(message);
        this.errno = errno;
    }

    /// What `insmod` says of an errno.
    static LoadError insmod(String module, int errno) {
        var why = errno == Errno.EINVAL ? "Invalid parameters" : CallError.words(errno);
        return new LoadError(
                "insmod: ERROR: could not insert module %s.ko: %s".formatted(module, why), errno);
    }

    static LoadError rmmod(String module) {
        return new LoadError(
                "rmmod: ERROR: Module %s is not currently loaded".formatted(module), Errno.ENOENT);
    }

    /// The reason, positive.
    public int errno() {
        return errno;
    }
}
