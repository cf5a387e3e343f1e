// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePlaceTest {
    private static final CodePlace TICK = new CodePlace("mp1_tick.isra.0", 0x1a, 0x40, "mp1");

    @Test
    void readsWhatTheKernelWrites() {
        assertThat(CodePlace.in(" mp1_tick.isra.0+0x1a/0x40 [mp1]")).containsExactly(TICK);
        assertThat(CodePlace.in("RIP: 0010:mp1_tick.isra.0+0x1a/0x40 [mp1]")).containsExactly(TICK);
        assertThat(CodePlace.in(" ? mp1_tick.isra.0+0x1a/0x40 [mp1 0f3cdd]")).containsExactly(TICK);
        assertThat(
                        CodePlace.in(
                                "WARNING: CPU: 0 PID: 5 at Mp1.java:41 mp1_tick.isra.0+0x1a/0x40"
                                        + " [mp1]"))
                .containsExactly(TICK);
    }

    @Test
    void theKernelsOwnCodeIsNoModules() {
        assertThat(CodePlace.in(" call_timer_fn+0x2c/0x140")).isEmpty();
        assertThat(CodePlace.in("RIP: 0033:0x7f0dcf1a9300")).isEmpty();
        assertThat(CodePlace.in("Modules linked in: mp1(OE) [last unloaded: mp1]")).isEmpty();
    }

    @Test
    void whatHasItsLineIsDone() {
        assertThat(CodePlace.in(" mp1_tick+0x1a/0x40 [mp1] Mp1.java:41")).isEmpty();
        assertThat(CodePlace.in(" mp1_tick+0x1a/0x40 [mp1] and more")).hasSize(1);
    }
}
