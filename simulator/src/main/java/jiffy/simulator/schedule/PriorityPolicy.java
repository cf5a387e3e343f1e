// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010):
/// every task has a priority by lot, the highest one that can run does, and at `depth - 1` places
/// by lot the running task falls below all others. A mistake that needs `depth` steps in a certain
/// order is met with a probability of at least `1 / (n * k^(depth - 1))` in each run, for `n` tasks
/// and `k` places.
public final class PriorityPolicy implements Policy {
    /// After so many places without waiting, a task that only waits for others in a loop of its own
    /// must not keep them from running.
    private static final int PATIENCE = 20_000;

    private final SplittableRandom random;
    private final TreeSet<Long> changes = new TreeSet<>();
    private long place;
    private long lowest;
    private Task last;
    private int places;

    /// @param depth how many ordered steps a mistake takes that is certain to be met in the end
    /// @param length how many places a run has, more or less
    public PriorityPolicy(long seed, int depth, long length) {
        random = new SplittableRandom(seed);
        for (int i = 1; i < depth; i++) {
            changes.add(random.nextLong(Math.max(1, length)));
        }
    }

    @Override
    public void born(Task task) {
        task.priority = 1 + random.nextLong(Long.MAX_VALUE - 1);
    }

    @Override
    public boolean interrupts(Task running) {
        places = running == last ? places + 1 : 0;
        last = running;
        if (changes.remove(place++) || places > PATIENCE) {
            places = 0;
            running.priority = --lowest;
        }
        return true;
    }

    @Override
    public Task next(List<Task> runnable) {
        return runnable.stream().max(Comparator.comparingLong(task -> task.priority)).orElseThrow();
    }

    @Override
    public int choose(int bound) {
        return random.nextInt(bound);
    }

    /// Places met so far: the length of the run, for the next one.
    public long places() {
        return place;
    }
}
