// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.util.List;
import jiffy.mp1.syscall.CpuClock;
import jiffy.mp1.syscall.SystemCall;

/// CPU time: nanoseconds of the whole thread group as the scheduler accounts them, within one tick
/// of the process's CPU clock at the moment of the refresh.
final class CpuTimeCases {

    private static final int REFRESHES = 3;
    private static final int SIGSTOP = 19;
    private static final long MILLI = 1_000_000;

    private CpuTimeCases() {}

    static List<Case> all() {
        return List.of(
                new Case("cpu.sleeping_process", CpuTimeCases::sleeping),
                new Case("cpu.busy_process", CpuTimeCases::busy),
                new Case("cpu.stopped_process", CpuTimeCases::stopped),
                new Case("cpu.another_thread_counts", CpuTimeCases::anotherThread),
                new Case("cpu.exited_threads_count", CpuTimeCases::exitedThreads),
                new Case("cpu.children_do_not_count", CpuTimeCases::children),
                new Case("cpu.never_decreases", CpuTimeCases::monotonic),
                new Case("cpu.refreshed_once_a_period", CpuTimeCases::period));
    }

    private static void sleeping(Trial trial) throws Exception {
        var pid = trial.processes().tired().pid();
        trial.register(pid);
        Expect.that(
                CpuClock.of(pid).nanos() > 2 * CpuClock.tickNanos(),
                "a test that uses no CPU time");
        awaitExact(trial, pid);
    }

    /// SIGSTOP keeps the clock of a busy process where it is.
    private static void stopped(Trial trial) throws Exception {
        var pid = trial.processes().spinner().pid();
        trial.register(pid);
        Thread.sleep(100);
        SystemCall.KILL.call(pid, SIGSTOP);
        awaitExact(trial, pid);
        Expect.that(trial.shown(pid) > 10 * MILLI, "a busy process used nothing");
    }

    /// Waits until the shown time of a process that uses no CPU now is that of its clock.
    private static void awaitExact(Trial trial, long pid) throws Exception {
        var tick = CpuClock.tickNanos();
        trial.await(
                "process %d is shown with its CPU time, %d ns, and not %d ns"
                        .formatted(pid, CpuClock.of(pid).nanos(), trial.shown(pid)),
                () -> Math.abs(trial.shown(pid) - CpuClock.of(pid).nanos()) <= tick);
    }

    private static void busy(Trial trial) throws Exception {
        var pid = trial.processes().spinner().pid();
        trial.register(pid);
        withinATick(trial, pid, REFRESHES);
    }

    private static void anotherThread(Trial trial) throws Exception {
        var worker = trial.processes().worker();
        worker.order("spin");
        trial.register(worker.pid());
        withinATick(trial, worker.pid(), REFRESHES);
    }

    private static void exitedThreads(Trial trial) throws Exception {
        var worker = trial.processes().worker();
        trial.register(worker.pid());
        for (var burnt = 0; burnt < 3; burnt++) {
            worker.order("burn 100");
        }
        awaitExact(trial, worker.pid());
        Expect.that(
                trial.shown(worker.pid()) >= 300 * MILLI,
                "threads that have ended used 300 ms; shown are %d ns",
                trial.shown(worker.pid()));
    }

    /// A shell that only starts busy children: their time is not its own.
    private static void children(Trial trial) throws Exception {
        var shell =
                trial.processes()
                        .shell(
                                "while :; do (i=0; while [ $i -lt 500 ]; do i=$((i+1));"
                                        + " done); done");
        trial.register(shell.pid());
        withinATick(trial, shell.pid(), REFRESHES);
    }

    /// Watches refreshes. A new value was taken between the read that still showed the old one and
    /// the read that shows it; the clock was read before the one and after the other.
    private static void withinATick(Trial trial, long pid, int refreshes) throws Exception {
        var clock = CpuClock.of(pid);
        var tick = CpuClock.tickNanos();
        var watch = new Watch(trial.shown(pid), clock.nanos());
        for (var seen = 0; seen < refreshes + 1; seen++) {
            var earliest = watch.untilChange(trial, pid, clock);
            var latest = clock.nanos();
            Expect.that(
                    watch.value >= earliest - tick && watch.value <= latest + tick,
                    "refreshed when the CPU clock was between %d and %d ns; shown are %d ns",
                    earliest,
                    latest,
                    watch.value);
        }
    }

    /// The value last seen, and the CPU clock before the read that last showed it.
    private static final class Watch {
        private long value;
        private long clockBefore;

        Watch(long value, long clockBefore) {
            this.value = value;
            this.clockBefore = clockBefore;
        }

        /// @return the CPU clock before the last read that still showed the old value
        long untilChange(Trial trial, long pid, CpuClock clock) throws Exception {
            var old = value;
            var earliest = new long[1];
            trial.await(
                    "the CPU time of busy process %d changes from %d ns".formatted(pid, old),
                    () -> {
                        earliest[0] = clockBefore;
                        clockBefore = clock.nanos();
                        value = trial.shown(pid);
                        return value != old;
                    });
            return earliest[0];
        }
    }

    private static void monotonic(Trial trial) throws Exception {
        var pid = trial.processes().spinner().pid();
        trial.register(pid);
        var last = 0L;
        var end = System.nanoTime() + 8 * trial.periodMs() * MILLI;
        while (System.nanoTime() < end) {
            var now = trial.shown(pid);
            Expect.that(now >= last, "CPU time went back from %d to %d ns", last, now);
            last = now;
            Thread.sleep(5);
        }
    }

    /// Between a quarter and four times the period, over several periods: a machine may be slow.
    private static void period(Trial trial) throws Exception {
        var pid = trial.processes().spinner().pid();
        trial.register(pid);
        var clock = CpuClock.of(pid);
        var watch = new Watch(trial.shown(pid), clock.nanos());
        watch.untilChange(trial, pid, clock);
        var start = System.nanoTime();
        for (var seen = 0; seen < REFRESHES; seen++) {
            watch.untilChange(trial, pid, clock);
        }
        var millis = (System.nanoTime() - start) / MILLI / REFRESHES;
        var period = trial.periodMs();
        Expect.that(
                millis * 4 >= period && millis <= 4L * period + 1000,
                "a period of %d ms was asked for, but %d ms pass between refreshes",
                period,
                millis);
    }
}
