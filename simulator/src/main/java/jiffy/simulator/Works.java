// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.linux.work.Work;
import jiffy.linux.work.WorkQueue;
import jiffy.simulator.check.VectorClock;

/// Work queues. Works run beside each other, a work never beside itself (`kernel/workqueue.c`).
final class Works {
    /// The system's own queue, `system_unbound_wq`.
    private static final Object SYSTEM = new Object();

    private static final class State {
        private boolean isPending;
        private int cancels;
        private Object queue = SYSTEM;
        private Activity worker;

        /// The queue of the run that goes on; null between runs.
        private Object runsOn;

        /// Times that it was queued, and times that it was run or taken off.
        private long queued;

        private long done;
        private final VectorClock published = new VectorClock();
        private final VectorClock ended = new VectorClock();
    }

    private final Machine machine;
    private final Map<Work, State> works = new LinkedHashMap<>();
    private int workers;

    Works(Machine machine) {
        this.machine = machine;
        machine.name(SYSTEM, "events_unbound");
    }

    private State of(Work work) {
        return works.computeIfAbsent(work, _ -> new State());
    }

    /// @param queue null for the system's
    boolean queue(WorkQueue queue, Work work) {
        var state = of(work);
        machine.current().strand().release(state.published);
        if (state.isPending || state.cancels > 0) {
            return false;
        }
        state.isPending = true;
        state.queue = queue == null ? SYSTEM : queue;
        state.queued++;
        if (state.worker == null) {
            start(work, state);
        }
        return true;
    }

    private void start(Work work, State state) {
        var name = "kworker/u4:%d-%s".formatted(workers++, machine.name(state.queue));
        var worker = new Activity(machine, name, Optional.empty(), false, () -> serve(work, state));
        state.worker = worker;
        machine.start(worker);
    }

    /// Runs the work until it is queued no more.
    private void serve(Work work, State state) {
        var me = machine.current();
        while (state.isPending) {
            me.strand().acquire(state.published);
            me.strand().acquire(state.ended);
            state.isPending = false;
            var queue = state.queue;
            state.runsOn = queue;
            me.strand().held().addAll(List.of(queue, work));
            try {
                machine.kernel().callback(work::run);
            } finally {
                me.strand().held().removeAll(List.of(queue, work));
                me.strand().release(state.ended);
                state.done++;
                state.runsOn = null;
            }
            machine.point();
        }
        state.worker = null;
    }

    /// `cancel_work_sync`: meanwhile nobody can queue it.
    boolean cancel(Work work) {
        var state = of(work);
        machine.takes(work);
        boolean wasPending = state.isPending;
        if (wasPending) {
            state.isPending = false;
            state.done++;
        }
        state.cancels++;
        machine.await("the work " + machine.name(work), () -> state.done >= state.queued);
        state.cancels--;
        machine.current().strand().acquire(state.published);
        machine.current().strand().acquire(state.ended);
        return wasPending;
    }

    /// Waits for what was queued until now.
    boolean flush(Work work) {
        var state = of(work);
        machine.takes(work);
        long until = state.queued;
        boolean waits = state.done < until;
        machine.await("the work " + machine.name(work), () -> state.done >= until);
        machine.current().strand().acquire(state.ended);
        return waits;
    }

    void flush(WorkQueue queue) {
        machine.takes(queue);
        for (var each : new ArrayList<>(works.values())) {
            if (each.queue == queue || each.runsOn == queue) {
                long until = each.queue == queue ? each.queued : each.done + 1;
                machine.await("the queue " + machine.name(queue), () -> each.done >= until);
                machine.current().strand().acquire(each.ended);
            }
        }
    }

    /// Those that are queued or run.
    List<Work> active() {
        return works.keySet().stream().filter(each -> of(each).done < of(each).queued).toList();
    }

    void forget() {
        works.clear();
    }
}
