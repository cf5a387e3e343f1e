// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.log;

import java.util.Objects;

/// The meaning of a format on a JVM; the compiler checks and translates the same grammar.
public final class Format {
    private Format() {}

    /// The text that a format and its arguments make.
    ///
    /// @throws IllegalArgumentException if the format is not one of [jiffy.linux.bind.Formatted]'s,
    ///     or does not fit its arguments
    public static String format(String format, Object... arguments) {
        var text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                text.append(c);
            } else if (++i == format.length()) {
                throw new IllegalArgumentException("a lone % at the end of the format");
            } else if (format.charAt(i) == '%') {
                text.append('%');
            } else if (next == arguments.length) {
                throw new IllegalArgumentException("more conversions than arguments");
            } else {
                text.append(convert(format.charAt(i), arguments[next++]));
            }
        }
        if (next != arguments.length) {
            throw new IllegalArgumentException("more arguments than conversions");
        }
        return text.toString();
    }

    private static String convert(char conversion, Object argument) {
        return switch (Objects.requireNonNull(argument)) {
            case Long number when conversion == 'x' -> Long.toHexString(number);
            case Number number when conversion == 'x' -> Integer.toHexString(number.intValue());
            case Number number when conversion == 'd' -> number.toString();
            case Character character when conversion == 'c' ->
                    character < 128 ? character.toString() : "?";
            case Boolean bool when conversion == 'b' -> bool.toString();
            case String string when conversion == 's' -> string;
            case Enum<?> constant when conversion == 's' -> constant.name();
            default ->
                    throw new IllegalArgumentException(
                            "%" + conversion + " does not fit " + argument);
        };
    }
}
