// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `jiffy test`.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Run all tests of this repository.")
final class TestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var line = spec.commandLine();
        return new RepositoryTests(Home.folder(), line.getOut(), line.getErr()).run();
    }
}
