// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// An open file descriptor. Each method is one system call and returns what the kernel returned: a
/// count or an offset, or an errno as a negative number.
public final class Descriptor implements AutoCloseable {

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int SEEK_SET = 0;
    public static final int SEEK_CUR = 1;

    private static final int AT_FDCWD = -100;

    private final int number;

    private Descriptor(int number) {
        this.number = number;
    }

    /// Opens a file that exists.
    ///
    /// @param flags `O_RDONLY`, `O_WRONLY` or `O_RDWR`, with further flags of `open(2)`
    /// @throws ErrnoException if the kernel refuses
    public static Descriptor open(Path file, int flags) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(file.toString());
            var result = SystemCall.OPENAT.call(AT_FDCWD, name.address(), flags, 0);
            return new Descriptor((int) ErrnoException.check(result, "open " + file));
        }
    }

    /// The number that the kernel knows this descriptor by.
    public int number() {
        return number;
    }

    /// `write(2)` of all of `bytes`, in one call.
    public long write(byte[] bytes) {
        try (var arena = Arena.ofConfined()) {
            return write(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes).address(), bytes.length);
        }
    }

    /// `write(2)` from any address, also a bad one.
    public long write(long address, long count) {
        return SystemCall.WRITE.call(number, address, count);
    }

    /// `read(2)` to any address, also a bad one.
    public long read(long address, long count) {
        return SystemCall.READ.call(number, address, count);
    }

    /// `read(2)` into `buffer`, in one call.
    public long read(MemorySegment buffer) {
        return read(buffer.address(), buffer.byteSize());
    }

    /// `pread(2)` into `buffer`, in one call.
    public long read(MemorySegment buffer, long offset) {
        return SystemCall.PREAD64.call(number, buffer.address(), buffer.byteSize(), offset);
    }

    /// `lseek(2)`.
    ///
    /// @param whence `SEEK_SET` or `SEEK_CUR`
    public long seek(long offset, int whence) {
        return SystemCall.LSEEK.call(number, offset, whence);
    }

    @Override
    public void close() {
        SystemCall.CLOSE.call(number);
    }
}
