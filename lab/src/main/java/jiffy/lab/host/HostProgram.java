// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jiffy.lab.LabException;

/// Runs programs of this machine to their end. The one place in the lab that waits for a
/// short-lived process.
///
/// @param command program and arguments
/// @param folder where it runs, or null for the current folder
/// @param environment added to our own
/// @param limit after which it is killed
/// @param watcher told each line of its standard output at once
public record HostProgram(
        List<String> command,
        Path folder,
        Map<String, String> environment,
        Duration limit,
        Consumer<String> watcher) {

    /// Messages are parsed, so programs speak English.
    private static final Map<String, String> PLAIN = Map.of("LC_ALL", "C");

    private static final Consumer<String> NOBODY = _ -> {};

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
        return new HostProgram(List.copyOf(command), null, Map.of(), Duration.ofMinutes(2), NOBODY);
    }

    public HostProgram in(Path where) {
        return new HostProgram(command, where, environment, limit, watcher);
    }

    public HostProgram with(String variable, String value) {
        var more = new java.util.HashMap<>(environment);
        more.put(variable, value);
        return new HostProgram(command, folder, Map.copyOf(more), limit, watcher);
    }

    public HostProgram limit(Duration atMost) {
        return new HostProgram(command, folder, environment, atMost, watcher);
    }

    public HostProgram watch(Consumer<String> lines) {
        return new HostProgram(command, folder, environment, limit, lines);
    }

    /// Runs it with an empty standard input. It ends with this JVM, with all that it started.
    ///
    /// @throws LabException if it cannot be started or takes too long
    public Output run() {
        var atExit = new AtExit();
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return finish(atExit.start(this));
        } finally {
            forget(atExit);
        }
    }

    private Output finish(Process process) {
        var out = collect(process.getInputStream(), watcher);
        var err = collect(process.getErrorStream(), NOBODY);
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
            end(process);
        }
    }

    /// Ends a program when this JVM ends, also one that is being started at that moment.
    private static final class AtExit extends Thread {
        private Process process;
        private boolean isEnding;

        synchronized Process start(HostProgram program) {
            if (isEnding) throw new LabException("this JVM ends");
            process = program.start();
            return process;
        }

        @Override
        public synchronized void run() {
            isEnding = true;
            if (process != null) end(process);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException isEnding) {
            // It runs already.
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

    private static CompletableFuture<String> collect(InputStream in, Consumer<String> watcher) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    try (in) {
                        text.complete(watcher == NOBODY ? all(in) : watched(in, watcher));
                    } catch (IOException | UncheckedIOException e) {
                        text.complete("");
                    }
                });
        return text;
    }

    private static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String watched(InputStream in, Consumer<String> watcher) throws IOException {
        var text = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            watcher.accept(line);
            text.append(line).append('\n');
        }
        return text.toString();
    }

    public static String lastLines(String text, int count) {
        var lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
