// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;

/// The CPU-time clock of a process: what all its threads used, exited ones included, in
/// nanoseconds.
///
/// @param id the clock id of `clock_gettime(2)`
public record CpuClock(int id) {

    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_REALTIME_COARSE = 5;
    private static final int CPUCLOCK_SCHED = 2;
    private static final long NANOS = 1_000_000_000;

    /// The clock of this process.
    public static CpuClock self() {
        return new CpuClock(CLOCK_PROCESS_CPUTIME_ID);
    }

    /// The clock of any process (`MAKE_PROCESS_CPUCLOCK` of `include/linux/posix-timers.h`).
    public static CpuClock of(long pid) {
        return new CpuClock((int) (~pid << 3) | CPUCLOCK_SCHED);
    }

    /// Reads the clock.
    ///
    /// @return nanoseconds
    /// @throws ErrnoException `EINVAL` if there is no such process
    public long nanos() throws ErrnoException {
        return timespec(SystemCall.CLOCK_GETTIME, id);
    }

    /// The length of a timer tick of the running kernel (the resolution of its coarse clock), in
    /// nanoseconds: 4,000,000 where `HZ` is 250.
    ///
    /// @throws ErrnoException if the kernel does not tell
    public static long tickNanos() throws ErrnoException {
        return timespec(SystemCall.CLOCK_GETRES, CLOCK_REALTIME_COARSE);
    }

    private static long timespec(SystemCall call, int clock) throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(JAVA_LONG, 2);
            ErrnoException.check(call.call(clock, time.address()), "read CPU clock " + clock);
            return time.getAtIndex(JAVA_LONG, 0) * NANOS + time.getAtIndex(JAVA_LONG, 1);
        }
    }
}
