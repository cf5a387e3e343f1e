// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;

/// Starts, conditions, steps and indices of loops over arrays, as text: good ones, and ones that
/// are wrong by one, wrap, or widen what a mask or a cast seems to bound.
final class IndexForms {
    /// Numbers that bound something.
    static final List<String> BOUNDS =
            List.of(
                    "0",
                    "1",
                    "3",
                    "4",
                    "5",
                    "8",
                    "9",
                    "(-1)",
                    "16",
                    "(1 << 30)",
                    "Integer.MAX_VALUE",
                    "Integer.MIN_VALUE",
                    "(Integer.MAX_VALUE - 2)");

    private final Chance chance;
    private final String small;

    /// @param small a method with a small result
    IndexForms(Chance chance, String small) {
        this.chance = chance;
        this.small = small;
    }

    /// Where a variable starts; `@` is a number that nobody knows.
    String start(String array, String bound) {
        return chance.of(
                "0",
                "0",
                "0",
                "1",
                "2",
                "-1",
                "-2",
                "7",
                bound,
                bound + " - 1",
                array + ".length",
                array + ".length - 1",
                "Integer.MAX_VALUE - 1",
                "Integer.MAX_VALUE - 5",
                "Integer.MIN_VALUE",
                "1 << 30",
                "@ & 7",
                "(byte) @",
                "@ >>> 29",
                "@ >>> 0",
                "@ % 5",
                small + "(@)",
                "@");
    }

    /// Whether a loop goes on.
    String condition(String a, String i, String n) {
        return chance.of(
                        "I < A.length",
                        "I < A.length",
                        "I <= A.length",
                        "I < N",
                        "I <= N",
                        "N > I",
                        "I != N",
                        "I >= 0",
                        "I > -1",
                        "I > 0",
                        "I >= -1",
                        "I < 8",
                        "I < 8 && I >= 0",
                        "I < A.length && I != 3",
                        "I < N || I < 2",
                        "I * 2 < N",
                        "I + 1 < A.length",
                        "I < A.length - 1",
                        "(byte) I < 8",
                        "I < Integer.MAX_VALUE",
                        "0 <= I && I < A.length",
                        "!(I >= A.length)",
                        "I++ < N",
                        "I-- > 0")
                .replaceAll("\\bI\\b", i)
                .replaceAll("\\bN\\b", n)
                .replaceAll("\\bA\\b", a);
    }

    /// What a branch asks.
    String test(String i, String n) {
        return chance.of(
                        "(I & 1) == 0",
                        "I == 3",
                        "I > 4",
                        "I < 0",
                        "I >= 0",
                        "N > 5",
                        "I != N",
                        "I % 3 == 1",
                        "I > 2 && N > I",
                        "I < 0 || N < 3")
                .replaceAll("\\bI\\b", i)
                .replaceAll("\\bN\\b", n);
    }

    /// Sets a variable to what comes next.
    String step(String type, String i, String array) {
        boolean isInt = type.equals("int");
        return (isInt && chance.percent(40)
                        ? chance.of(
                                "I = I + K",
                                "I = I - K",
                                "I = (I + K) & 7",
                                "I = (I + K) % A.length",
                                "I = (byte) (I + K)",
                                "I = (char) (I - K)",
                                "I = I >>> 0",
                                "I = (I + 1) >>> 0",
                                "I = (int) ((long) I * K)",
                                "I = S(I)",
                                "I = S(I) + 1",
                                "I = A.length - I",
                                "I = Math.min(I + K, A.length)",
                                "I = -I")
                        : chance.of(
                                "I++",
                                "I++",
                                "I++",
                                "++I",
                                "I--",
                                "I--",
                                "I += K",
                                "I += K",
                                "I -= K",
                                "I *= 2",
                                "I >>= 1",
                                "I >>>= 1",
                                "I >>>= 0",
                                "I ^= K",
                                "I %= 5",
                                "I &= 7",
                                "I += 3L"))
                .replaceAll("\\bI\\b", i)
                .replaceAll("\\bA\\b", array)
                .replaceAll("\\bS\\b", small)
                .replaceAll("\\bK\\b", amount());
    }

    private String amount() {
        return chance.of("1", "2", "3", "5", "7", "(1 << 30)", "((1 << 30) + 3)", "(1 << 29)");
    }

    /// An index that is made of a variable.
    String index(String type, String variable, String a, String n) {
        String i = type.equals("long") ? "((int) " + variable + ")" : variable;
        return chance.of(
                        "I",
                        "I",
                        "I",
                        "I",
                        "I + 1",
                        "I - 1",
                        "1 + I",
                        "I & 7",
                        "I & 3",
                        "7 & I",
                        "I % A.length",
                        "I % 4",
                        "I >> 1",
                        "I >> 28",
                        "I >>> 29",
                        "I >>> 0",
                        "I >>> 1",
                        "I >>> 32",
                        "I / 2",
                        "I * 2",
                        "-I",
                        "~I",
                        "A.length - I",
                        "A.length - 1 - I",
                        "N - I",
                        "(byte) I",
                        "(char) I",
                        "(short) I",
                        "(byte) (I & 255)",
                        "(int) ((long) I >>> 33)",
                        "(int) ((long) I >>> 61)",
                        "(I & 3) + (I & 4)",
                        "(I & 3) * (I & 3)",
                        "I | 1",
                        "I ^ 1",
                        "(I & 7) - 1",
                        "Math.abs(I)",
                        "Math.min(I, 5)",
                        "Math.max(I, 0)",
                        "S(I)",
                        "S(I) & 3",
                        "I < 0 ? 0 : I",
                        "I > 5 ? 5 : I",
                        "A[I & 1] & 3",
                        "(I + 8) % 8",
                        "Math.floorMod(I, A.length)",
                        "I & A.length - 1")
                .replaceAll("\\bI\\b", i)
                .replaceAll("\\bA\\b", a)
                .replaceAll("\\bN\\b", n)
                .replaceAll("\\bS\\b", small);
    }
}
