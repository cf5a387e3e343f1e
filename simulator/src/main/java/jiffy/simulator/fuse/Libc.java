// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/// The functions of the C library that are needed here. What fails returns a negative errno.
///
/// INVARIANT: `errno` is the only member of the state that is captured, so it is at offset 0.
@SuppressWarnings("restricted") // the launcher allows it
public final class Libc {
    private static final int CPU_CLOCK_OF_PROCESS = 2; // CPUCLOCK_SCHED, linux/posix-timers.h
    private static final int O_CLOEXEC = 02000000;
    private static final long NS_GET_PARENT = 0xb702; // linux/nsfs.h
    private static final Linker LINKER = Linker.nativeLinker();
    private static final ThreadLocal<MemorySegment> ERRNO =
            ThreadLocal.withInitial(
                    () -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));
    private static final ThreadLocal<MemorySegment> TIME =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(JAVA_LONG, 2));

    private static final MethodHandle OPEN = link("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOSE = link("close", -1, JAVA_INT, JAVA_INT);
    private static final MethodHandle READ =
            link("read", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE =
            link("write", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle MOUNT =
            link("mount", -1, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    private static final MethodHandle UMOUNT = link("umount2", -1, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle CLOCK =
            link("clock_gettime", -1, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle IOCTL = link("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle READLINK =
            link("readlink", -1, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle GETEUID = link("geteuid", -1, JAVA_INT);

    private Libc() {}

    /// @param variadic index of the first argument that is; -1 if none is
    static MethodHandle link(
            String name, int variadic, MemoryLayout result, MemoryLayout... arguments) {
        var errno = Linker.Option.captureCallState("errno");
        var options =
                variadic < 0
                        ? new Linker.Option[] {errno}
                        : new Linker.Option[] {errno, Linker.Option.firstVariadicArg(variadic)};
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(result, arguments),
                options);
    }

    interface Call {
        long make(MemorySegment errno) throws Throwable;
    }

    static long call(Call call) {
        var errno = ERRNO.get();
        try {
            long result = call.make(errno);
            return result == -1 ? -errno.get(JAVA_INT, 0) : result;
        } catch (Throwable impossible) {
            throw new LinkageError("a function of the C library", impossible);
        }
    }

    static int open(String path, int flags) {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            return (int) call(errno -> (int) OPEN.invokeExact(errno, name, flags));
        }
    }

    /// The namespace that a file below `/proc/PID/ns` names, or one around it: what its link says.
    ///
    /// @param up how many further out (ioctl_ns(2))
    /// @return empty if it cannot be seen
    public static String namespace(String path, int up) {
        if (up == 0) {
            return readlink(path);
        }
        int namespace = open(path, O_CLOEXEC);
        for (int i = 0; i < up && namespace >= 0; i++) {
            int inner = namespace;
            namespace = (int) call(errno -> (int) IOCTL.invokeExact(errno, inner, NS_GET_PARENT));
            close(inner);
        }
        if (namespace < 0) {
            return "";
        }
        var link = readlink("/proc/self/fd/" + namespace);
        close(namespace);
        return link;
    }

    private static String readlink(String path) {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(path);
            var link = arena.allocate(64);
            long length =
                    call(errno ->
                            (long) READLINK.invokeExact(errno, name, link, link.byteSize() - 1));
            return length < 0 ? "" : link.getString(0);
        }
    }

    static void close(int descriptor) {
        call(errno -> (int) CLOSE.invokeExact(errno, descriptor));
    }

    static long read(int descriptor, MemorySegment to) {
        return call(errno -> (long) READ.invokeExact(errno, descriptor, to, to.byteSize()));
    }

    static long write(int descriptor, MemorySegment from, long count) {
        return call(errno -> (long) WRITE.invokeExact(errno, descriptor, from, count));
    }

    static int mount(String source, String target, String type, long flags, String data) {
        try (var arena = Arena.ofConfined()) {
            var what = arena.allocateFrom(source);
            var where = arena.allocateFrom(target);
            var kind = arena.allocateFrom(type);
            var options = arena.allocateFrom(data);
            return (int)
                    call(errno ->
                            (int) MOUNT.invokeExact(errno, what, where, kind, flags, options));
        }
    }

    static int unmount(String target, int flags) {
        try (var arena = Arena.ofConfined()) {
            var where = arena.allocateFrom(target);
            return (int) call(errno -> (int) UMOUNT.invokeExact(errno, where, flags));
        }
    }

    /// The user of this process.
    public static int uid() {
        return (int) call(errno -> (int) GETEUID.invokeExact(errno));
    }

    /// CPU time of all threads of a process, ended ones included, in nanoseconds; empty if it is
    /// gone. The number of its clock is that of `clock_getcpuclockid(3)`.
    public static OptionalLong cpuTime(int process) {
        int clock = ~process << 3 | CPU_CLOCK_OF_PROCESS;
        var time = TIME.get();
        if (call(errno -> (int) CLOCK.invokeExact(errno, clock, time)) < 0) {
            return OptionalLong.empty();
        }
        long seconds = time.getAtIndex(JAVA_LONG, 0);
        return OptionalLong.of(seconds * 1_000_000_000L + time.getAtIndex(JAVA_LONG, 1));
    }
}
