// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.util.Objects;
import jiffy.mp1.syscall.Errno;

/// Expectations of cases.
final class Expect {

    private static final int SHOWN = 160;

    private Expect() {}

    /// @throws Case.Unmet unless `met`
    static void that(boolean met, String otherwise, Object... arguments) {
        if (!met) {
            throw new Case.Unmet(otherwise.formatted(arguments));
        }
    }

    static void equal(Object expected, Object actual, String what) {
        that(
                Objects.equals(expected, actual),
                "%s: expected %s, got %s",
                what,
                shown(expected),
                shown(actual));
    }

    /// Expects the result of a system call to be `expected`, a count.
    static void count(long expected, long result, String what) {
        that(result == expected, "%s: expected %d, got %s", what, expected, result(result));
    }

    /// Expects the result of a system call to be an error.
    static void errno(Errno expected, long result, String what) {
        that(
                result == -expected.number(),
                "%s: expected %s, got %s",
                what,
                expected,
                result(result));
    }

    /// The result of a system call for people: `12` or `EINVAL`.
    static String result(long result) {
        return result < 0 ? new Errno((int) -result).name() : Long.toString(result);
    }

    /// A text on one line, shortened, for a message.
    static String shown(Object value) {
        var text = escaped(String.valueOf(value));
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }

    private static String escaped(String text) {
        var line = new StringBuilder();
        for (var character : text.toCharArray()) {
            switch (character) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (character < ' ') {
                        line.append("\\x%02x".formatted((int) character));
                    } else {
                        line.append(character);
                    }
                }
            }
        }
        return line.toString();
    }
}
