// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void aNameMayContainAnything() {
        var stat =
                "42 (a) S (b) S 1 42 42 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 98765 1000 2"
                        + " 18446744073709551615";

        assertThat(ProcessIdentity.startTime(stat)).contains(98765L);
    }

    @Test
    void aProcessThatOnlyWaitsToBeReapedHasEnded() {
        var stat = "42 (q) Z 1 42 42 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 98765 1000 2";

        assertThat(ProcessIdentity.startTime(stat)).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsAnother() {
        var us = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(us.isAlive()).isTrue();
        assertThat(new ProcessIdentity(us.pid(), us.startTime() + 1).isAlive()).isFalse();
    }

    @Test
    void readsWhatItPrints() {
        var identity = new ProcessIdentity(12, 345);

        assertThat(ProcessIdentity.parse(identity.toString())).contains(identity);
        assertThat(ProcessIdentity.parse("")).isEmpty();
        assertThat(ProcessIdentity.parse("12")).isEmpty();
    }
}
