// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelLogTest {

    @Test
    void aRecordIsPriorityAndMessage() {
        var record = "6,339,5140900,-;mp1: loaded, period 5000 ms\n SUBSYSTEM=x\n";
        assertThat(KernelLog.priority(record)).isEqualTo(6);
        assertThat(KernelLog.message(record)).isEqualTo("mp1: loaded, period 5000 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mp1: loaded, period 5000 ms",
                "mp1: loading out-of-tree module taints kernel.",
                "mp1: module verification failed: signature and/or required key missing - tainting"
                        + " kernel"
            })
    void itsOwnLinesAndTheTaintNoticesAreAllowed(String message) {
        assertThat(KernelLog.isAllowed(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BUG: sleeping function called from invalid context at kernel/locking/mutex.c:580",
                "WARNING: CPU: 0 PID: 1 at lib/list_debug.c:30",
                "mp1_other: loaded",
                "mp1: module license 'MIT OR GPL-2.0' taints kernel.",
                "mp1: fault: NullPointerException at Mp1.java:41"
            })
    void nothingElseIs(String message) {
        assertThat(KernelLog.isAllowed(message)).isFalse();
    }
}
