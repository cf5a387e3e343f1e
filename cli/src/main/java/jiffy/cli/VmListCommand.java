// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.List;
import java.util.Map;
import jiffy.cli.failure.ExitCode;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jiffy vm list`.
@Command(
        name = "list",
        aliases = "status",
        description = "List the virtual machines that run in the background.")
final class VmListCommand extends Subcommand {
    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        var lab = Lab.open(progress());
        var machines = lab.running().stream().map(name -> describe(lab, name)).toList();
        if (json) {
            out().println(Json.write(machines));
        } else {
            show(machines);
        }
        return ExitCode.OK;
    }

    private static Map<String, String> describe(Lab lab, String name) {
        try (var vm = lab.attach(name)) {
            return Map.of("name", name, "release", vm.release(), "folder", vm.folder() + "");
        }
    }

    private void show(List<Map<String, String>> machines) {
        if (machines.isEmpty()) {
            err().println("no virtual machine is running");
        }
        for (var each : machines) {
            out().printf("%-16s Linux %s%n", each.get("name"), each.get("release"));
        }
    }
}
