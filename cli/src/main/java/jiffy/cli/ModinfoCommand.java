// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.ModuleInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jiffy modinfo`.
@Command(description = "Show what a built module says of itself: license, parameters, kernel, ….")
final class ModinfoCommand extends Subcommand {
    @Parameters(paramLabel = "MODULE", description = BuiltModule.DESCRIPTION)
    private String module;

    @Override
    public Integer call() throws Exception {
        var file = BuiltModule.find(module);
        out().println(ModuleInfo.parse(file.toString(), Files.readAllBytes(file)).show(file + ""));
        return ExitCode.OK;
    }
}
