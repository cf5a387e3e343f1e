// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.homes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jiffy.linux.log.Log;

/// Runs the program that a module's C makes without a kernel.
public final class UserHome {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern NOT_LOADED = Pattern.compile("(?m)^\\w+: not loaded: .*\\R?");
    private static final Pattern LINE = Pattern.compile("\n");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+|==\\d+==");

    private UserHome() {}

    /// The program did not end by itself, or left memory behind; the message says what was said.
    public static final class Crash extends Exception {
        private static final long serialVersionUID = 1;

        private Crash(String message) {
            super(message);
        }
    }

    /// The life of the module in a program.
    ///
    /// @param arguments as the program takes them
    /// @throws Crash if a sanitizer or the program's own kernel stops it
    public static Transcript run(Path program, List<String> arguments)
            throws IOException, InterruptedException, Crash {
        var command = new ArrayList<String>();
        command.add(program.toAbsolutePath().toString());
        command.addAll(arguments);
        var log = Files.createTempFile(program.toAbsolutePath().getParent(), "run", ".err");
        try {
            var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            process.getOutputStream().close();
            var killer = watch(process);
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            killer.interrupt();
            var complaints = NOT_LOADED.matcher(Files.readString(log)).replaceAll("");
            if (!complaints.isBlank() || code < 0 || code >= 128) {
                throw new Crash(shown(out) + "exit " + code + "\n" + brief(complaints));
            }
            return new Transcript(lines(out), code);
        } finally {
            Files.delete(log);
        }
    }

    private static Thread watch(Process process) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static String shown(String out) {
        return lines(out).stream().map(each -> each + "\n").reduce("", String::concat);
    }

    /// The lines of a complaint that are the same in each run.
    private static String brief(String complaints) {
        return complaints
                .lines()
                .limit(40)
                .map(line -> ADDRESS.matcher(line).replaceAll("").stripTrailing())
                .filter(line -> !line.isBlank())
                .reduce("", (all, line) -> all + line + "\n");
    }

    /// Lines end with a line feed: a carriage return is a character that a program may print.
    private static List<String> lines(String out) {
        return out.isEmpty() ? List.of() : LINE.splitAsStream(out).map(UserHome::line).toList();
    }

    /// `<6>name: text` as `INFO text`.
    private static String line(String line) {
        if (line.length() < 3 || line.charAt(0) != '<') {
            return line;
        }
        var level = Log.Level.values()[line.charAt(1) - '0'];
        return level + " " + line.substring(line.indexOf(": ") + 2);
    }
}
