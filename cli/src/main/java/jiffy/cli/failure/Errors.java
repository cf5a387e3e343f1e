// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/// Turns exceptions into what the user reads.
public final class Errors {
    private Errors() {}

    /// What an exception means for the user.
    public static Failure of(Exception e) {
        return switch (e) {
            case Failure failure -> failure;
            case IOException io -> ofIo(io);
            case UncheckedIOException io -> ofIo(io.getCause());
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
