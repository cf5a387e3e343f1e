// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jiffy.linux.work.Work;
import jiffy.linux.work.WorkQueue;

/// Works on threads: beside each other, a work never beside itself (`kernel/workqueue.c`).
final class LiveWorks {
    private static final class State {
        private boolean isPending;

        /// How many wait for its end; meanwhile nobody can queue it.
        private int cancels;

        private boolean isServed;
        private WorkQueue queue;

        /// The queue of the run that goes on; null for the system's.
        private WorkQueue runsOn;

        private boolean isRunning;

        /// Times that it was queued, and times that it was run or taken off.
        private long queued;

        private long done;
    }

    private final LiveKernel kernel;
    private final Map<Work, State> works = new ConcurrentHashMap<>();

    LiveWorks(LiveKernel kernel) {
        this.kernel = kernel;
    }

    private State of(Work work) {
        return works.computeIfAbsent(work, _ -> new State());
    }

    /// @param queue null for the system's
    boolean queue(WorkQueue queue, Work work) {
        var state = of(work);
        synchronized (state) {
            if (state.isPending || state.cancels > 0) {
                return false;
            }
            state.isPending = true;
            state.queue = queue;
            state.queued++;
            if (!state.isServed) {
                state.isServed = true;
                var name = "kworker-" + (queue == null ? "events_unbound" : queue);
                Thread.ofPlatform().name(name).daemon().start(() -> serve(work, state));
            }
            return true;
        }
    }

    /// Runs the work until it is queued no more.
    private void serve(Work work, State state) {
        while (take(state)) {
            try {
                kernel.enter(work::run);
            } finally {
                synchronized (state) {
                    state.done++;
                    state.isRunning = false;
                    state.notifyAll();
                }
            }
        }
    }

    private static boolean take(State state) {
        synchronized (state) {
            state.isServed = state.isPending;
            state.isPending = false;
            state.isRunning = state.isServed;
            state.runsOn = state.queue;
            return state.isServed;
        }
    }

    /// `cancel_work_sync`: meanwhile nobody can queue it.
    boolean cancel(Work work) {
        var state = of(work);
        synchronized (state) {
            boolean wasPending = state.isPending;
            if (wasPending) {
                state.isPending = false;
                state.done++;
            }
            state.cancels++;
            LiveKernel.await(state, () -> state.done >= state.queued);
            state.cancels--;
            return wasPending;
        }
    }

    /// Waits for what was queued until now.
    boolean flush(Work work) {
        var state = of(work);
        synchronized (state) {
            long until = state.queued;
            boolean waits = state.done < until;
            LiveKernel.await(state, () -> state.done >= until);
            return waits;
        }
    }

    void flush(WorkQueue queue) {
        for (var each : works.values()) {
            synchronized (each) {
                boolean runsHere = each.isRunning && each.runsOn == queue;
                if (each.queue == queue || runsHere) {
                    long until = each.queue == queue ? each.queued : each.done + 1;
                    LiveKernel.await(each, () -> each.done >= until);
                }
            }
        }
    }
}
