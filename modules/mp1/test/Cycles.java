// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jiffy.lab.Command;
import jiffy.testing.CallFailure;
import jiffy.testing.TestKernel;

/// Loading, using and unloading, again and again, at ever other moments of the timer's period.
final class Cycles {
    private static final String STATUS = "/proc/mp1/status";

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String SCRIPT =
            """
            i=0
            while [ $i -lt %d ]; do
                insmod /tmp/mp1.ko period_ms=$((1 + i %% 7)) || exit 1
                sleep 1000 & one=$!
                sleep 1000 & two=$!
                echo $one > /proc/mp1/status || exit 2
                echo $two > /proc/mp1/status || exit 3
                echo junk > /proc/mp1/status && exit 4
                [ "$(wc -l < /proc/mp1/status)" = 2 ] || exit 5
                usleep $((i * 137 %% 9000))
                kill $one
                [ $((i %% 2)) = 0 ] && wait $one
                dd if=/proc/mp1/status of=/dev/null bs=7 || exit 6
                echo junk > /proc/mp1/status && exit 7
                rmmod mp1 || exit 8
                kill $two
                wait
                i=$((i + 1))
            done 2> /dev/null
            """;

    private Cycles() {}

    /// Runs them call by call.
    static void call(TestKernel kernel, int count) {
        for (int i = 0; i < count; i++) {
            kernel.load("period_ms=" + (1 + i % 7));
            var one = kernel.process();
            var two = kernel.process();
            kernel.write(STATUS, one.pid() + "\n");
            kernel.write(STATUS, two.pid() + "\n");
            refuses(kernel);
            assertThat(kernel.read(STATUS).lines()).hasSize(2);
            kernel.advance(Duration.ofNanos(i * 137_000 % 9_000_000));
            one.exit();
            assertThat(kernel.read(STATUS, 7)).contains(two.pid() + ": ");
            refuses(kernel);
            kernel.unload();
            two.exit();
        }
    }

    private static void refuses(TestKernel kernel) {
        assertThatThrownBy(() -> kernel.write(STATUS, "junk"))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("Invalid argument");
    }

    /// Runs them in a kernel that has the module's file but not the module.
    static void run(TestKernel kernel, int count) {
        var result = kernel.exec(Command.shell(SCRIPT.formatted(count)).limit(LIMIT));
        assertThat(result.exit()).as(result.stdout()).isZero();
    }
}
