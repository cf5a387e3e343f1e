// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.linux.time.Timer;
import jiffy.simulator.check.VectorClock;

/// The tick and the timers. A timer expires at its tick or, if that is over, at the next one.
final class Timers {
    static final int HZ = 250;

    private static final long TICK = 1_000_000_000L / HZ;

    /// Five minutes before a narrow counter wraps (`INITIAL_JIFFIES`, `linux/jiffies.h`).
    private static final long AT_BOOT = (1L << 32) - 300L * HZ;

    private static final class State {
        private boolean isPending;
        private boolean isShutDown;
        private long expires;
        private Activity running;
        private final VectorClock published = new VectorClock();
        private final VectorClock ended = new VectorClock();
    }

    private final Machine machine;
    private final Map<Timer, State> timers = new LinkedHashMap<>();

    Timers(Machine machine) {
        this.machine = machine;
    }

    long jiffies() {
        return AT_BOOT + machine.nanos() / TICK;
    }

    private State of(Timer timer) {
        return timers.computeIfAbsent(timer, _ -> new State());
    }

    boolean arm(Timer timer, long expires, boolean onlyEarlier) {
        var state = of(timer);
        boolean wasPending = state.isPending;
        if (state.isShutDown) {
            return false;
        }
        machine.current().strand().release(state.published);
        if (!wasPending || !onlyEarlier || expires < state.expires) {
            state.expires = Math.max(expires, jiffies() + 1);
        }
        state.isPending = true;
        return wasPending;
    }

    boolean isPending(Timer timer) {
        return of(timer).isPending;
    }

    boolean disarm(Timer timer, boolean wait) {
        var state = of(timer);
        boolean wasPending = false;
        if (wait) {
            machine.takes(timer);
        }
        do {
            wasPending |= state.isPending;
            state.isPending = false;
            if (!wait) {
                break;
            }
            machine.await("the callback of " + machine.name(timer), () -> state.running == null);
        } while (state.isPending);
        if (wasPending || wait) {
            machine.current().strand().acquire(state.published); // both locked the timer's base
        }
        if (wait) {
            machine.current().strand().acquire(state.ended);
        }
        return wasPending;
    }

    /// `timer_shutdown_sync`: disarmed for good.
    void shutdown(Timer timer) {
        of(timer).isShutDown = true;
        disarm(timer, true);
    }

    /// Those that are armed.
    List<Timer> pending() {
        return timers.keySet().stream().filter(this::isPending).toList();
    }

    void forget() {
        timers.clear();
    }

    /// When the next timer expires, in nanoseconds since boot.
    long next() {
        return timers.values().stream()
                .filter(each -> each.isPending && each.running == null)
                .mapToLong(each -> (each.expires - AT_BOOT) * TICK)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// Starts the callbacks of the timers that are due.
    void expire() {
        for (var each : new ArrayList<>(timers.entrySet())) {
            var state = each.getValue();
            if (state.isPending && state.running == null && state.expires <= jiffies()) {
                start(each.getKey(), state);
            }
        }
    }

    private void start(Timer timer, State state) {
        Runnable callback = () -> run(timer, state);
        var activity =
                new Activity(
                        machine,
                        machine.name(timer) + " (softirq)",
                        Optional.empty(),
                        true,
                        callback);
        activity.strand().acquire(state.published);
        activity.strand().acquire(state.ended);
        state.isPending = false;
        state.running = activity;
        machine.start(activity);
    }

    private void run(Timer timer, State state) {
        var me = machine.current();
        me.strand().held().add(timer);
        try {
            machine.kernel().callback(timer::expire);
        } finally {
            me.strand().held().remove(timer);
            me.strand().release(state.ended);
            state.running = null;
        }
    }
}
