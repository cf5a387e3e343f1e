// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/// What the command line of [UserApp] asks for.
///
/// @param seconds CPU time to use, above 0
/// @param file the status file of mp1
/// @param help whether only the help is wanted
record UserAppOptions(double seconds, Path file, boolean help) {

    static final double DEFAULT_SECONDS = 12;
    private static final double MOST_SECONDS = 86_400;

    static final String HELP =
            """
            userapp - registers itself with mp1, computes factorials, prints the list

            usage: userapp [--seconds N] [--file PATH]

              --seconds N   CPU time to use (not wall time), above 0; default 12
              --file PATH   status file of mp1; default /proc/mp1/status
              --help        this text

            exit code: 0 done, 1 mp1 refused or is not loaded, 2 wrong command line
            """;

    /// Reads a command line.
    ///
    /// @throws IllegalArgumentException if it is wrong; the message says how
    static UserAppOptions parse(String... arguments) {
        var seconds = DEFAULT_SECONDS;
        var file = Mp1.STATUS_FILE;
        var help = false;
        for (var words = Arrays.asList(arguments).iterator(); words.hasNext(); ) {
            var word = words.next();
            switch (word) {
                case "--help", "-h" -> help = true;
                case "--seconds" -> seconds = seconds(value(word, words));
                case "--file" -> file = Path.of(value(word, words));
                default -> throw new IllegalArgumentException("unknown argument: " + word);
            }
        }
        return new UserAppOptions(seconds, file, help);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static double seconds(String word) {
        try {
            var seconds = Double.parseDouble(word);
            if (seconds > 0 && seconds <= MOST_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            // the same answer as for a number out of range
        }
        throw new IllegalArgumentException(
                "--seconds takes a number above 0, at most %.0f, not `%s`"
                        .formatted(MOST_SECONDS, word));
    }
}
