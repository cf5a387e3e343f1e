// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `jiffy vm logs`.
@Command(
        name = "logs",
        description = {
            "Print what a virtual machine wrote to its console.",
            "",
            "Also after it ended, until one of the same name is started."
        })
final class VmLogsCommand extends Subcommand {
    @Mixin private MachineName name;

    @Override
    public Integer call() throws Exception {
        var folder = Lab.open(progress()).machineFolder(name.text());
        var console = folder.resolve("console.log");
        if (!Files.isRegularFile(console)) {
            throw Failure.failed(
                    "there was no virtual machine called " + name.text(),
                    "start one: jiffy vm start");
        }
        out().print(Files.readString(console));
        out().flush();
        return ExitCode.OK;
    }
}
