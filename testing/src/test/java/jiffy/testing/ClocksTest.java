// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Timers and ticks.
@InBothHomes("clocks")
class ClocksTest {
    /// Longer than a timer's wheel rounds up.
    private static final Duration LATER = Duration.ofSeconds(30);

    private static final int LONG = 100_000_000;

    @Test
    void expiresOnce(Home home) {
        assertThat(home.write("4\n0\n0\n10\n4\n0\n")).isEqualTo("13");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly(
                        "INFO pending false",
                        "INFO pending true",
                        "INFO first 1, early false, pending false");
        home.advance(LATER);
        assertThat(home.read()).isEqualTo("1 runs\n");
    }

    @Test
    void armsItselfAgain(Home home) {
        home.write("6\n3\n0\n5\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly(
                        "INFO first 1, early false, pending false",
                        "INFO first 2, early false, pending false",
                        "INFO first 3, early false, pending false",
                        "INFO first 4, early false, pending false");
    }

    @Test
    void theEarlierExpiryStays(Home home) {
        home.write("0\n%d\n0\n10\n0\n%d\n4\n0".formatted(LONG, LONG / 2));
        home.write("6\n0");
        home.advance(LATER);
        assertThat(home.read()).isEqualTo("1 runs\n");
    }

    @Test
    void anExpiryIsMovedInBothDirections(Home home) {
        home.write("1\n1000\n1\n" + LONG + "\n4\n0\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly("INFO modified false", "INFO modified true", "INFO pending true");
        home.write("1\n5\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly("INFO modified true", "INFO first 1, early false, pending false");
    }

    @Test
    void isDisarmed(Home home) {
        home.write("2\n0\n3\n0\n0\n10\n2\n0\n2\n0\n0\n10\n3\n0\n3\n0\n4\n0\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly(
                        "INFO deleted false",
                        "INFO deleted, waited false",
                        "INFO deleted true",
                        "INFO deleted false",
                        "INFO deleted, waited true",
                        "INFO deleted, waited false",
                        "INFO pending false");
    }

    @Test
    void oneDisarmsTheOther(Home home) {
        home.write("0\n" + LONG + "\n5\n10\n");
        home.advance(LATER);
        home.write("5\n5\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly("INFO second, deleted true", "INFO second, deleted false");
    }

    @Test
    void theShorterOneExpiresFirst(Home home) {
        home.write("0\n40\n5\n20\n6\n0\n");
        home.advance(LATER);
        assertThat(home.said()).containsExactly("INFO second, deleted true");
        home.write("0\n20\n5\n40\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly(
                        "INFO first 1, early false, pending false", "INFO second, deleted false");
    }

    /// What is over is the next tick; what never comes is far away.
    @Test
    void timesThatAreNone(Home home) {
        home.write("0\n0\n");
        home.advance(LATER);
        home.write("0\n-5\n");
        home.advance(LATER);
        home.write("8\n-1\n");
        home.advance(LATER);
        home.write("8\n2147483647\n4\n0\n2\n0\n");
        assertThat(home.said())
                .containsExactly(
                        "INFO first 1, early false, pending false",
                        "INFO first 2, early false, pending false",
                        "INFO first 3, early false, pending false",
                        "INFO pending true",
                        "INFO deleted true");
    }

    @Test
    void ticksAndMilliseconds(Home home) {
        for (int number : new int[] {0, 1, 3, 4, 5, 2147483647, -1, -2147483648}) {
            assertThat(home.write("7\n" + number)).isNotEqualTo("EINVAL");
        }
        home.write("9\n0");
        assertThat(home.said())
                .containsExactly(
                        "INFO 0 ms: 0 ticks",
                        "INFO 0 ticks: 0 ms",
                        "INFO many ticks: 0 ms",
                        "INFO 1 ms: 1 ticks",
                        "INFO 1 ticks: 4 ms",
                        "INFO many ticks: 2495954700 ms",
                        "INFO 3 ms: 1 ticks",
                        "INFO 3 ticks: 12 ms",
                        "INFO many ticks: 3192896804 ms",
                        "INFO 4 ms: 1 ticks",
                        "INFO 4 ticks: 16 ms",
                        "INFO many ticks: 1393884208 ms",
                        "INFO 5 ms: 2 ticks",
                        "INFO 5 ticks: 20 ms",
                        "INFO many ticks: 3889838908 ms",
                        "INFO 2147483647 ms: 536870912 ticks",
                        "INFO 2147483647 ticks: 4294967292 ms",
                        "INFO many ticks: 1799012596 ms",
                        "INFO -1 ms: 4611686018427387902 ticks",
                        "INFO -1 ticks: 4294967292 ms",
                        "INFO many ticks: 1799012596 ms",
                        "INFO -2147483648 ms: 4611686018427387902 ticks",
                        "INFO -2147483648 ticks: 0 ms",
                        "INFO many ticks: 0 ms",
                        "INFO hz 250, back false");
    }

    @Test
    void unloadedWhileItIsArmed(Home home) {
        home.write("0\n10\n5\n" + LONG);
        home.kernel().unload();
        home.advance(LATER);
        assertThat(home.said()).hasSizeLessThan(2);
    }

    @Test
    void aBadOrderAfterGoodOnes(Home home) {
        assertThat(home.write("4\n0\n2\n0\n99\n0\n4\n0\n")).isEqualTo("8");
        assertThat(home.write("99\n0\n")).isEqualTo("EINVAL");
        assertThat(home.said()).containsExactly("INFO pending false", "INFO deleted false");
    }
}
