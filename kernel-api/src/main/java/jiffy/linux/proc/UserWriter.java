// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.proc;

import jiffy.linux.Errno;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Lent;
import jiffy.linux.bind.ReadOnly;

/// The buffer of one read(2), in the reader's memory (`copy_to_user`, `linux/uaccess.h`). read(2)
/// returns the bytes that were written here, and the file's offset moves by them; none is the end
/// of the file.
@Header("linux/uaccess.h")
@Lent(type = "struct jiffy_user_writer *")
public final class UserWriter {
    private final Memory memory;
    private final long offset;
    private final int count;
    private int position;

    /// A buffer in a process's memory; for a home.
    public UserWriter(Memory memory, long offset, int count) {
        this.memory = memory;
        this.offset = offset;
        this.count = count;
    }

    /// Memory that may fault.
    @FunctionalInterface
    public interface Memory {
        /// Sets the byte there.
        ///
        /// @throws Errno EFAULT
        void set(int index, byte value) throws Errno;
    }

    /// The offset in the file at which the reader reads: never negative.
    @C(value = "jiffy_user_offset($this)", pure = true)
    public long offset() {
        return offset + position;
    }

    /// Room in the reader's buffer; more than an `int` holds counts as the greatest.
    @C(value = "jiffy_user_room($this)", pure = true)
    public int remaining() {
        return count - position;
    }

    /// Writes one byte; may sleep.
    ///
    /// @throws Errno EFAULT if the reader's memory is not there; ENOSPC if there is no room
    @C(value = "jiffy_user_write($this, $0)", fails = true, sleeps = true)
    public void write(byte value) throws Errno {
        if (position == count) {
            throw new Errno(Errno.ENOSPC);
        }
        memory.set(position, value);
        position++;
    }

    /// Writes the part of an array that starts at an index, as much of it as there is room for; may
    /// sleep. `copy_to_user`
    ///
    /// @return how many bytes; 0 if the index is not in the array
    /// @throws Errno EFAULT if the reader's memory is not there
    @C(
            value = "jiffy_user_write_bytes($this, $0->elements, $0->length, $1, &$result)",
            fails = true,
            sleeps = true)
    public int write(@ReadOnly byte[] bytes, long from) throws Errno {
        return write(bytes, from, bytes.length);
    }

    /// Writes the part of an array that starts at an index and has at most so many bytes, as much
    /// of it as there is room for; may sleep. `copy_to_user`
    ///
    /// @return how many bytes; 0 if the index is not in the array or the length not positive
    /// @throws Errno EFAULT if the reader's memory is not there
    @C(
            value = "jiffy_user_write_part($this, $0->elements, $0->length, $1, $2, &$result)",
            fails = true,
            sleeps = true)
    public int write(@ReadOnly byte[] bytes, long from, int length) throws Errno {
        if (from < 0 || from >= bytes.length) {
            return 0;
        }
        int most = Math.clamp(length, 0, bytes.length - (int) from);
        int written = Math.min(most, count - position);
        for (int i = 0; i < written; i++) {
            memory.set(position + i, bytes[(int) from + i]);
        }
        position += written;
        return written;
    }

    /// Bytes that were written, all of them there; for a home.
    public int written() {
        return position;
    }
}
