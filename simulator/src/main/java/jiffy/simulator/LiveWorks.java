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
        private boolean isCancelling;
        private boolean isServed;
        private WorkQueue queue;

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
            if (state.isPending || state.isCancelling) {
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
                    state.notifyAll();
                }
            }
        }
    }

    private static boolean take(State state) {
        synchronized (state) {
            state.isServed = state.isPending;
            state.isPending = false;
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
            state.isCancelling = true;
            LiveKernel.await(state, () -> state.done >= state.queued);
            state.isCancelling = false;
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
                if (each.queue == queue) {
                    long until = each.queued;
                    LiveKernel.await(each, () -> each.done >= until);
                }
            }
        }
    }
}
