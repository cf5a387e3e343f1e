// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Errors as the user sees them: what is wrong, what to do, an honest exit code, no stack trace.
final class Errors {
    private Errors() {}

    /// A wrong command line.
    static int parameter(ParameterException e, String... arguments) {
        var line = e.getCommandLine();
        var err = line.getErr();
        print(err, e.getMessage(), "");
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("  try: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    /// An exception that a command ended with.
    static int execution(Exception e, CommandLine line, boolean debug) {
        var err = line.getErr();
        if (debug) {
            e.printStackTrace(err);
        }
        return switch (e) {
            case Failure failure -> print(err, failure);
            case IOException io -> print(err, ofIo(io));
            default -> internal(err, e);
        };
    }

    /// What an I/O error means for the user.
    static Failure ofIo(IOException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("No space left on device")) {
            return Failure.machine(
                    "the disk is full: " + message, "make room there and try the same again");
        }
        var what = e instanceof FileSystemException file ? describe(file) : message;
        return Failure.machine(what, "");
    }

    private static String describe(FileSystemException e) {
        var reason = e.getReason();
        if (reason == null) {
            reason = e.getClass().getSimpleName().replaceAll("Exception$", "");
            reason =
                    reason.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                            .toLowerCase(java.util.Locale.ROOT);
        }
        return e.getFile() + ": " + reason;
    }

    private static int internal(PrintWriter err, Exception e) {
        print(
                err,
                "a mistake in Jiffy itself: " + e,
                "JIFFY_DEBUG=1 shows where; please report it");
        return ExitCode.INTERNAL;
    }

    private static int print(PrintWriter err, Failure failure) {
        print(err, failure.getMessage(), failure.help());
        return failure.exitCode();
    }

    private static void print(PrintWriter err, String what, String help) {
        err.println(Colors.red("jiffy: ") + what);
        help.lines().forEach(each -> err.println("  " + each));
    }
}
