// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.cli.target.HostTarget;
import jiffy.cli.target.Target;
import picocli.CommandLine.Option;

/// `--on`: which kernel a command is about.
final class TargetOption {
    /// The kernels that there are.
    enum Place {
        /// The virtual machine's.
        vm,
        /// This machine's own.
        host
    }

    @Option(
            names = "--on",
            paramLabel = "WHERE",
            description =
                    "Whose kernel: vm (the virtual machine, see jiffy vm --help) or host (this"
                            + " machine's own). Default: ${DEFAULT-VALUE}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            defaultValue = "vm")
    private Place place;

    /// The machine with that kernel, ready to be talked to.
    Target open() {
        return switch (place) {
            case host -> new HostTarget();
            case vm -> throw jiffy.cli.failure.Failure.machine("there is no virtual machine", "");
        };
    }
}
