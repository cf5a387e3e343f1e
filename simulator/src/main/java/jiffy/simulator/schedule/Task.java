// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One thread of a simulation. It runs only when the [Scheduler] gives it the turn.
public class Task {
    private final String name;
    private final Runnable body;

    /// Null until its first turn.
    Thread thread;

    /// When a task that waits may go on; null if it does not wait.
    BooleanSupplier wakes;

    String waitsFor = "";
    long waitsSince;
    Throwable failure;
    boolean done;
    long priority;

    /// @param name as in a list of processes
    /// @param body what it does; an exception that leaves it is kept
    protected Task(String name, Runnable body) {
        this.name = name;
        this.body = body;
    }

    /// As in a list of processes.
    public final String name() {
        return name;
    }

    /// Whether it has ended.
    public final boolean isDone() {
        return done;
    }

    /// What ended it, if that was an exception.
    public final Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /// What it waits for; empty if it does not wait.
    public final String waitsFor() {
        return wakes == null ? "" : waitsFor;
    }

    /// Since when it waits, on the clock that [Scheduler] was given.
    public final long waitsSince() {
        return waitsSince;
    }

    /// Where it is, innermost first; empty if it did not start.
    public final List<StackTraceElement> stack() {
        return thread == null ? List.of() : List.of(thread.getStackTrace());
    }

    final boolean isRunnable() {
        return wakes == null || wakes.getAsBoolean();
    }

    /// Runs the body; overridden by who surrounds it.
    protected void run() {
        body.run();
    }

    @Override
    public String toString() {
        return name;
    }
}
