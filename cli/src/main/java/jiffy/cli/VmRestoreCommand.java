// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `jiffy vm restore`.
@Command(
        name = "restore",
        description = {
            "Go back to a state of a virtual machine that jiffy vm snapshot kept.",
            "",
            "Also after the machine ended."
        })
final class VmRestoreCommand extends Subcommand {
    @Mixin private MachineName name;

    @Parameters(
            arity = "0..1",
            paramLabel = "STATE",
            description = "The name that it was given.",
            defaultValue = "saved")
    private String state;

    @Override
    public Integer call() {
        var lab = Lab.open(progress());
        var kept = lab.snapshotNames(name.text());
        if (!kept.contains(state)) {
            throw Failure.failed(
                    "no state `%s` was kept of the virtual machine %s"
                            .formatted(state, name.text()),
                    kept.isEmpty()
                            ? "keep one: jiffy vm snapshot"
                            : "there is " + String.join(", ", kept));
        }
        try (var _ = lab.restore(name.text(), state)) {
            progress().clear();
            out().println("%s is as it was at `%s`".formatted(name.text(), state));
        }
        return ExitCode.OK;
    }
}
