// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

/// What an open file does.
///
/// Results are bytes or a negative errno, as in the kernel.
interface Content {
    /// read(2) at an offset.
    int read(UserBuffer to, long offset);

    /// write(2).
    default int write(UserBuffer from) {
        return -jiffy.linux.Errno.EIO;
    }

    /// lseek(2).
    ///
    /// @param position the current one
    /// @return the new one, or a negative errno
    long seek(long position, long offset, OpenFile.Whence whence);

    /// The last descriptor was closed.
    default void release() {}
}
