// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jiffy.cli.failure.Failure;
import jiffy.mp1.UserApp;

/// mp1 in this JVM, and programs of this machine that use it.
///
/// @param proc the folder where its files are
record Mp1OnJvm(Path proc) implements Mp1Stage {
    private Path status() {
        return proc.resolve("mp1/status");
    }

    @Override
    public App start(List<String> arguments, Duration limit) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                ClassJar.of(UserApp.class).toString(),
                                UserApp.class.getName(),
                                "--file",
                                status().toString()));
        command.addAll(arguments);
        var said = Files.createTempFile("userapp", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        return new Local(builder.redirectOutput(said.toFile()).start(), said, limit);
    }

    @Override
    public List<String> list() throws IOException {
        return Files.readAllLines(status());
    }

    @Override
    public String folder() {
        return proc.toString();
    }

    private record Local(Process process, Path said, Duration limit) implements App {
        @Override
        public boolean isRunning() {
            return process.isAlive();
        }

        @Override
        public int waitFor() throws InterruptedException {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw Failure.failed("a userapp does not end", text());
            }
            return process.exitValue();
        }

        @Override
        public String text() {
            try {
                return Files.readString(said).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                Files.deleteIfExists(said);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
