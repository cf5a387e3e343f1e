// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.lang.foreign.MemorySegment;
import jiffy.mp1.syscall.SystemCall;

/// Calls that the file need not offer: whatever they answer, they change no list and crash nothing.
enum Poke {
    MMAP,
    PPOLL,
    IOCTL,
    FTRUNCATE,
    FSYNC,
    FALLOCATE,
    FSTAT,
    FCNTL,
    FLOCK,
    FADVISE,
    COPY_FROM,
    SEND_TO,
    SPLICE_TO;

    private static final long PAGE = 4096;
    private static final long F_GETFL = 3;
    private static final long LOCK_SH_NB = 5;
    private static final long SPLICE_F_NONBLOCK = 2;

    static Poke of(long number) {
        return values()[(int) number];
    }

    /// Makes the call.
    ///
    /// @param file the descriptor's number
    /// @param argument anything
    /// @param pipe both ends of a pipe: reading, writing
    /// @param memory at least a page to read and write
    /// @return what the kernel returned
    long call(int file, long argument, Pipe pipe, MemorySegment memory) {
        var at = memory.address();
        return switch (this) {
            case MMAP -> map(file, argument);
            case PPOLL -> poll(file, memory);
            case IOCTL -> SystemCall.IOCTL.call(file, argument, at);
            case FTRUNCATE -> SystemCall.FTRUNCATE.call(file, argument);
            case FSYNC -> SystemCall.FSYNC.call(file);
            case FALLOCATE -> SystemCall.FALLOCATE.call(file, 0, 0, argument);
            case FSTAT -> SystemCall.FSTAT.call(file, at);
            case FCNTL -> SystemCall.FCNTL.call(file, F_GETFL, argument);
            case FLOCK -> SystemCall.FLOCK.call(file, LOCK_SH_NB);
            case FADVISE -> SystemCall.FADVISE64.call(file, 0, argument, 3);
            case COPY_FROM ->
                    SystemCall.COPY_FILE_RANGE.call(file, offset(memory), pipe.input(), 0, PAGE, 0);
            case SEND_TO -> SystemCall.SENDFILE.call(file, pipe.output(), 0, PAGE);
            case SPLICE_TO -> spliceTo(file, pipe, memory);
        };
    }

    private static long offset(MemorySegment memory) {
        memory.set(java.lang.foreign.ValueLayout.JAVA_LONG, 0, 0);
        return memory.address();
    }

    /// A mapping that is granted is read once and given back.
    private static long map(int file, long argument) {
        var result = SystemCall.MMAP.call(0, PAGE, 1 + (argument & 2), 1 + (argument & 1), file, 0);
        if (result > 0) {
            SystemCall.MUNMAP.call(result, PAGE);
        }
        return result;
    }

    private static long poll(int file, MemorySegment memory) {
        memory.set(java.lang.foreign.ValueLayout.JAVA_INT, 0, file);
        memory.set(java.lang.foreign.ValueLayout.JAVA_INT, 4, 0x7f);
        memory.asSlice(64, 16).fill((byte) 0); // no time to wait
        return SystemCall.PPOLL.call(memory.address(), 1, memory.address() + 64, 0);
    }

    /// Junk in the pipe, for the file to take.
    private static long spliceTo(int file, Pipe pipe, MemorySegment memory) {
        SystemCall.WRITE.call(pipe.input(), memory.address(), 16);
        var result = SystemCall.SPLICE.call(pipe.output(), 0, file, 0, 16, SPLICE_F_NONBLOCK);
        pipe.drain(memory);
        return result;
    }
}
