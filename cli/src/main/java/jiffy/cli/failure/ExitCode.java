// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.failure;

/// The exit codes of the command, the same for every subcommand.
public final class ExitCode {
    /// What was asked for was done.
    public static final int OK = 0;

    /// What was asked about failed: a module with errors, a test, a load, a kernel log with faults.
    public static final int FAILED = 1;

    /// The command line is wrong: an unknown option, a file that is not what it should be.
    public static final int USAGE = 2;

    /// This machine lacks something: a tool, the network, room on the disk.
    public static final int MACHINE = 3;

    /// A mistake in Jiffy itself.
    public static final int INTERNAL = 70;

    private ExitCode() {}
}
