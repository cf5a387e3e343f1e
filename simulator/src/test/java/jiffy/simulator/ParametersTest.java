// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @ParameterizedTest
    @CsvSource({
        "period_ms=abc, Invalid parameters, `abc' invalid for parameter `period_ms'",
        "period_ms=, Invalid parameters, `' invalid for parameter `period_ms'",
        "period_ms, Invalid parameters, `' invalid for parameter `period_ms'",
        "period_ms=5s, Invalid parameters, `5s' invalid for parameter `period_ms'",
        "period_ms=09, Invalid parameters, `09' invalid for parameter `period_ms'",
        "limit=9999999999, Numerical result out of range,"
                + " `9999999999' invalid for parameter `limit'",
        "period_ms=0, Invalid parameters, parameter period_ms must be from 1 to 3600000",
        "period-ms=3600001, Invalid parameters, parameter period_ms must be from 1 to 3600000",
        "limit=0, Invalid parameters, parameter limit must be at least 1",
        "user_limit=-1, Invalid parameters, parameter user_limit must be at least 1",
    })
    void whatIsRefused(String argument, String why, String line) {
        var kernel = Modules.simulator("mp1");
        assertThatThrownBy(() -> kernel.load(argument))
                .isInstanceOf(LoadError.class)
                .hasMessageEndingWith(why);
        assertThat(Modules.lines(kernel)).containsExactly(line);
        assertThat(kernel.exists("/proc/mp1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0x10, 16", "+7, 7", "010, 8", "1000, 1000"})
    void numbersAsTheKernelReadsThem(String text, String value) {
        var kernel = Modules.simulator("mp1");
        kernel.load("period_ms=" + text);
        assertThat(kernel.init().read("/sys/module/mp1/parameters/period_ms"))
                .isEqualTo(value + "\n");
    }

    @ParameterizedTest
    @CsvSource({"polite=1, Y", "polite, Y", "polite=off, N", "polite=yes, Y", "polite=No, N"})
    void truth(String argument, String shown) {
        var kernel = Modules.simulator("params");
        kernel.load(argument);
        assertThat(kernel.init().read("/sys/module/params/parameters/polite"))
                .isEqualTo(shown + "\n");
    }

    @Test
    void anUnknownOneIsIgnoredAndTold() {
        var kernel = Modules.simulator("mp1");
        kernel.load("colour=blue");
        assertThat(Modules.lines(kernel))
                .containsExactly("unknown parameter 'colour' ignored", "loaded, period 5000 ms");
    }

    @Test
    void everyLoadStartsWithTheDefaults() {
        var kernel = Modules.simulator("mp1");
        kernel.load("period_ms=1");
        kernel.unload();
        kernel.load();
        assertThat(Modules.lines(kernel)).endsWith("loaded, period 5000 ms");
    }
}
