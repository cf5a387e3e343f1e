// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import jiffy.mp1.Mp1;

/// What the command line of [Conformance] asks for.
final class Options {

    static final String HELP =
            """
            conformance - does an implementation of mp1 do what mp1 must do?

            usage: conformance [option...]

              --file PATH          the status file; default /proc/mp1/status
              --only PATTERN       run the cases whose name matches (`*` stands for anything);
                                   may be given several times
              --list               print the names of the cases and end
              --seconds N          how long each stress case runs; default 2
              --timeout N          seconds after which a case has failed; default 120
              --period-ms N        time between two refreshes; default: what
                                   /sys/module/mp1/parameters/period_ms says, else 5000
              --user-quota N       registrations that a user may have (without it: skipped)
              --limit N            registrations that all may have (without it: skipped)
              --module PATH        the .ko: cases that load and unload it run, too
              --parameters TEXT    parameters for loading it, such as "period_ms=200"
              --control SOCKET     instead, for what is no kernel module: a Unix socket that gets
                                   `load PARAMETERS`, `unload` or `loaded` and answers 0, 1 or a
                                   negative errno, each on a line
              --log FILE           the log, if it is not the kernel's own
              --help               this text

            Runs as root and needs busybox on the PATH. Prints KTAP.
            exit code: 0 every case passed or was skipped, 1 a case failed,
                       2 wrong command line, or nothing to test
            """;

    private Path file = Mp1.STATUS_FILE;
    private final List<Pattern> only = new ArrayList<>();
    private boolean list;
    private boolean help;
    private int seconds = 2;
    private int timeout = 120;
    private OptionalInt periodMs = OptionalInt.empty();
    private OptionalInt userQuota = OptionalInt.empty();
    private OptionalInt limit = OptionalInt.empty();
    private Path module;
    private Path control;
    private Path log;
    private String parameters = "";

    private Options() {}

    /// Reads a command line.
    ///
    /// @throws IllegalArgumentException if it is wrong; the message says how
    static Options parse(String... arguments) {
        var options = new Options();
        for (var words = Arrays.asList(arguments).iterator(); words.hasNext(); ) {
            options.take(words.next(), words);
        }
        return options;
    }

    private void take(String option, Iterator<String> words) {
        switch (option) {
            case "--help", "-h" -> help = true;
            case "--list" -> list = true;
            case "--file" -> file = Path.of(value(option, words));
            case "--only" -> only.add(glob(value(option, words)));
            case "--seconds" -> seconds = number(option, words);
            case "--timeout" -> timeout = number(option, words);
            case "--period-ms" -> periodMs = OptionalInt.of(number(option, words));
            case "--user-quota" -> userQuota = OptionalInt.of(number(option, words));
            case "--limit" -> limit = OptionalInt.of(number(option, words));
            case "--module" -> module = Path.of(value(option, words));
            case "--control" -> control = Path.of(value(option, words));
            case "--log" -> log = Path.of(value(option, words));
            case "--parameters" -> parameters = value(option, words);
            default -> throw new IllegalArgumentException("unknown argument: " + option);
        }
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static int number(String option, Iterator<String> words) {
        var word = value(option, words);
        if (word.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(word);
        }
        throw new IllegalArgumentException(
                option + " takes a whole number above 0, not `" + word + "`");
    }

    private static Pattern glob(String pattern) {
        var parts = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).toList();
        return Pattern.compile(String.join(".*", parts));
    }

    /// Whether `--only` selects the case, which it does if it was not given.
    boolean selects(String name) {
        return only.isEmpty() || only.stream().anyMatch(each -> each.matcher(name).matches());
    }

    Path file() {
        return file;
    }

    boolean list() {
        return list;
    }

    boolean help() {
        return help;
    }

    int seconds() {
        return seconds;
    }

    int timeout() {
        return timeout;
    }

    OptionalInt periodMs() {
        return periodMs;
    }

    OptionalInt userQuota() {
        return userQuota;
    }

    OptionalInt limit() {
        return limit;
    }

    /// The `.ko`, or null.
    Path module() {
        return module;
    }

    /// The socket, or null.
    Path control() {
        return control;
    }

    /// The log, or null for the kernel's own.
    Path log() {
        return log;
    }

    String parameters() {
        return parameters;
    }
}
