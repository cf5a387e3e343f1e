// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each fault where a module's life begins and ends, in a real kernel: the errno, one line in the
/// log with exception, file and line, and nothing left behind.
class PitfallsTest {
    private static final String EIO = "Input/output error";
    private static final String ENOMEM = "Cannot allocate memory";

    private record Fault(String exception, String comment, String errno) {}

    /// By their numbers in the module.
    private static final List<Fault> FAULTS =
            List.of(
                    new Fault("NullPointerException", "null", EIO),
                    new Fault("ArrayIndexOutOfBoundsException", "bounds", EIO),
                    new Fault("ArithmeticException", "division", EIO),
                    new Fault("ClassCastException", "cast", EIO),
                    new Fault("NegativeArraySizeException", "size", EIO),
                    new Fault("OutOfMemoryError", "allocation", ENOMEM));

    private static final Fixtures FIXTURES = new Fixtures();

    private VmKernel kernel;
    private int seen;

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void whereALifeBeginsAndEnds(String release) throws Exception {
        begin(release);
        for (int fault = 0; fault < FAULTS.size(); fault++) {
            for (var parameter : List.of("construct=", "start=")) {
                var argument = parameter + fault;
                assertThatThrownBy(() -> kernel.load(argument))
                        .isInstanceOf(LoadFailure.class)
                        .hasMessageContaining(FAULTS.get(fault(argument)).errno());
                assertNothingIsLeft();
                assertLogged(List.of(faultLines().get(fault)));
            }
            kernel.load("end=" + fault);
            kernel.unload();
            assertNothingIsLeft();
            assertLogged(List.of(faultLines().get(fault)));
        }
    }

    private static int fault(String argument) {
        return Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
    }

    private void begin(String release) throws Exception {
        kernel = FIXTURES.kernel(release, "pitfalls");
        seen = lines().size();
    }

    private static List<String> faultLines() {
        return FAULTS.stream()
                .map(each ->
                        "%s at Pitfalls.java:%d"
                                .formatted(
                                        each.exception(),
                                        Fixtures.line("pitfalls", "Pitfalls.java", each.comment())))
                .toList();
    }

    private List<String> lines() {
        return kernel.log().entries().stream()
                .map(each -> each.text())
                .filter(text -> text.startsWith("pitfalls: "))
                .map(text -> text.substring("pitfalls: ".length()))
                .filter(text -> !text.startsWith("loading out-of-tree module"))
                .filter(text -> !text.startsWith("module verification failed"))
                .toList();
    }

    /// Nothing else since the last time; then time passes, so that the rate limit starts anew.
    private void assertLogged(List<String> expected) {
        var all = lines();
        assertThat(all.subList(seen, all.size())).isEqualTo(expected);
        seen = all.size();
        kernel.advance(Duration.ofSeconds(6));
    }

    private void assertNothingIsLeft() {
        assertThat(kernel.isLoaded()).isFalse();
        assertThat(kernel.shell("ls /proc /sys/kernel/slab").stdout()).doesNotContain("pitfalls");
        assertThat(kernel.log().verdict("pitfalls")).hasToString("kernel log clean");
    }
}
