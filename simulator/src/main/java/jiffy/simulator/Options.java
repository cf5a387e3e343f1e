// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.function.Supplier;
import jiffy.simulator.schedule.Policy;
import jiffy.simulator.schedule.PriorityPolicy;
import jiffy.simulator.schedule.RandomPolicy;

/// How a simulation is run.
///
/// @param policy chooses who runs
/// @param replay how a reader gets the same run again
/// @param leavesWork whether a system call of a test may return before what it left to others, such
///     as a work, is done: in a real kernel it may
/// @param memory in bytes; an array that does not fit is not there
public record Options(Supplier<Policy> policy, String replay, boolean leavesWork, long memory) {
    private static final long MEMORY = 512L << 20;

    /// One schedule, by its number; what a call leaves to others is done when it returns.
    public static Options seed(long seed) {
        return new Options(() -> new RandomPolicy(seed), "seed " + seed, false, MEMORY);
    }

    /// One schedule of an exploration, by its number.
    public static Options exploring(long seed) {
        return new Options(() -> new RandomPolicy(seed), "seed " + seed, true, MEMORY);
    }

    /// One schedule of an exploration by priorities; see [PriorityPolicy].
    public static Options priorities(long seed, int depth, long length) {
        return new Options(
                () -> new PriorityPolicy(seed, depth, length),
                "seed %d, depth %d, length %d".formatted(seed, depth, length),
                true,
                MEMORY);
    }
}
