// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.Modules;
import jiffy.cli.module.ModuleFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `jiffy insmod`.
@Command(
        description = {
            "Load a module into a kernel.",
            "",
            "A folder of a module is built first, for that kernel."
        })
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
        var file = BuiltModule.isNamedBy(module) ? BuiltModule.find(module) : null;
        var sources = file == null ? module(module) : null;
        try (var target = on.openOrStart(progress())) {
            if (file == null) {
                file = build(sources, on.headers(target, progress()));
            }
            new Modules(target).load(file, parameters);
            err().println(file.getFileName() + " is loaded into " + target.describe());
        }
        return ExitCode.OK;
    }

    /// A module's folder means the module as its sources are now, for the kernel that it goes to.
    private Path build(ModuleFolder sources, Path headers) throws Exception {
        progress().at("building for " + headers.getFileName());
        var workshop = new Workshop(err(), progress());
        var ko = workshop.build(workshop.compile(sources), headers, sources.build()).ko();
        progress().clear();
        return ko;
    }
}
