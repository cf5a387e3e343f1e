// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import picocli.CommandLine.Command;

/// `jiffy vm`.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Virtual machines with real kernels. They run in the background until stopped.",
            "",
            "insmod, lsmod, rmmod and dmesg are about the one called `default` unless told"
                    + " otherwise with --name."
        },
        subcommands = {
            VmStartCommand.class,
            VmListCommand.class,
            VmExecCommand.class,
            VmShellCommand.class,
            VmLogsCommand.class,
            VmSnapshotCommand.class,
            VmRestoreCommand.class,
            VmStopCommand.class
        })
final class VmCommand {}
