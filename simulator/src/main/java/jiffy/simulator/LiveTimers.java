// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jiffy.linux.time.Timer;

/// Timers in real time, each expiring on some thread.
final class LiveTimers {
    private static final long TICK = 1_000_000_000L / Timers.HZ;
    private static final int THREADS = 4;

    private static final class State {
        private Future<?> pending;
        private long expires;
        private boolean isShutDown;
        private boolean isRunning;
    }

    private final LiveKernel kernel;
    private final Map<Timer, State> timers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor threads =
            new ScheduledThreadPoolExecutor(
                    THREADS, Thread.ofPlatform().name("softirq-", 0).daemon().factory());

    LiveTimers(LiveKernel kernel) {
        this.kernel = kernel;
        threads.setRemoveOnCancelPolicy(true);
    }

    private State of(Timer timer) {
        return timers.computeIfAbsent(timer, _ -> new State());
    }

    static long jiffies() {
        return System.nanoTime() / TICK;
    }

    boolean arm(Timer timer, long expires, boolean onlyEarlier) {
        var state = of(timer);
        synchronized (state) {
            boolean wasPending = state.pending != null;
            if (state.isShutDown) {
                return false;
            }
            if (wasPending && onlyEarlier && expires >= state.expires) {
                return true;
            }
            cancel(state);
            state.expires = Math.max(expires, jiffies() + 1);
            schedule(timer, state);
            return wasPending;
        }
    }

    private void schedule(Timer timer, State state) {
        long ticks = Math.min(state.expires - jiffies(), Long.MAX_VALUE / TICK / 2);
        var due = new Object[1];
        due[0] =
                state.pending =
                        threads.schedule(
                                () -> expire(timer, state, due),
                                ticks * TICK,
                                TimeUnit.NANOSECONDS);
    }

    private static boolean cancel(State state) {
        boolean wasPending = state.pending != null;
        if (wasPending) {
            state.pending.cancel(false);
            state.pending = null;
        }
        return wasPending;
    }

    /// Runs the callback, unless the timer was armed anew or disarmed meanwhile; never beside
    /// itself.
    private void expire(Timer timer, State state, Object[] due) {
        synchronized (state) {
            LiveKernel.await(state, () -> !state.isRunning);
            if (state.pending == null || state.pending != due[0]) {
                return;
            }
            state.pending = null;
            state.isRunning = true;
        }
        try {
            kernel.enter(timer::expire);
        } finally {
            synchronized (state) {
                state.isRunning = false;
                state.notifyAll();
            }
        }
    }

    boolean isPending(Timer timer) {
        var state = of(timer);
        synchronized (state) {
            return state.pending != null;
        }
    }

    boolean disarm(Timer timer, boolean wait) {
        var state = of(timer);
        synchronized (state) {
            boolean wasPending = cancel(state);
            while (wait && state.isRunning) {
                LiveKernel.await(state, () -> !state.isRunning);
                wasPending |= cancel(state);
            }
            return wasPending;
        }
    }

    /// Disarms it for good.
    void shutdown(Timer timer) {
        var state = of(timer);
        synchronized (state) {
            state.isShutDown = true;
        }
        disarm(timer, true);
    }

    void forget() {
        threads.shutdownNow();
    }
}
