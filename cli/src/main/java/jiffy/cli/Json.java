// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes JSON (RFC 8259) for programs that read our output.
final class Json {
    private Json() {}

    /// The text of a value.
    ///
    /// @param value a map with strings as keys, a list, a string, a number, a boolean or null, of
    ///     which maps and lists hold more such
    static String write(Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(each -> write(each.getKey()) + ":" + write(each.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case List<?> list ->
                    list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
            default -> quote(value.toString());
        };
    }

    private static String quote(String text) {
        return text.chars().mapToObj(Json::escape).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escape(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString((char) c);
        };
    }
}
