// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

import java.util.List;
import java.util.SplittableRandom;

/// Throws dice: at every fourth place on average, all that can run are equally likely to go on.
public final class RandomPolicy implements Policy {
    private static final int PLACES = 4;

    private final SplittableRandom random;

    /// The schedule with this number.
    public RandomPolicy(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public void born(Task task) {}

    @Override
    public boolean interrupts(Task running) {
        return random.nextInt(PLACES) == 0;
    }

    @Override
    public Task next(List<Task> runnable) {
        return runnable.size() == 1
                ? runnable.getFirst()
                : runnable.get(random.nextInt(runnable.size()));
    }

    @Override
    public int choose(int bound) {
        return random.nextInt(bound);
    }
}
