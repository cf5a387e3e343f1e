// SPDX-License-Identifier: MIT OR GPL-2.0
package params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jiffy.testing.KernelTest;
import jiffy.testing.LoadFailure;
import jiffy.testing.LoadedWith;
import jiffy.testing.NotLoaded;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KernelTest(module = Params.class)
class ParamsTest {
    @Test
    void withoutParametersThereAreDefaults(TestKernel kernel) {
        assertThat(kernel.log().toString())
                .contains("params: hello 1 of 1", "params: budget 5000000000 ns")
                .doesNotContain("please");
        assertThat(kernel.read("/sys/module/params/parameters/times")).isEqualTo("1\n");
    }

    @Test
    @LoadedWith({"times=2", "polite=1", "budget_ns=9000000000000000000"})
    void parametersAreSet(TestKernel kernel) {
        assertThat(kernel.log().toString())
                .contains("hello 2 of 2", "please", "budget 9000000000000000000 ns");
        assertThat(kernel.read("/sys/module/params/parameters/polite")).isEqualTo("Y\n");
    }

    @NotLoaded
    @ParameterizedTest
    @ValueSource(strings = {"times=-1", "times=11", "times=many", "budget_ns=0"})
    void aValueOutOfRangeIsRefused(String parameter, TestKernel kernel) {
        assertThatExceptionOfType(LoadFailure.class)
                .isThrownBy(() -> kernel.load(parameter))
                .withMessageContaining("nvalid");
        assertThat(kernel.isLoaded()).isFalse();
    }
}
