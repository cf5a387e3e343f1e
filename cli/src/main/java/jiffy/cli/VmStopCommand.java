// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.cli.failure.ExitCode;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jiffy vm stop`.
@Command(name = "stop", description = "End a virtual machine at once.")
final class VmStopCommand extends Subcommand {
    @Mixin private MachineName name;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Override
    public Integer call() {
        var lab = Lab.open(progress());
        if (all) {
            lab.running().forEach(lab::stop);
        } else {
            lab.stop(name.text());
        }
        return ExitCode.OK;
    }
}
