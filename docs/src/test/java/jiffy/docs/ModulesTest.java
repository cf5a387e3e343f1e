// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiffy.cli.module.ModuleFolder;
import jiffy.cli.module.ModuleTests;
import jiffy.testing.KernelTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// The modules pass their own tests, as `jiffy test NAME` runs them. Those of mp1 take minutes.
class ModulesTest {
    private static List<Path> modules() throws IOException {
        try (var folders = Files.list(Terminal.home().resolve("modules"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> itsTestsPass() throws IOException {
        return modules().stream()
                .filter(module -> Files.isDirectory(module.resolve("test")))
                .map(module ->
                        DynamicTest.dynamicTest(
                                module.getFileName().toString(), () -> itsTestsPass(module)));
    }

    /// The same tests in the simulated kernel, but for those that need a machine.
    @TestFactory
    Stream<DynamicTest> itsTestsPassOnTheJvm() throws IOException {
        return modules().stream()
                .filter(module -> Files.isDirectory(module.resolve("test")))
                .map(module ->
                        DynamicTest.dynamicTest(
                                module.getFileName().toString(),
                                () -> itsTestsPass(module, Map.of(KernelTest.KERNELS, "jvm"))));
    }

    private static void itsTestsPass(Path module) throws IOException {
        itsTestsPass(module, Map.of());
    }

    private static void itsTestsPass(Path module, Map<String, String> parameters)
            throws IOException {
        var folder = ModuleFolder.find(module.toString(), Terminal.home(), List.of());
        var failures = new Failures();
        var summary = new ModuleTests(folder, parameters).run(failures);
        assertThat(failures.found).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isPositive();
    }

    /// Each with where it was: class, kernel and test.
    private static final class Failures implements TestExecutionListener {
        private final List<String> found = new ArrayList<>();
        private TestPlan plan;

        @Override
        public void testPlanExecutionStarted(TestPlan started) {
            plan = started;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                return; // it needs a machine
            }
            result.getThrowable().ifPresent(cause -> found.add(place(test) + ": " + cause));
        }

        private String place(TestIdentifier test) {
            var name = test.getDisplayName();
            return plan.getParent(test).map(within -> place(within) + ", " + name).orElse(name);
        }
    }
}
