// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.function.Predicate;
import jiffy.lab.KernelFault;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// Tests that have to fail, and what they say.
class KernelTestTest {

    private static final String FILE = "/proc/counter";
    private static final Events EVENTS =
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(Misbehaving.class))
                    .execute()
                    .testEvents();

    @KernelTest(module = CBuilder.Counter.class)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static final class Misbehaving {
        @Test
        @Order(1)
        void warns(TestKernel kernel) {
            kernel.write(FILE, "warn");
        }

        @Test
        @Order(2)
        void warnsOnceMore(TestKernel kernel) {
            kernel.write(FILE, "warn");
        }

        @Test
        @Order(3)
        void saysWhatNobodyAllowed(TestKernel kernel) {
            kernel.write(FILE, "stray");
        }

        @Test
        @Order(4)
        void crashes(TestKernel kernel) {
            kernel.write(FILE, "crash");
        }

        @Test
        @Order(5)
        void staysInUse(TestKernel kernel) {
            kernel.write(FILE, "hold");
        }

        @Test
        @Order(6)
        void behaves(TestKernel kernel) {
            assertThat(kernel.read(FILE)).isEqualTo("1\n");
        }
    }

    @Test
    void aWarningOfTheKernelFailsTheTest() {
        assertThat(failure("warns"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("kernel log not clean (module counter)")
                .hasMessageContaining("fault: ")
                .hasMessageContaining("the whole log of this test:");
    }

    @Test
    void itFailsTheNextTestTooIfThatCausesItAgain() {
        assertThat(failure("warnsOnceMore")).hasMessageContaining("fault: ");
    }

    @Test
    void aLineThatIsNotTheModulesFailsTheTest() {
        assertThat(failure("saysWhatNobodyAllowed")).hasMessageContaining("who said this?");
    }

    @Test
    void aCrashFailsTheTestOnce() {
        assertThat(failure("crashes"))
                .isInstanceOf(KernelFault.class)
                .hasMessageContaining("NULL pointer dereference")
                .hasNoSuppressedExceptions();
    }

    @Test
    void aModuleThatCannotBeRemovedFailsTheTest() {
        assertThat(failure("staysInUse"))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("counter is in use");
    }

    @Test
    void afterAllThatTheNextTestIsSound() {
        assertThat(names(EVENTS.succeeded())).containsExactly("behaves(TestKernel)");
    }

    private static List<String> names(Events events) {
        return events.stream().map(e -> e.getTestDescriptor().getDisplayName()).toList();
    }

    private static Throwable failure(String test) {
        Predicate<String> isIt = name -> name.startsWith(test + "(");
        return EVENTS.failed().stream()
                .filter(event -> isIt.test(event.getTestDescriptor().getDisplayName()))
                .map(event ->
                        event.getRequiredPayload(
                                        org.junit.platform.engine.TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
