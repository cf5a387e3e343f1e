// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jiffy.cli.module.ModuleFolder;
import jiffy.cli.module.ModuleTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// The modules of the tutorial pass their own tests, as `jiffy test NAME` runs them. Those of mp1,
/// which has a suite of its own that takes minutes in two kernels, are run by `jiffy test mp1`.
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
                .filter(module -> !module.endsWith("mp1"))
                .map(module ->
                        DynamicTest.dynamicTest(
                                module.getFileName().toString(), () -> itsTestsPass(module)));
    }

    private static void itsTestsPass(Path module) throws IOException {
        var folder = ModuleFolder.find(module.toString(), Terminal.home(), List.of());
        var summary = new ModuleTests(folder).run(new TestExecutionListener() {});
        assertThat(summary.getFailures()).extracting(ModulesTest::text).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isPositive();
    }

    private static String text(TestExecutionSummary.Failure failure) {
        return failure.getTestIdentifier().getDisplayName() + ": " + failure.getException();
    }
}
