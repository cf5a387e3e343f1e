// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import jiffy.linux.Errno;

/// An open file of a process. Each method is a system call.
public final class OpenFile implements AutoCloseable {
    /// From where lseek(2) counts.
    public enum Whence {
        /// The start of the file.
        START,
        /// The current offset.
        CURRENT,
        /// The end of the file: files below `/proc` have a size of 0, or none at all.
        END
    }

    private final Machine machine;
    private final Process process;
    private final String path;
    private final Access access;
    private final Content content;
    private long position;
    private boolean isOpen = true;

    OpenFile(Machine machine, Process process, String path, Access access, Content content) {
        this.machine = machine;
        this.process = process;
        this.path = path;
        this.access = access;
        this.content = content;
    }

    /// read(2): at most so many bytes; none at the end of the file.
    ///
    /// @throws CallError with the errno
    public byte[] read(int count) {
        return read(count, count);
    }

    /// read(2) into a buffer of which only a part is in the process's memory.
    ///
    /// @param count what the process says
    /// @param present how much of that is there
    /// @throws CallError with the errno
    public byte[] read(int count, int present) {
        var buffer = new UserBuffer(new byte[Math.min(count, present)], count);
        int read = call("read", access.reads(), () -> readAt(buffer, position));
        position += read;
        return Arrays.copyOf(buffer.bytes(), read);
    }

    /// pread(2): does not move the offset.
    ///
    /// @throws CallError with the errno
    public byte[] readAt(long offset, int count) {
        var buffer = UserBuffer.of(count);
        int read = call("pread", access.reads(), () -> readAt(buffer, offset));
        return Arrays.copyOf(buffer.bytes(), read);
    }

    /// No read goes beyond the greatest offset: `rw_verify_area`, `fs/read_write.c`.
    private int readAt(UserBuffer to, long offset) {
        boolean isOffset = offset >= 0 && offset + to.count() >= 0;
        return isOffset ? content.read(to, offset) : -Errno.EINVAL;
    }

    /// Reads to the end from the current offset on.
    ///
    /// @throws CallError with the errno
    public String readAll(int bufferSize) {
        var all = new ByteArrayOutputStream();
        for (var part = read(bufferSize); part.length > 0; part = read(bufferSize)) {
            all.writeBytes(part);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /// write(2).
    ///
    /// @return how many bytes the module took
    /// @throws CallError with the errno
    public int write(byte[] bytes) {
        return write(bytes, bytes.length);
    }

    /// write(2) from a buffer of which only a part is in the process's memory.
    ///
    /// @param count what the process says
    /// @throws CallError with the errno
    public int write(byte[] bytes, int count) {
        return call("write", access.writes(), () -> content.write(new UserBuffer(bytes, count)));
    }

    /// lseek(2).
    ///
    /// @return the new offset
    /// @throws CallError with the errno
    public long seek(long offset, Whence whence) {
        if (!isOpen) {
            throw new CallError(path, Errno.EBADF);
        }
        long result =
                machine.systemCall(process, "lseek", () -> content.seek(position, offset, whence));
        if (result < 0) {
            throw new CallError(path, (int) -result);
        }
        position = result;
        return result;
    }

    private int call(String name, boolean isPermitted, IntSupplier body) {
        if (!isOpen || !isPermitted) {
            throw new CallError(path, Errno.EBADF);
        }
        int result = machine.systemCall(process, name, body::getAsInt);
        if (result < 0) {
            throw new CallError(path, -result);
        }
        return result;
    }

    @Override
    public void close() {
        if (isOpen) {
            isOpen = false;
            content.release();
        }
    }
}
