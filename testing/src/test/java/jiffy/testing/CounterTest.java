// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// As the tests of a module are written.
@KernelTest(
        module = CBuilder.Counter.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
class CounterTest {

    private static final String FILE = "/proc/counter";

    @Test
    void isLoadedBeforeATest(TestKernel kernel) {
        assertThat(kernel.isLoaded()).isTrue();
        assertThat(kernel.log().toString()).contains("counter: starts at 1");
        assertThat(kernel.shell("uname -r").stdout()).startsWith(series(kernel));
    }

    private static String series(TestKernel kernel) {
        return kernel.name().substring(0, kernel.name().indexOf('-') - 1);
    }

    @Test
    @LoadedWith("start=41")
    void takesParameters(TestKernel kernel) {
        assertThat(kernel.read(FILE)).isEqualTo("41\n");
    }

    @Test
    @NotLoaded
    void isNotLoadedWhereATestSaysSo(TestKernel kernel) {
        assertThat(kernel.isLoaded()).isFalse();
        assertThatThrownBy(() -> kernel.load("start=-1"))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("Invalid parameters");
        kernel.load("start=5");
        kernel.unload();
        assertThatThrownBy(kernel::unload)
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("counter");
    }

    @Test
    void aWriteIsOneCall(TestKernel kernel) {
        assertThat(kernel.write(FILE, "7")).isEqualTo(1);
        assertThat(kernel.read(FILE)).isEqualTo("7\n");
        assertThat(kernel.write(FILE, "junk, twenty bytes..")).isEqualTo(9);
        assertThatThrownBy(() -> kernel.write(FILE, "-1"))
                .isInstanceOfSatisfying(
                        CallFailure.class, e -> assertThat(e.errno()).isEqualTo(34)) // ERANGE
                .hasMessage("/proc/counter: Numerical result out of range");
        assertThatThrownBy(() -> kernel.read("/proc/nothing"))
                .isInstanceOfSatisfying(
                        CallFailure.class, e -> assertThat(e.errno()).isEqualTo(2)) // ENOENT
                .hasMessage("/proc/nothing: No such file or directory");
        assertThatThrownBy(() -> kernel.read("/proc/1/mem"))
                .isInstanceOfSatisfying(
                        CallFailure.class, e -> assertThat(e.errno()).isEqualTo(5)); // EIO
    }

    @Test
    void timePassesWhenToldTo(TestKernel kernel) {
        kernel.write(FILE, "0");

        kernel.advance(Duration.ofMinutes(10));

        assertThat(Integer.parseInt(kernel.read(FILE).strip())).isBetween(580, 601);
    }
}
