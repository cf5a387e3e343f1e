// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.util.Locale;
import java.util.regex.Pattern;

/// One step of a program; a line of text has all of it.
///
/// @param verb what it does
/// @param file the descriptor, 0 to 3
/// @param first a number, as the verb says
/// @param second another one
/// @param text of a write: `{0}`, `{1}`, … are the numbers of processes, `{d}` that of one that
///     has ended, `{t}` that of a thread, `{n}` one that none can have
record Operation(Verb verb, int file, long first, long second, String text) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");

    Operation(Verb verb, int file, long first, long second) {
        this(verb, file, first, second, "");
    }

    /// Reads what [#toString] wrote.
    static Operation parse(String line) {
        var words = line.split(" ", 5);
        return new Operation(
                Verb.valueOf(words[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(words[1].substring(1)),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                unescape(words[4].substring(1, words[4].length() - 1)));
    }

    @Override
    public String toString() {
        var name = verb.name().toLowerCase(Locale.ROOT);
        return "%s d%d %d %d \"%s\"".formatted(name, file, first, second, escape(text));
    }

    private static String escape(String text) {
        var line = new StringBuilder();
        for (var character : text.toCharArray()) {
            if (character <= ' ' || character > '~' || character == '\\' || character == '"') {
                line.append("\\x%02x".formatted((int) character));
            } else {
                line.append(character);
            }
        }
        return line.toString();
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(hit -> {
                    var character = (char) Integer.parseInt(hit.group(1), 16);
                    return java.util.regex.Matcher.quoteReplacement("" + character);
                });
    }
}
