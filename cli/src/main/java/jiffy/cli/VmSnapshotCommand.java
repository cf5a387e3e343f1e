// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.cli.failure.ExitCode;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy vm snapshot`.
@Command(
        name = "snapshot",
        description = {
            "Keep the state of a virtual machine: memory, files, what runs in it.",
            "",
            "jiffy vm restore goes back to it."
        })
final class VmSnapshotCommand extends Subcommand {
    @Mixin private MachineName name;

    @Option(names = "--list", description = "List the states that were kept, and do nothing else.")
    private boolean list;

    @Parameters(
            arity = "0..1",
            paramLabel = "STATE",
            description = "A name for the state; one of that name is replaced.",
            defaultValue = "saved")
    private String state;

    @Override
    public Integer call() {
        var lab = Lab.open(progress());
        if (list) {
            lab.snapshotNames(name.text()).forEach(out()::println);
        } else {
            name.attach(lab).close();
            progress().at("keeping the state");
            lab.snapshot(name.text(), state);
            progress().clear();
            out().println("kept as `%s`: jiffy vm restore %1$s goes back".formatted(state));
        }
        return ExitCode.OK;
    }
}
