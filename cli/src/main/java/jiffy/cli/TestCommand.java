// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.cli.module.ModuleTests;
import jiffy.lab.KernelName;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy test`.
@Command(
        description = {
            "Run the tests of a module, or all tests of this repository.",
            "",
            "The tests of a module are the JUnit tests in its folder `test`. They see the module's"
                    + " classes, the kernel API, jiffy.testing, JUnit and AssertJ."
        })
final class TestCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "MODULE",
            description =
                    "Folder of the module, or its name under modules/. Without: this repository.")
    private String module;

    @Option(
            names = "--kernel",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Run the module's tests in these kernels instead of those that they name;"
                            + " jiffy kernel list shows all.")
    private List<KernelName> kernels = List.of();

    @Override
    public Integer call() throws Exception {
        if (module != null) {
            return testModule();
        }
        if (!kernels.isEmpty()) {
            throw Failure.usage("--kernel needs a module", "jiffy test MODULE --kernel NAME,...");
        }
        return new RepositoryTests(Home.folder(), out(), progress()).run();
    }

    private int testModule() throws Exception {
        var folder = module(module);
        progress().at("compiling the tests of " + module);
        var tests = new ModuleTests(folder, kernels);
        var summary = tests.run(new TestReport(out(), progress()));
        progress().clear();
        if (summary.getTestsFoundCount() == 0) {
            throw Failure.failed(
                    "no test was found in " + folder.folder().resolve("test"),
                    "a test is a method with @Test in a class that ends in Test");
        }
        out().println(counts(summary));
        return summary.getTotalFailureCount() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String counts(TestExecutionSummary summary) {
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        summary.getTestsSucceededCount(),
                        summary.getTotalFailureCount(),
                        summary.getTestsSkippedCount());
    }
}
