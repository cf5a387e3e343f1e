// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.util.function.Consumer;

/// The walk of [TestKernel#failEachAllocation], in any kernel.
final class AllocationWalk {
    private static final int ENOMEM = 12;

    /// A kernel without an end to its allocations: each run makes one more than the one before.
    private static final int MOST = 20_000;

    private static final int RETURNS = 3;
    private static final int STEPS_BACK = 4;

    /// Lets allocations fail.
    interface Switch {
        /// From now on they count; one fails, the next if `number` is 1.
        void on(int number);

        /// No more.
        ///
        /// @return whether one has failed
        boolean off();
    }

    private final Switch failing;
    private final Runnable operation;
    private final Consumer<Boolean> afterwards;

    /// Whether the operation was done in the last run.
    private boolean succeeded;

    AllocationWalk(Switch failing, Runnable operation, Consumer<Boolean> afterwards) {
        this.failing = failing;
        this.operation = operation;
        this.afterwards = afterwards;
    }

    /// Goes there twice, and at each end some steps back. A kernel that keeps memory at hand asks
    /// for more now and then only, and makes what names a file once: where one walk meets such an
    /// allocation, it may miss another one, which then comes earlier than it did. So before each
    /// step of the second walk the operation has succeeded, and leaves the same at hand.
    ///
    /// @return how many allocations failed in one walk at most
    int run() {
        return Math.max(walk(false), walk(true));
    }

    private int walk(boolean afterSuccess) {
        int most = 0;
        int ends = 0;
        for (int number = 1; number <= MOST; number++) {
            if (afterSuccess && !succeeded) succeed();
            if (hurts(number)) {
                most = Math.max(most, number);
            } else if (ends++ < RETURNS) {
                number = Math.max(0, number - STEPS_BACK - 1);
            } else {
                return most;
            }
        }
        throw new AssertionError("there is no end to the allocations: %d failed".formatted(MOST));
    }

    private void succeed() {
        operation.run();
        afterwards.accept(true);
        succeeded = true;
    }

    /// One run.
    ///
    /// @return whether an allocation has failed in it
    private boolean hurts(int number) {
        RuntimeException refusal = null;
        AssertionError wrong = null;
        boolean hurt;
        failing.on(number);
        try {
            operation.run();
        } catch (CallFailure | LoadFailure e) {
            refusal = e;
        } catch (AssertionError e) {
            wrong = e;
        } finally {
            hurt = failing.off();
        }
        if (wrong != null) throw hurt ? blame(number, wrong) : wrong;
        succeeded = refusal == null;
        if (refusal != null) judge(refusal, number, hurt);
        try {
            afterwards.accept(succeeded);
        } catch (AssertionError | CallFailure | LoadFailure e) {
            if (!hurt) throw e;
            throw blame(number, e);
        }
        return hurt;
    }

    private static void judge(RuntimeException refusal, int number, boolean hurt) {
        if (!hurt) throw refusal;
        var errno =
                switch (refusal) {
                    case CallFailure call -> call.errno();
                    case LoadFailure load -> load.errno();
                    default -> 0;
                };
        if (errno == ENOMEM) return;
        throw blame(number, refusal);
    }

    private static AssertionError blame(int number, Throwable cause) {
        return new AssertionError(
                "allocation %d failed, and then: %s".formatted(number, cause.getMessage()), cause);
    }
}
