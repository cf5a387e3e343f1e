// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.linux.Errno;

/// Memory of a process that it names to a system call.
///
/// @param bytes the part of it that is there
/// @param count what the process says; what is beyond `bytes` is not there
record UserBuffer(byte[] bytes, int count) {
    static UserBuffer of(int count) {
        return new UserBuffer(new byte[count], count);
    }

    byte get(int index) throws Errno {
        if (index >= bytes.length) {
            throw new Errno(Errno.EFAULT);
        }
        return bytes[index];
    }

    void set(int index, byte value) throws Errno {
        if (index >= bytes.length) {
            throw new Errno(Errno.EFAULT);
        }
        bytes[index] = value;
    }

    /// Copies there what can be copied: `copy_to_iter`.
    ///
    /// @return how many bytes
    int copy(byte[] from, int start, int length, int at) {
        int copied = Math.clamp(Math.min(length, count - at), 0, Math.max(0, bytes.length - at));
        System.arraycopy(from, start, bytes, at, copied);
        return copied;
    }
}
