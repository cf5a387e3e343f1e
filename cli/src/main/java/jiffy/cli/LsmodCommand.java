// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.LoadedModule;
import jiffy.cli.kernel.Modules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jiffy lsmod`.
@Command(description = "List the modules that a kernel has loaded.")
final class LsmodCommand extends Subcommand {
    @Mixin private TargetOption on;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (var target = on.open(progress())) {
            var modules = new Modules(target).list();
            out().println(json ? Json.write(json(modules)) : LoadedModule.show(modules));
        }
        return ExitCode.OK;
    }

    private static List<Map<String, Object>> json(List<LoadedModule> modules) {
        return modules.stream().map(LsmodCommand::json).toList();
    }

    private static Map<String, Object> json(LoadedModule module) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", module.name());
        map.put("size", module.size());
        map.put("users", module.users());
        map.put("usedBy", module.usedBy());
        map.put("state", module.state());
        return map;
    }
}
