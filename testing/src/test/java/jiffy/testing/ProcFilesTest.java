// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a file below `/proc` says, and a name that is taken.
class ProcFilesTest {
    private static final Fixtures FIXTURES = new Fixtures();

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void numbersOfEveryLength(String release) throws Exception {
        var kernel = FIXTURES.kernel(release, "decimals");
        kernel.load();
        var powers = LongStream.iterate(1, power -> power * 10).limit(19);
        var near = powers.flatMap(power -> LongStream.rangeClosed(power - 1, power + 1));
        var limits =
                LongStream.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
        var numbers = LongStream.concat(near.flatMap(n -> LongStream.of(n, -n)), limits);
        assertThat(kernel.read("/proc/decimals"))
                .isEqualTo(
                        numbers.mapToObj(n -> n + " " + (int) n + "\n")
                                .collect(Collectors.joining()));
        kernel.unload();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, abc...",
        "24, 2, yz..",
        "24, 1000, yz..",
        "2147483647, 1, ''",
        "26, 1, ''",
        "-1, 3, ''",
        "3, 0, ''",
        "3, -2147483648, ''",
    })
    void partsOfAnArray(int from, int length, String text) throws Exception {
        var kernel = FIXTURES.kernel("6.1-cloud-amd64", "parts");
        kernel.load("from=" + from, "length=" + length);
        assertThat(kernel.read("/proc/parts")).isEqualTo(text);
        kernel.unload();
    }

    @ParameterizedTest
    @CsvSource({
        "6.1-cloud-amd64, takendirectory, /proc/bus",
        "6.12-cloud-amd64, takendirectory, /proc/bus",
        "6.1-cloud-amd64, takenfile, /proc/takenfile/same",
        "6.12-cloud-amd64, takenfile, /proc/takenfile/same",
    })
    void aNameThatIsTaken(String release, String module, String name) throws Exception {
        var kernel = FIXTURES.kernel(release, module);
        assertThatThrownBy(kernel::load)
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("File exists"); // how insmod words EEXIST
        assertThat(kernel.log().toString()).contains(module + ": " + name + " is there already");
        assertThat(kernel.log().verdict(module)).hasToString("kernel log clean");
        assertThat(kernel.isLoaded()).isFalse();
        kernel.shell("test -d /proc/bus && ! test -e /proc/takenfile").orThrow();
    }
}
