// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ModuleTestsTest {
    private static final String MODULE =
            """
            package sums;

            import module jiffy.linux;

            public final class Sums {
                static int twice(int n) {
                    return 2 * n;
                }
            }
            """;

    private static final String TESTS =
            """
            package sums;

            import static org.assertj.core.api.Assertions.assertThat;

            import org.junit.jupiter.api.Test;

            class SumsTest {
                @Test void right() { assertThat(Sums.twice(21)).isEqualTo(42); }
                @Test void wrong() { assertThat(Sums.twice(21)).isEqualTo(43); }
            }
            """;

    /// Fails the class where it is not told these kernels.
    private static final String IN_A_KERNEL =
            """
            @org.junit.jupiter.api.extension.RegisterExtension
            static final org.junit.jupiter.api.extension.BeforeAllCallback TOLD =
                context -> assertThat(context.getConfigurationParameter("jiffy.kernel"))
                    .contains("6.1-amd64,6.12-rt-amd64");
            """;

    @TempDir private Path folder;

    private TestExecutionSummary run() throws IOException {
        var module = ModuleFolder.find(folder.toString(), folder, List.of());
        return new ModuleTests(module).run(new TestExecutionListener() {});
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void testsSeeTheModule() throws IOException {
        write("Sums.java", MODULE);
        write("test/SumsTest.java", TESTS);
        var summary = run();
        assertThat(summary.getTestsSucceededCount()).isOne();
        assertThat(summary.getTestsFailedCount()).isOne();
        assertThat(summary.getFailures().getFirst().getException()).hasMessageContaining("43");
    }

    @Test
    void aTestThatWasDeletedIsNotRun() throws IOException {
        write("Sums.java", MODULE);
        write("test/SumsTest.java", TESTS);
        write("test/LaterTest.java", TESTS.replace("class SumsTest", "class LaterTest"));
        assertThat(run().getTestsStartedCount()).isEqualTo(4);
        Files.delete(folder.resolve("test/LaterTest.java"));
        assertThat(run().getTestsStartedCount()).isEqualTo(2);
    }

    @Test
    void theKernelsAreToldToTheTests() throws IOException {
        write("Sums.java", MODULE);
        write(
                "test/SumsTest.java",
                TESTS.replace("class SumsTest {", "class SumsTest { " + IN_A_KERNEL));
        var module = ModuleFolder.find(folder.toString(), folder, List.of());
        var kernels = List.of(KernelName.parse("6.1-amd64"), KernelName.parse("6.12-rt-amd64"));
        var summary = new ModuleTests(module, kernels).run(new TestExecutionListener() {});
        assertThat(summary.getTestsStartedCount()).isEqualTo(2);
        assertThat(run().getTestsStartedCount()).isZero();
    }

    @Test
    void whatDoesNotCompileSaysWhere() throws IOException {
        write("Sums.java", MODULE.replace("2 * n", "2 * m"));
        write("test/SumsTest.java", TESTS);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(this::run)
                .withMessage("the tests do not compile")
                .returns(ExitCode.FAILED, Failure::exitCode)
                .satisfies(failure -> assertThat(failure.help()).contains("Sums.java:7: error"));
    }

    @Test
    void aModuleWithoutTestsSaysSo() throws IOException {
        write("Sums.java", MODULE);
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(this::run)
                .withMessageContaining("there are no tests in");
    }
}
