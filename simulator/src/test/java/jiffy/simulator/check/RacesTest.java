// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What comes before what, where there are many threads.
class RacesTest {
    private final Strand.Source strands = new Strand.Source();
    private final Races races = new Races();
    private final int[] array = new int[4];

    /// A race of the first thread with any of the next thousand.
    @Test
    void manyThreadsAreToldApart() {
        assertThat(races.access(array, 1, strands.strand("first"), 0, true)).isEmpty();
        for (int i = 0; i < 1000; i++) {
            strands.strand("another");
        }
        assertThat(races.access(array, 1, strands.strand("last"), 1, true)).isPresent();
    }

    @Test
    void whatWasHandedOnIsOrdered() {
        var lock = new VectorClock();
        var first = strands.strand("first");
        assertThat(races.access(array, 1, first, 2, true)).isEmpty();
        first.release(lock);
        for (int i = 0; i < 100; i++) {
            var next = strands.strand("next");
            next.acquire(lock);
            assertThat(races.access(array, 1, next, 2, i % 2 == 0)).isEmpty();
            next.release(lock);
        }
    }

    /// The one who had the array between two others does not hide the race of these.
    @Test
    void whatIsHandedOnIsNotForgotten() {
        var lock = new VectorClock();
        var first = strands.strand("first");
        races.access(array, 0, first, 3, true);
        first.release(lock);
        var second = strands.strand("second");
        second.acquire(lock);
        races.access(array, 1, second, 4, true);
        assertThat(races.access(array, 0, strands.strand("third"), 5, false)).isPresent();
    }
}
