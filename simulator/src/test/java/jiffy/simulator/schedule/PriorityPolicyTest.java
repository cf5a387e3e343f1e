// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriorityPolicyTest {
    private static Task task(Policy policy, String name) {
        var task = new Task(name, () -> {});
        policy.born(task);
        return task;
    }

    @Test
    void theHighestRunsAndFallsBelowAllAtAPlaceOfChange() {
        for (long seed = 0; seed < 20; seed++) {
            var policy = new PriorityPolicy(seed, 2, 1); // the only place of change is the first
            var tasks = List.of(task(policy, "a"), task(policy, "b"), task(policy, "c"));
            var first = policy.next(tasks);
            assertThat(policy.next(tasks)).isSameAs(first);
            policy.interrupts(first);
            var second = policy.next(tasks);
            assertThat(second).isNotSameAs(first);
            policy.interrupts(second);
            assertThat(policy.next(tasks)).isSameAs(second);
        }
    }

    @Test
    void whoOnlyRunsInCirclesLetsOthersIn() {
        var policy = new PriorityPolicy(1, 1, 1);
        var tasks = List.of(task(policy, "a"), task(policy, "b"));
        var first = policy.next(tasks);
        for (int i = 0; i < 30_000; i++) {
            policy.interrupts(first);
        }
        assertThat(policy.next(tasks)).isNotSameAs(first);
    }
}
