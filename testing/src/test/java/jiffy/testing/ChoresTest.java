// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Works and their queues.
@InBothHomes("chores")
class ChoresTest {
    private static final Duration LATER = Duration.ofSeconds(30);

    @Test
    void whatIsFlushedHasRun(Home home) {
        home.write("0\n0\n3\n0\n0\n0\n4\n0\n");
        assertThat(home.read()).isEqualTo("2 queued, all done true\n");
    }

    @Test
    void nothingToWaitFor(Home home) {
        home.write("3\n0\n4\n0\n2\n0\n5\n0\n9\n0\n");
        assertThat(home.said()).containsExactly("INFO had to wait false", "INFO taken off false");
        home.write("1\n0\n5\n0\n1\n0\n5\n0\n");
        assertThat(home.said())
                .containsExactly(
                        "INFO second is done",
                        "INFO had to wait false",
                        "INFO second is done",
                        "INFO had to wait false");
    }

    @Test
    void queuesItselfAgain(Home home) {
        home.write("6\n3\n0\n0\n");
        home.advance(LATER);
        assertThat(home.said())
                .containsExactly(
                        "INFO queues itself true",
                        "INFO queues itself true",
                        "INFO queues itself true");
        assertThat(home.read()).isEqualTo("4 queued, all done true\n");
    }

    /// Whether it was taken off or has run, it was one of them.
    @Test
    void whatIsCancelledDoesNotRunLater(Home home) {
        for (int i = 1; i <= 3; i++) {
            home.write("0\n0\n2\n0\n");
            assertThat(home.read()).isEqualTo(i + " queued, all done true\n");
        }
    }

    /// One that is cancelled while it queues itself comes to an end.
    @Test
    void cancelledWhileItQueuesItself(Home home) {
        home.write("6\n1000000\n0\n0\n2\n0\n");
        var done = home.read();
        assertThat(done).endsWith(" queued, all done true\n");
        home.advance(LATER);
        assertThat(home.read()).isEqualTo(done);
        home.said();
    }

    @Test
    void aWorkWaitsForAnother(Home home) {
        home.write("7\n0\n1\n0\n5\n0\n");
        assertThat(home.said()).containsExactly("INFO second is done", "INFO had to wait false");
        assertThat(home.read()).endsWith(" queued, all done true\n");
    }

    @Test
    void queuedByATimer(Home home) {
        home.write("8\n5\n");
        home.advance(LATER);
        assertThat(home.said()).containsExactly("INFO from a timer true", "INFO second is done");
    }

    @Test
    void unloadedWhileItIsQueued(Home home) {
        home.write("8\n2\n6\n1000000\n0\n0\n1\n0\n");
        home.kernel().unload();
        int said = home.said().size();
        home.advance(LATER);
        assertThat(home.said()).isEmpty();
        assertThat(said).isPositive();
    }
}
