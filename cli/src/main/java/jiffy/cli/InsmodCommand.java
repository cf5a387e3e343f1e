// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.Modules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `jiffy insmod`.
@Command(name = "insmod", description = "Load a module into a kernel.")
final class InsmodCommand extends Subcommand {
    @Mixin private TargetOption on;

    @Parameters(index = "0", paramLabel = "MODULE", description = BuiltModule.DESCRIPTION)
    private String module;

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description = "Parameters of the module; jiffy modinfo lists them.")
    private List<String> parameters = List.of();

    @Override
    public Integer call() throws Exception {
        var file = BuiltModule.find(module, places());
        try (var target = on.openOrStart(progress())) {
            new Modules(target).load(file, parameters);
            err().println(file.getFileName() + " is loaded into " + target.describe());
        }
        return ExitCode.OK;
    }
}
