// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Gives the turn to one task at a time. The thread that made the simulation is the driver: it has
/// the turn while no task has.
///
/// INVARIANT: only who has the turn reads or writes anything of the simulation; handing it over by
/// the volatile `turn` makes that visible to the next one.
public final class Scheduler {
    private final Policy policy;
    private final LongSupplier clock;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Task> runnable = new ArrayList<>();
    private volatile Task turn;
    private Thread driver;
    private BooleanSupplier goal = () -> false;
    private boolean halted;
    private long points;

    /// @param clock tells since when a task waits
    public Scheduler(Policy policy, LongSupplier clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /// The task that has the turn; null if the driver has.
    public Task current() {
        return turn;
    }

    /// The tasks that did not end, in order of birth.
    public List<Task> tasks() {
        return List.copyOf(tasks);
    }

    /// Places passed where another task could have come.
    public long points() {
        return points;
    }

    /// Adds a task; it runs when its turn comes.
    public void add(Task task) {
        policy.born(task);
        tasks.add(task);
    }

    /// A place where another task may come. For tasks; nothing happens to the driver.
    public void point() {
        var me = turn;
        if (me == null) {
            return;
        }
        if (halted) {
            throw new Halt();
        }
        points++;
        if (tasks.size() > 1 && policy.interrupts(me)) {
            switchTo(choose(), me);
        }
    }

    /// Waits until a condition holds, which only what other tasks do can bring about.
    public void await(String what, BooleanSupplier condition) {
        var me = turn;
        while (!condition.getAsBoolean()) {
            if (me == null) {
                throw new IllegalStateException("the driver cannot wait for " + what);
            }
            if (halted) {
                throw new Halt();
            }
            me.waitsFor = what;
            me.waitsSince = clock.getAsLong();
            me.wakes = condition;
            try {
                switchTo(choose(), me);
            } finally {
                me.wakes = null;
            }
        }
    }

    /// Lets tasks run until a goal is reached, nobody can run, or the simulation was halted. Only
    /// for the driver.
    public void run(BooleanSupplier until) {
        driver = Thread.currentThread();
        goal = until;
        var first = choose();
        if (first != null) {
            give(first);
            while (turn != null) {
                LockSupport.park(this);
            }
        }
        goal = () -> false;
        if (halted) {
            unwind();
        }
    }

    /// Ends the simulation: every task is unwound, also the one that calls, when it comes to its
    /// next place.
    public void halt() {
        halted = true;
    }

    /// Whether it was halted.
    public boolean isHalted() {
        return halted;
    }

    private void unwind() {
        while (!tasks.isEmpty()) {
            var task = tasks.getFirst();
            if (task.thread == null) {
                task.done = true;
                tasks.remove(task);
                continue;
            }
            give(task);
            while (turn != null) {
                LockSupport.park(this);
            }
        }
    }

    /// Who is next; null for the driver.
    private Task choose() {
        if (halted || goal.getAsBoolean()) {
            return null;
        }
        runnable.clear();
        for (var task : tasks) {
            if (task.isRunnable()) {
                runnable.add(task);
            }
        }
        var next = runnable.isEmpty() ? null : policy.next(runnable);
        runnable.clear(); // a task that ended must not be kept, nor the module that it names
        return next;
    }

    private void switchTo(Task next, Task me) {
        if (next == me) {
            return;
        }
        give(next);
        while (turn != me) {
            LockSupport.park(this);
        }
        if (halted) {
            throw new Halt();
        }
    }

    private void give(Task next) {
        if (next == null) {
            turn = null;
            LockSupport.unpark(driver);
        } else if (next.thread == null) {
            next.thread = Thread.ofVirtual().name(next.name()).unstarted(() -> live(next));
            turn = next;
            next.thread.start();
        } else {
            turn = next;
            LockSupport.unpark(next.thread);
        }
    }

    private void live(Task me) {
        try {
            me.run();
        } catch (Halt _) {
            // it was unwound
        } catch (Throwable failure) {
            me.failure = failure;
        }
        me.done = true;
        tasks.remove(me);
        give(choose());
    }
}
