// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    private static final List<Integer> PROGRAM = IntStream.range(0, 300).boxed().toList();

    @Test
    void leavesWhatIsNeededInItsOrder() throws Exception {
        var needed = List.of(7, 200, 201);
        var shortest = Shrinking.shrink(PROGRAM, each -> each.containsAll(needed), 1000);
        assertThat(shortest).isEqualTo(needed);
    }

    @Test
    void triesNoMoreThanItMay() throws Exception {
        var tries = new AtomicInteger();
        var shortest =
                Shrinking.shrink(
                        PROGRAM,
                        each -> {
                            tries.incrementAndGet();
                            return each.contains(299);
                        },
                        10);
        assertThat(tries).hasValueLessThanOrEqualTo(10);
        assertThat(shortest).contains(299).hasSizeLessThan(300);
    }
}
