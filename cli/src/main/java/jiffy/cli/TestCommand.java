// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.cli.module.ModuleFolder;
import jiffy.cli.module.ModuleTests;
import jiffy.lab.KernelName;
import jiffy.testing.KernelTest;
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
    private static final String JVM = "jvm";

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

    @Option(
            names = "--on",
            paramLabel = "jvm",
            description =
                    "Run the module's tests in the simulated kernel, in this JVM: no machine, no"
                            + " root, about a second. Tests that need a shell are skipped.")
    private Optional<String> home;

    @Option(
            names = "--schedules",
            paramLabel = "N",
            description = "With --on jvm: run every test in so many schedules.")
    private Optional<Long> schedules;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "With --on jvm: the number of the schedule, or of the first of them.")
    private Optional<Long> seed;

    @Override
    public Integer call() throws Exception {
        if (home.isEmpty() && (schedules.isPresent() || seed.isPresent())) {
            throw Failure.usage(
                    "--schedules and --seed need --on jvm", "jiffy test MODULE --on jvm");
        }
        if (module != null) {
            return testModule();
        }
        if (!kernels.isEmpty()) {
            throw Failure.usage("--kernel needs a module", "jiffy test MODULE --kernel NAME,...");
        }
        if (home.isPresent()) {
            throw Failure.usage("--on needs a module", "jiffy test MODULE --on jvm");
        }
        return new RepositoryTests(Home.folder(), out(), progress()).run();
    }

    private int testModule() throws Exception {
        var folder = module(module);
        progress().at("compiling the tests of " + module);
        var tests = home.isPresent() ? onJvm(folder) : new ModuleTests(folder, kernels);
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

    private ModuleTests onJvm(ModuleFolder folder) {
        if (!home.get().equals(JVM) || !kernels.isEmpty()) {
            throw Failure.usage(
                    "the tests run on `jvm`, or in kernels that --kernel names",
                    "jiffy test MODULE --on jvm");
        }
        var parameters = new HashMap<>(Map.of(KernelTest.KERNELS, JVM));
        schedules.ifPresent(count -> parameters.put(KernelTest.SCHEDULES, "" + count));
        seed.ifPresent(number -> parameters.put(KernelTest.SEED, "" + number));
        return new ModuleTests(folder, parameters);
    }

    private static String counts(TestExecutionSummary summary) {
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        summary.getTestsSucceededCount(),
                        summary.getTotalFailureCount(),
                        summary.getTestsSkippedCount() + summary.getTestsAbortedCount());
    }
}
