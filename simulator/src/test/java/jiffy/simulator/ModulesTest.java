// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jiffy.linux.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The modules that the repository comes with, in the simulated kernel.
class ModulesTest {
    private static final String STATUS = "/proc/mp1/status";
    private static final Duration MORE_THAN_A_PERIOD = Duration.ofMillis(5500);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "lists",
                "locking",
                "logs",
                "memory",
                "mp1",
                "params",
                "procfile",
                "seqfile",
                "timers",
                "words",
                "works"
            })
    void everyModuleComesAndGoes(String name) {
        var kernel = Modules.simulator(name);
        kernel.load();
        kernel.advance(Duration.ofSeconds(3));
        kernel.unload();
        kernel.load();
        kernel.unload();
        assertThat(kernel.findings()).isEmpty();
        assertThat(kernel.log()).allSatisfy(each -> assertThat(each.text()).startsWith(name + ":"));
    }

    @Test
    void mp1MeasuresProcesses() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        var first = kernel.process(1000);
        var second = kernel.process(1000);
        first.uses(Duration.ofMillis(3));
        assertThat(kernel.init().write(STATUS, first.number() + "\n")).isEqualTo(4);
        first.write(STATUS, second.number() + "");
        first.uses(Duration.ofMillis(4));
        assertThat(first.read(STATUS))
                .isEqualTo("%d: 3000000\n%d: 0\n".formatted(first.number(), second.number()));
        kernel.advance(MORE_THAN_A_PERIOD);
        assertThat(first.read(STATUS, 7)).startsWith(first.number() + ": 7000000\n");
        first.exit();
        kernel.advance(MORE_THAN_A_PERIOD);
        assertThat(kernel.init().read(STATUS)).isEqualTo(second.number() + ": 0\n");
        kernel.unload();
        assertThat(Modules.lines(kernel)).containsExactly("loaded, period 5000 ms", "unloaded");
        assertThat(kernel.findings()).isEmpty();
    }

    /// `timer_reduce`: whoever registers later does not put the refresh off.
    @Test
    void anEarlierExpiryStays() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        var first = kernel.process(0);
        kernel.init().write(STATUS, first.number() + "");
        first.uses(Duration.ofMillis(1));
        kernel.advance(Duration.ofSeconds(3));
        kernel.init().write(STATUS, kernel.process(0).number() + "");
        kernel.advance(Duration.ofMillis(2500));
        assertThat(kernel.init().read(STATUS)).startsWith(first.number() + ": 1000000\n");
    }

    @Test
    void mp1GivesEveryUserAQuota() {
        var kernel = Modules.simulator("mp1");
        kernel.load("user_limit=1");
        var alice = kernel.process(1000);
        var other = kernel.process(1001);
        alice.write(STATUS, alice.number() + "");
        assertThatThrownBy(() -> alice.write(STATUS, other.number() + ""))
                .isInstanceOfSatisfying(
                        CallError.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOSPC));
        kernel.init().write(STATUS, other.number() + "");
        alice.exit();
        kernel.advance(MORE_THAN_A_PERIOD);
        var again = kernel.process(1000);
        again.write(STATUS, again.number() + "");
        assertThat(kernel.slabObjects()).containsEntry("mp1_registration", 2);
    }
}
