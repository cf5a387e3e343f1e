// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/// The system calls of Linux that this room uses, called as they are: no buffer, no retry, no
/// translation of errors, exactly one call into the kernel.
///
/// All go through the one variadic function `syscall(2)` of the C library, so that a start-up pays
/// for one foreign function only. The numbers are those of `arch/x86/entry/syscalls/syscall_64.tbl`
/// and `include/uapi/asm-generic/unistd.h` (arm64).
public enum SystemCall {
    READ(0, 63),
    WRITE(1, 64),
    CLOSE(3, 57),
    FSTAT(5, 80),
    LSEEK(8, 62),
    MMAP(9, 222),
    MUNMAP(11, 215),
    IOCTL(16, 29),
    PREAD64(17, 67),
    PWRITE64(18, 68),
    READV(19, 65),
    WRITEV(20, 66),
    DUP(32, 23),
    SENDFILE(40, 71),
    KILL(62, 129),
    FCNTL(72, 25),
    FLOCK(73, 32),
    FSYNC(74, 82),
    FTRUNCATE(77, 46),
    SETGROUPS(116, 159),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    DELETE_MODULE(176, 106),
    GETTID(186, 178),
    FADVISE64(221, 223),
    CLOCK_GETTIME(228, 113),
    CLOCK_GETRES(229, 114),
    OPENAT(257, 56),
    PPOLL(271, 73),
    SPLICE(275, 76),
    FALLOCATE(285, 47),
    DUP3(292, 24),
    PIPE2(293, 59),
    FINIT_MODULE(313, 273),
    COPY_FILE_RANGE(326, 285);

    private static final String ARCHITECTURE = System.getProperty("os.arch");

    private final int x86;
    private final int arm64;

    SystemCall(int x86, int arm64) {
        this.x86 = x86;
        this.arm64 = arm64;
    }

    /// Makes the call.
    ///
    /// @param arguments at most six; addresses as numbers
    /// @return what the kernel returned: not negative, or an errno as a negative number
    public long call(long... arguments) {
        var a = Arrays.copyOf(arguments, 6);
        try {
            var errno = ERRNO.get();
            var result =
                    (long) SYSCALL.invokeExact(errno, number(), a[0], a[1], a[2], a[3], a[4], a[5]);
            return result == -1 ? -errno.get(JAVA_INT, 0) : result;
        } catch (Throwable impossible) {
            throw new IllegalStateException(this + " could not be called", impossible);
        }
    }

    private long number() {
        return switch (ARCHITECTURE) {
            case "amd64" -> x86;
            case "aarch64" -> arm64;
            default ->
                    throw new UnsupportedOperationException(
                            "system calls are known for amd64 and aarch64, not for "
                                    + ARCHITECTURE);
        };
    }

    private static final MethodHandle SYSCALL = link();

    /// INVARIANT: `errno` is the only member of the state that is captured, so it is at offset 0.
    private static final ThreadLocal<MemorySegment> ERRNO =
            ThreadLocal.withInitial(
                    () -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

    @SuppressWarnings("restricted") // native access is what this class is for
    private static MethodHandle link() {
        var linker = Linker.nativeLinker();
        var type =
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_LONG);
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                type,
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState("errno"));
    }
}
