// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.Modules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `jiffy rmmod`.
@Command(description = "Unload a module from a kernel.")
final class RmmodCommand extends Subcommand {
    @Mixin private TargetOption on;

    @Parameters(paramLabel = "NAME", description = "The module, as jiffy lsmod calls it.")
    private String name;

    @Override
    public Integer call() throws Exception {
        try (var target = on.open(progress())) {
            new Modules(target).unload(moduleName(name));
            err().println(moduleName(name) + " is unloaded from " + target.describe());
        }
        return ExitCode.OK;
    }

    /// As rmmod itself does it: a file's name stands for the module in it.
    private static String moduleName(String name) {
        var file = Path.of(name).getFileName();
        return file == null ? name : file.toString().replaceAll("\\.ko$", "").replace('-', '_');
    }
}
