// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Callers who meet at locks and lists.
@InBothHomes("crowd")
class CrowdTest {
    private static final Duration LATER = Duration.ofSeconds(30);

    @Test
    void oneAfterTheOther(Home home) {
        assertThat(home.read()).startsWith("0 items, sum 0, first -1\nkept 0, as many true");
        assertThat(home.write("1\n2\n3\n4\n")).isEqualTo("8");
        assertThat(home.read()).startsWith("4 items, sum 10, first 4\n");
        assertThat(home.write("0\n-1\n7\n")).isEqualTo("2");
        assertThat(home.read()).startsWith("2 items, sum 6, first 4\n");
        assertThat(home.write("0\n0\n")).isEqualTo("4");
        home.advance(LATER);
        assertThat(home.read()).startsWith("2 items, sum 6, first 4\n").endsWith("ticked true\n");
    }

    @Test
    void allAtOnce(Home home) {
        var numbers =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(number -> number + "\n")
                        .collect(Collectors.joining());
        home.kernel()
                .concurrently(
                        () -> home.write(numbers),
                        () -> home.write(numbers),
                        () -> home.write("0\n0\n0\n"),
                        () -> home.read("/proc/crowd", 3));
        home.write("0\n");
        assertThat(home.read()).startsWith("50 items, sum 1300, first ");
        home.advance(LATER);
        assertThat(home.read()).contains(", as many true, ticked true");
    }

    @Test
    void whatOneOfThemThrowsIsThrown(Home home) {
        var kernel = home.kernel();
        assertThatExceptionOfType(CallFailure.class)
                .isThrownBy(() -> kernel.concurrently(() -> kernel.write("/proc/nothing", "1")));
    }

    @Test
    void unloadedWithAllThatItHas(Home home) {
        home.write("1\n2\n3\n4\n5\n");
        home.kernel().unload();
        assertThat(home.read()).isEqualTo("ENOENT");
        home.advance(LATER);
    }
}
