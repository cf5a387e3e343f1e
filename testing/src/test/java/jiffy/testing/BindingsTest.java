// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kernel functions that a module binds by itself do in a kernel what the kernel says.
class BindingsTest {
    private static final Fixtures FIXTURES = new Fixtures();

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void ofEachKind(String release) throws Exception {
        var kernel = FIXTURES.kernel(release, "bound");
        kernel.load();
        assertThat(kernel.read("/proc/bound"))
                .isEqualTo(
                        """
                        shown true
                        slept true
                        random true
                        interrupts 42, waits 0
                        may wait true
                        user 0
                        instant -1 999999999
                        ordinary true
                        parsed 31
                        errno 22
                        """);
        assertThat(kernel.log().toString()).contains("bound: said 7");
        kernel.unload();
        assertThat(kernel.log().verdict("bound")).hasToString("kernel log clean");
    }
}
