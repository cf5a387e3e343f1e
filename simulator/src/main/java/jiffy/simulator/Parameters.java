// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jiffy.linux.Errno;
import jiffy.linux.module.Parameter;

/// The parameters of a loaded class: set as the kernel sets them (`kernel/params.c`), then looked
/// at as the module does before anything else.
final class Parameters {
    private final List<Field> fields;

    Parameters(Class<?> module) {
        fields =
                Arrays.stream(module.getDeclaredFields())
                        .filter(each -> each.isAnnotationPresent(Parameter.class))
                        .toList();
        fields.forEach(each -> each.setAccessible(true));
    }

    /// A value that was refused.
    ///
    record Refusal(int errno, String message) {}

    static String name(Field field) {
        var name = field.getAnnotation(Parameter.class).name();
        return name.isEmpty() ? field.getName() : name;
    }

    List<Field> fields() {
        return fields;
    }

    /// The parameter of this name; dashes count as underscores.
    Optional<Field> find(String name) {
        var wanted = name.replace('-', '_');
        return fields.stream().filter(each -> name(each).equals(wanted)).findFirst();
    }

    /// Sets one.
    ///
    /// @param value empty if there was no `=`
    Optional<Refusal> set(Field field, Optional<String> value) {
        var text = value.orElse("");
        try {
            if (field.getType() == boolean.class) {
                field.setBoolean(null, value.isEmpty() || truth(text));
            } else if (value.isEmpty()) {
                throw new Errno(Errno.EINVAL);
            } else if (field.getType() == int.class) {
                field.setInt(null, (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
            } else {
                field.setLong(null, number(text, Long.MIN_VALUE, Long.MAX_VALUE));
            }
            return Optional.empty();
        } catch (Errno refused) {
            return Optional.of(
                    new Refusal(
                            refused.code(),
                            "`%s' invalid for parameter `%s'".formatted(text, name(field))));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// `kstrtobool`
    private static boolean truth(String text) throws Errno {
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case 'y', 'Y', 't', 'T', '1' -> true;
            case 'n', 'N', 'f', 'F', '0' -> false;
            case 'o', 'O' ->
                    switch (text.length() < 2 ? ' ' : text.charAt(1)) {
                        case 'n', 'N' -> true;
                        case 'f', 'F' -> false;
                        default -> throw new Errno(Errno.EINVAL);
                    };
            default -> throw new Errno(Errno.EINVAL);
        };
    }

    /// `kstrtol` with a base of 0: decimal, `0x` hexadecimal, `0` octal; a newline may follow.
    static long number(String text, long min, long max) throws Errno {
        var rest = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        boolean isNegative = rest.startsWith("-");
        if (isNegative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        int radix = 10;
        if (rest.matches("0[xX][0-9a-fA-F].*")) {
            radix = 16;
            rest = rest.substring(2);
        } else if (rest.startsWith("0")) {
            radix = 8;
        }
        var digits = "[" + "0123456789abcdef".substring(0, radix) + "]+";
        if (!rest.toLowerCase().matches(digits)) {
            throw new Errno(Errno.EINVAL);
        }
        var value = new BigInteger((isNegative ? "-" : "") + rest, radix);
        if (value.compareTo(BigInteger.valueOf(min)) < 0
                || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new Errno(Errno.ERANGE);
        }
        return value.longValue();
    }

    /// The first parameter that is out of its range, in order of the source.
    Optional<Refusal> outOfRange() {
        for (var field : fields) {
            var parameter = field.getAnnotation(Parameter.class);
            if (field.getType() != boolean.class) {
                long value = value(field);
                if (value < parameter.min() || value > parameter.max()) {
                    var text = "parameter %s must be %s".formatted(name(field), range(parameter));
                    return Optional.of(new Refusal(Errno.EINVAL, text));
                }
            }
        }
        return Optional.empty();
    }

    private static long value(Field field) {
        try {
            return field.getType() == int.class ? field.getInt(null) : field.getLong(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String range(Parameter parameter) {
        if (parameter.min() == Long.MIN_VALUE) {
            return "at most " + parameter.max();
        }
        return parameter.max() == Long.MAX_VALUE
                ? "at least " + parameter.min()
                : "from " + parameter.min() + " to " + parameter.max();
    }

    /// What a file below `/sys/module` shows of it.
    static String show(Field field) {
        try {
            return field.getType() == boolean.class
                    ? (field.getBoolean(null) ? "Y\n" : "N\n")
                    : value(field) + "\n";
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
