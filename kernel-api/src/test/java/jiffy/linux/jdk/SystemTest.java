// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Copies of arrays are the JDK's, overlapping ones too.
class SystemTest {
    @Test
    void copiesAndRefusesAsTheJdk() {
        for (int from = -1; from < 6; from++) {
            for (int to = -1; to < 6; to++) {
                for (int length = -1; length < 6; length++) {
                    copies(from, to, length);
                }
            }
        }
    }

    private static void copies(int from, int to, int length) {
        var mine = new int[] {1, 2, 3, 4};
        var theirs = mine.clone();
        assertThat(thrown(() -> System.arraycopy(mine, from, mine, to, length)))
                .isEqualTo(
                        thrown(() -> java.lang.System.arraycopy(theirs, from, theirs, to, length)));
        assertThat(mine).isEqualTo(theirs);
    }

    private static Class<?> thrown(Runnable code) {
        try {
            code.run();
            return null;
        } catch (ArrayIndexOutOfBoundsException bounds) {
            return bounds.getClass();
        }
    }
}
