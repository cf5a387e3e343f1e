// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.module.ModuleName;
import jiffy.cli.module.Skeleton;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jiffy new`.
@Command(description = "Make a new module: a small working one, with tests that run in a kernel.")
final class NewCommand extends Subcommand {
    @Parameters(
            paramLabel = "NAME",
            description = "Its name: a-z, 0-9 and _. A folder of that name is made here.")
    private String name;

    @Override
    public Integer call() throws Exception {
        Skeleton.write(new ModuleName(name), Path.of("")).forEach(out()::println);
        err().println("next: jiffy test " + name);
        return ExitCode.OK;
    }
}
