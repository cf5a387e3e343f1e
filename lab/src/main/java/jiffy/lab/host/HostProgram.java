// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jiffy.lab.LabException;

/// Runs programs of this machine to their end. The one place in the lab that waits for a
/// short-lived process.
///
/// @param command program and arguments
/// @param folder where it runs, or null for the current folder
/// @param environment added to our own
/// @param limit after which it is killed
public record HostProgram(
        List<String> command, Path folder, Map<String, String> environment, Duration limit) {

    /// Messages are parsed, so programs speak English.
    private static final Map<String, String> PLAIN = Map.of("LC_ALL", "C");

    /// What a program printed and how it ended.
    public record Output(List<String> command, int exit, String out, String err) {
        public boolean ok() {
            return exit == 0;
        }

        /// The standard output of a program that succeeded.
        ///
        /// @throws LabException with the command line and the end of what it said on standard error
        public String orThrow() {
            if (ok()) return out;
            var said = (err.isBlank() ? out : err).strip();
            var message =
                    "%s failed with exit code %d%s"
                            .formatted(
                                    String.join(" ", command),
                                    exit,
                                    said.isEmpty() ? "" : ":\n" + lastLines(said, 12));
            if (!said.contains("No space left on device")) throw new LabException(message);
            throw LabException.withHelp(message, Cache.MORE_SPACE);
        }
    }

    public static HostProgram of(Path program, String... arguments) {
        return of(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(program.toString()),
                                java.util.Arrays.stream(arguments))
                        .toList());
    }

    public static HostProgram of(List<String> command) {
        return new HostProgram(List.copyOf(command), null, Map.of(), Duration.ofMinutes(2));
    }

    public HostProgram in(Path where) {
        return new HostProgram(command, where, environment, limit);
    }

    public HostProgram with(String variable, String value) {
        var more = new java.util.HashMap<>(environment);
        more.put(variable, value);
        return new HostProgram(command, folder, Map.copyOf(more), limit);
    }

    public HostProgram limit(Duration atMost) {
        return new HostProgram(command, folder, environment, atMost);
    }

    /// Runs it with an empty standard input.
    ///
    /// @throws LabException if it cannot be started or takes too long
    public Output run() {
        var process = start();
        var out = collect(process.getInputStream());
        var err = collect(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LabException(
                        "%s did not end within %d s"
                                .formatted(String.join(" ", command), limit.toSeconds()));
            }
            return new Output(command, process.exitValue(), out.join(), err.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() {
        var builder = new ProcessBuilder(command);
        if (folder != null) builder.directory(folder.toFile());
        builder.environment().putAll(PLAIN);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LabException("cannot run %s: %s".formatted(command.getFirst(), e), e);
        }
    }

    private static CompletableFuture<String> collect(InputStream in) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    try (in) {
                        text.complete(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException | UncheckedIOException e) {
                        text.complete("");
                    }
                });
        return text;
    }

    public static String lastLines(String text, int count) {
        var lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
