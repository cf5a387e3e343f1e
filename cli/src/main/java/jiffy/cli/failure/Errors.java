// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.regex.Pattern;
import jiffy.lab.BootFailure;
import jiffy.lab.KernelFault;
import jiffy.lab.LabException;
import jiffy.lab.VmTimeout;

/// Turns exceptions into what the user reads.
public final class Errors {
    private static final String LAB_HELP = "\nhelp: ";

    /// How apt says so.
    private static final Pattern NO_NETWORK =
            Pattern.compile("(Could not|Unable to) connect|Temporary failure resolving");

    private Errors() {}

    /// What an exception means for the user.
    public static Failure of(Exception e) {
        return switch (e) {
            case Failure failure -> failure;
            case IOException io -> ofIo(io);
            case UncheckedIOException io -> ofIo(io.getCause());
            case LabException lab -> ofLab(lab);
            default -> Failure.internal(e);
        };
    }

    private static Failure ofIo(IOException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("No space left on device")) {
            return Failure.machine(
                    "the disk is full: " + message, "make room there and try the same again");
        }
        return Failure.machine(
                e instanceof FileSystemException file ? describe(file) : message, "");
    }

    /// The lab's messages carry their advice in a line of its own.
    private static Failure ofLab(LabException e) {
        var message = String.valueOf(e.getMessage());
        var at = message.indexOf(LAB_HELP);
        var what = at < 0 ? message : message.substring(0, at);
        var help = at < 0 ? "" : message.substring(at + LAB_HELP.length());
        return switch (e) {
            case KernelFault _, VmTimeout _, BootFailure _ -> Failure.failed(what, help);
            default -> Failure.machine(what, help.isEmpty() ? networkHelp(what) : help);
        };
    }

    private static String networkHelp(String what) {
        return NO_NETWORK.matcher(what).find()
                ? "getting a kernel needs the network; what is in the cache works without"
                : "";
    }

    private static String describe(FileSystemException e) {
        return e.getFile() + ": " + (e.getReason() == null ? reason(e) : e.getReason());
    }

    /// `NoSuchFileException` says in its name what it does not say in its message.
    private static String reason(FileSystemException e) {
        return e.getClass()
                .getSimpleName()
                .replaceAll("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
