// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.proc;

import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Lent;
import jiffy.linux.task.Pid;

/// The bytes of one write(2), in the writer's memory: each is fetched once, in small pieces, never
/// trusted (`copy_from_user`, `linux/uaccess.h`). What was fetched counts as taken only after
/// [#commit]; a write that ends with an error returns the bytes taken, if there are any.
@Header("linux/uaccess.h")
@Lent(type = "struct jiffy_user_reader *")
public final class UserReader {
    private final Memory memory;
    private final int count;
    private int position;
    private int committed;

    /// Bytes in a process's memory; for a home.
    public UserReader(Memory memory, int count) {
        this.memory = memory;
        this.count = count;
    }

    /// Memory that may fault.
    @FunctionalInterface
    public interface Memory {
        /// The byte there.
        ///
        /// @throws Errno EFAULT
        byte get(int index) throws Errno;
    }

    /// Whether there are bytes that were not fetched.
    @C(value = "jiffy_user_has_remaining($this)", pure = true)
    public boolean hasRemaining() {
        return position < count;
    }

    /// Bytes that were not fetched; more than an `int` holds counts as the greatest.
    @C(value = "jiffy_user_remaining($this)", pure = true)
    public int remaining() {
        return count - position;
    }

    /// Fetches one byte; may sleep.
    ///
    /// @throws Errno EFAULT if the writer's memory is not there; ENODATA after the last byte
    @C(value = "jiffy_user_read($this, &$result)", fails = true, sleeps = true)
    public byte read() throws Errno {
        if (!hasRemaining()) {
            throw new Errno(Errno.ENODATA);
        }
        return memory.get(position++);
    }

    /// Fetches into an array; may sleep. `copy_from_user`
    ///
    /// @return how many bytes, at most the array's length; 0 after the last
    /// @throws Errno EFAULT if the writer's memory is not there
    @C(
            value = "jiffy_user_read_bytes($this, $0->elements, $0->length, &$result)",
            fails = true,
            sleeps = true)
    public int read(byte[] bytes) throws Errno {
        int read = 0;
        while (read < bytes.length && hasRemaining()) {
            bytes[read++] = read();
        }
        return read;
    }

    /// Fetches one line, which must be a decimal number in the range of an `int` (digits, perhaps
    /// after a minus sign, and nothing else), up to and with its newline, if it has one; may sleep.
    /// The kernel's own habit for numbers: `kstrtoint`.
    ///
    /// @throws Errno EINVAL if the line is anything else; EFAULT if the writer's memory is not
    ///     there
    @C(value = "jiffy_user_parse_int($this, &$result)", fails = true, sleeps = true)
    public int parseInt() throws Errno {
        long magnitude = 0;
        int digits = 0;
        boolean negative = false;
        while (hasRemaining()) {
            byte c = read();
            if (c == '\n') {
                break;
            }
            if (c == '-' && digits == 0 && !negative) {
                negative = true;
                continue;
            }
            if (c < '0' || c > '9') {
                throw new Errno(Errno.EINVAL);
            }
            magnitude = magnitude * 10 + (c - '0');
            digits++;
            if (magnitude > (negative ? 1L << 31 : Integer.MAX_VALUE)) {
                throw new Errno(Errno.EINVAL);
            }
        }
        if (digits == 0) {
            throw new Errno(Errno.EINVAL);
        }
        return (int) (negative ? -magnitude : magnitude);
    }

    /// What was fetched so far is done: if a later part of the write fails, write(2) returns these
    /// bytes instead of the error.
    @C("jiffy_user_commit($this)")
    public void commit() {
        committed = position;
    }

    /// Bytes that [#commit] took; for a home.
    public int committed() {
        return committed;
    }

    /// Whether the mount of `/proc` through which the writer came shows it this process: it is in
    /// the writer's pid namespace, and `hidepid` permits.
    @C("jiffy_proc_sees($this->file, $0)")
    public boolean sees(Pid pid) {
        return Kernel.current().callerSees(pid);
    }
}
