// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenOutputTest {
    @Test
    void aRoomAnnouncesItself() {
        var line = "[INFO] Building jiffy.compiler 0.1.0-SNAPSHOT                          [3/8]";
        assertThat(MavenOutput.room(line)).contains("jiffy.compiler");
        assertThat(MavenOutput.room("[INFO] Building jar: /x/y.jar")).isEmpty();
    }

    @Test
    void aTestClassAnnouncesItself() {
        assertThat(MavenOutput.testClass("[INFO] Running jiffy.tidy.TidyTest"))
                .contains("jiffy.tidy.TidyTest");
        assertThat(MavenOutput.testClass("[INFO] Results:")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[INFO] Tests run: 40, Failures: 0, Errors: 0, Skipped: 0",
                "[ERROR] Tests run: 40, Failures: 2, Errors: 0, Skipped: 0",
                "[WARNING] Tests run: 4, Failures: 0, Errors: 0, Skipped: 1",
                "[ERROR] a.B.c -- Time elapsed: 0.03 s <<< FAILURE!",
                "java.lang.AssertionError: expected",
                "\tat a.B.c(B.java:1)"
            })
    void countsAndFailuresAreShown(String line) {
        assertThat(MavenOutput.isShown(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[INFO] --- surefire:3.6.1:test (default-test) @ jiffy-tidy ---",
                "[INFO] ",
                "[ERROR] ",
                "\u001b[0m\u001b[0m",
                "[WARNING] Overwriting x.jar",
                "",
                "[ERROR] -> [Help 1]",
                "[ERROR] [Help 1] http://example.org",
                "[ERROR]   mvn <args> -rf :jiffy-tidy",
                "[WARNING] JAR will be empty - no content was marked for inclusion!",
                "WARNING: sun.misc.Unsafe::objectFieldOffset will be removed in a future release"
            })
    void noiseIsNot(String line) {
        assertThat(MavenOutput.isShown(line)).isFalse();
    }
}
