// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KtapTest {

    @Test
    void resultsAreLinesOfKtap() {
        assertThat(Ktap.header(3)).isEqualTo("KTAP version 1\n1..3");
        assertThat(Ktap.passed(1, "read.of_1_byte", 1234))
                .isEqualTo("ok 1 read.of_1_byte # time=1.234s");
        assertThat(Ktap.failed(2, "bad.zero", "expected EINVAL, got 2"))
                .isEqualTo("not ok 2 bad.zero # expected EINVAL, got 2");
        assertThat(Ktap.skipped(3, "limits.limit_for_all", "--limit was not given"))
                .isEqualTo("ok 3 limits.limit_for_all # SKIP --limit was not given");
        assertThat(Ktap.closing(1, 2, 3)).isEqualTo("1 passed, 2 failed, 3 skipped");
    }

    @Test
    void aReasonStaysOnItsLineAndIsNoDirective() {
        assertThat(Ktap.failed(1, "a.b", "first\nnot ok 2 # SKIP"))
                .isEqualTo("not ok 1 a.b # first | not ok 2 \\# SKIP");
        assertThat(Ktap.diagnostic("a\nb")).isEqualTo("# a | b");
    }
}
