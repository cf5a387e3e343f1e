// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.lab.Lab;
import jiffy.lab.Vm;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/// `--name`: which virtual machine.
final class MachineName {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Which virtual machine, if there are several.",
            showDefaultValue = Visibility.NEVER,
            defaultValue = TargetOption.MACHINE)
    private String text;

    String text() {
        return text;
    }

    /// The machine of that name, which must run.
    Vm attach(Lab lab) {
        return lab.find(text).orElseThrow(TargetOption::notRunning);
    }
}
