// SPDX-License-Identifier: MIT OR GPL-2.0
package logs;

import static org.assertj.core.api.Assertions.assertThat;

import jiffy.lab.LogEntry;
import jiffy.testing.KernelTest;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

@KernelTest(module = Logs.class)
class LogsTest {
    @Test
    void theLevelIsTheLinesPriority(TestKernel kernel) {
        assertThat(kernel.log().entries().stream().map(LogsTest::line))
                .endsWith(
                        "0 logs: the machine is lost",
                        "1 logs: somebody must act now",
                        "2 logs: a part of the machine failed",
                        "3 logs: this went wrong",
                        "4 logs: this may go wrong",
                        "5 logs: worth a line",
                        "6 logs: 423 is 1a7 in hexadecimal, j is a letter, true a boolean");
    }

    private static String line(LogEntry entry) {
        return entry.level().orElseThrow() + " " + entry.text();
    }
}
