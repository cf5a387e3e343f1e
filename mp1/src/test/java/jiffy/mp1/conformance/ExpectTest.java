// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jiffy.mp1.syscall.Errno;
import org.junit.jupiter.api.Test;

class ExpectTest {

    @Test
    void anUnmetExpectationSaysWhatCameInstead() {
        assertThatThrownBy(() -> Expect.errno(Errno.EINVAL, 4, "write of `0`"))
                .isInstanceOf(Case.Unmet.class)
                .hasMessage("write of `0`: expected EINVAL, got 4");
        assertThatThrownBy(() -> Expect.count(4, -3, "write of `9`"))
                .isInstanceOf(Case.Unmet.class)
                .hasMessage("write of `9`: expected 4, got ESRCH");
        assertThatThrownBy(() -> Expect.equal("a\n", "b", "text"))
                .isInstanceOf(Case.Unmet.class)
                .hasMessage("text: expected a\\n, got b");
    }

    @Test
    void aPercentSignInATextIsNoFormat() {
        assertThatThrownBy(() -> Expect.equal("100%", "%s", "text"))
                .hasMessage("text: expected 100%, got %s");
    }

    @Test
    void longTextsAndControlCharactersAreShownShort() {
        assertThat(Expect.shown("1\t2\r\n\0")).isEqualTo("1\\t2\\r\\n\\x00");
        assertThat(Expect.shown("x".repeat(1000)))
                .hasSizeLessThan(200)
                .endsWith("(1000 characters)");
    }
}
