// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.failure;

/// An end that is the user's to see: one line that says what is wrong, one that says what to do.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String help;

    private Failure(int exitCode, String what, String help) {
        super(what);
        this.exitCode = exitCode;
        this.help = help;
    }

    /// What was asked about failed.
    public static Failure failed(String what, String help) {
        return new Failure(ExitCode.FAILED, what, help);
    }

    /// The command line names something that cannot be.
    public static Failure usage(String what, String help) {
        return new Failure(ExitCode.USAGE, what, help);
    }

    /// This machine lacks something.
    public static Failure machine(String what, String help) {
        return new Failure(ExitCode.MACHINE, what, help);
    }

    /// A mistake of ours.
    public static Failure internal(Exception cause) {
        var failure =
                new Failure(
                        ExitCode.INTERNAL,
                        "a mistake in Jiffy itself: " + cause,
                        "JIFFY_DEBUG=1 shows where; please report it");
        failure.initCause(cause);
        return failure;
    }

    /// What the process ends with.
    public int exitCode() {
        return exitCode;
    }

    /// What to do about it; empty if there is nothing to say.
    public String help() {
        return help;
    }
}
