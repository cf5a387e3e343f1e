// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/// What of Maven's output is worth a reader's time.
final class MavenOutput {
    private static final Pattern ROOM = Pattern.compile("\\[INFO] Building (\\S+) \\S+ .*");
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[\\d;]*m");

    /// Levels with nothing behind them, and what the JVM says of libraries that Maven brings.
    private static final Pattern NOISE =
            Pattern.compile(
                    String.join(
                            "|",
                            "(\\[\\w+])?\\s*",
                            "WARNING: .*sun\\.misc\\.Unsafe.*",
                            "WARNING: (Please consider reporting|A terminally deprecated).*",
                            "\\[WARNING] (JAR will be empty|Overwriting ).*",
                            "\\[ERROR] (-> )?\\[Help \\d].*",
                            "\\[ERROR] (To see the full|Re-run Maven|For more information).*",
                            "\\[ERROR] (After correcting the problems|  mvn <args>).*"));

    private MavenOutput() {}

    /// The room (Maven module) whose turn it is from this line on, if the line says that.
    static Optional<String> room(String line) {
        var matcher = ROOM.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The test class that starts with this line, if the line says that.
    static Optional<String> testClass(String line) {
        var running = "[INFO] Running ";
        return line.startsWith(running)
                ? Optional.of(line.substring(running.length()))
                : Optional.empty();
    }

    /// Whether a reader wants to see the line as it is: Surefire's counts, errors, warnings, and
    /// whatever the tests print themselves.
    static boolean isShown(String line) {
        if (line.startsWith("[INFO]")) {
            return line.contains("Tests run:");
        }
        return !NOISE.matcher(ESCAPES.matcher(line).replaceAll("")).matches();
    }
}
