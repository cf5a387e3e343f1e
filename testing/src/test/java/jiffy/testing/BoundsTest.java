// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is bounded in an interrupt, in a kernel: a list of declared capacity is full, walked and
/// drained there, and an array of more than a page is never asked for.
class BoundsTest {
    private static final Fixtures FIXTURES = new Fixtures();

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @CsvSource({
        "6.1-cloud-amd64, 4092, 4092",
        "6.1-cloud-amd64, 4093, -1",
        "6.12-cloud-amd64, 4092, 4092",
        "6.12-cloud-amd64, 4093, -1"
    })
    void inATimer(String release, int bytes, int made) throws Exception {
        var kernel = FIXTURES.kernel(release, "bounded");
        kernel.load("bytes=" + bytes);
        kernel.advance(Duration.ofSeconds(1));
        assertThat(kernel.read("/proc/bounded"))
                .isEqualTo("full true, walked 6, drained 6, left 0, made %d\n".formatted(made));
        kernel.unload();
        assertThat(kernel.log().toString()).doesNotContain("allocation failure");
    }
}
