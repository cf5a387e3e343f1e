// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import java.util.regex.Pattern;

/// A mistake that an emitter could make, made in the C that it emitted.
enum Damage {
    SHIFTS_WITHOUT_MASK {
        @Override
        String apply(String c) {
            return c.replaceAll(" & (31|63)\\)", " & -1)");
        }
    },
    SHIFTS_WITH_SIGN {
        @Override
        String apply(String c) {
            return c.replaceAll("\\(u(32|64)\\)([^ ;]+) >>", "(s$1)$2 >>");
        }
    },
    DIVISION_OF_C {
        @Override
        String apply(String c) {
            return c.replaceAll("jiffy_divide_(int|long)\\(", "divide(")
                    .replace(
                            "#include \"jiffy.h\"",
                            "#include \"jiffy.h\"\n#define divide(a, b) ((a) / (b))");
        }
    },
    OPERANDS_READ_LATE {
        @Override
        String apply(String c) {
            var text = new StringBuilder();
            for (var function : c.split("(?m)^}$", -1)) {
                text.append(text.isEmpty() ? "" : "}").append(late(function));
            }
            return text.toString();
        }
    },
    NARROWING_LEFT_OUT {
        @Override
        String apply(String c) {
            return c.replaceAll("\\((s8|s16|u16)\\)", "(int)");
        }
    },
    INDEX_NOT_CHECKED {
        @Override
        String apply(String c) {
            return c.replaceAll("if \\(unlikely\\(\\(u32\\)", "if (0 && ((u32)");
        }
    },
    NULL_NOT_CHECKED {
        @Override
        String apply(String c) {
            return c.replace("if (unlikely(!", "if (0 && (!");
        }
    },
    ARRAYS_NOT_RELEASED {
        @Override
        String apply(String c) {
            return c.replaceAll(" __free\\(\\w*_array\\)", "");
        }
    },
    LOCK_NOT_GIVEN_BACK {
        @Override
        String apply(String c) {
            return c.replace("guard(mutex)(", "mutex_lock(");
        }
    },
    FAILURES_NOT_SEEN {
        @Override
        String apply(String c) {
            return c.replace("if (status)", "if (0)");
        }
    },
    CLASS_NUMBER_WRONG {
        @Override
        String apply(String c) {
            return c.replaceAll("->class = (\\w+);", "->class = $1 + 1;");
        }
    },
    CLASS_ASKED_THE_WRONG_WAY {
        @Override
        String apply(String c) {
            return c.replace("->class == ", "->class != ");
        }
    },
    COUNT_NOT_TAKEN {
        @Override
        String apply(String c) {
            return c.replace("refcount_inc(", "(void)(");
        }
    },
    REPLACED_NOT_RELEASED {
        @Override
        String apply(String c) {
            return c.replace("if (old)", "if (0)");
        }
    },
    OBJECTS_NOT_RELEASED {
        @Override
        String apply(String c) {
            return c.replaceAll(" __free\\((?!\\w*_array\\))\\w+\\)", "");
        }
    },
    CLOSE_LEFT_OUT {
        @Override
        String apply(String c) {
            return c.replaceAll("status = fuzzed_door_\\d+_close\\(\\w+\\);", "status = 0;");
        }
    },
    WAY_OUT_FORGOTTEN_IN_FINALLY {
        @Override
        String apply(String c) {
            return c.replaceAll("(?m)^\\s*exit_\\d+ = \\d+;", "");
        }
    },
    CASES_FALL_THROUGH {
        @Override
        String apply(String c) {
            return c.replaceAll("(?m)^\\s*break;\\R(\\s*case )", "$1");
        }
    };

    private static final Pattern COPY =
            Pattern.compile("(?m)^(?:#.*\\R)?\\s*(?:\\w+ )?(t\\d+) = ([a-z]\\w*);\\R");

    /// The C with the mistake.
    abstract String apply(String c);

    /// Without the copies that keep what an operand was before another changed it.
    private static String late(String function) {
        var copy = COPY.matcher(function);
        var changed = function;
        while (copy.find()) {
            String temporary = copy.group(1);
            boolean once = changed.split("\\b" + temporary + " = ", -1).length == 2;
            boolean variable = !copy.group(2).matches("true|false|t\\d+");
            if (once && variable) {
                changed = changed.replaceFirst("\\b" + temporary + " = \\w+;", ";");
                changed =
                        changed.replaceAll(
                                "(?<!int |s64 |s8 |s16 |u16 |bool )\\b" + temporary + "\\b",
                                copy.group(2));
            }
        }
        return changed.replaceAll("(?m)^\\s*(int|s64|s8|s16|u16|bool) ;$", "");
    }
}
