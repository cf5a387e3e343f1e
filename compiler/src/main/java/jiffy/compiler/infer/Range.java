// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.Optional;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Type;

/// The values that a whole number may have, both ends included.
record Range(long low, long high) {
    static Range of(long value) {
        return new Range(value, value);
    }

    /// All values of a type.
    static Range of(Type.Primitive type) {
        return switch (type) {
            case VOID, BOOLEAN -> new Range(0, 1);
            case CHAR -> new Range(0, Character.MAX_VALUE);
            case BYTE, SHORT, INT, LONG -> {
                long last = Long.MAX_VALUE >> Long.SIZE - type.bits();
                yield new Range(-last - 1, last);
            }
        };
    }

    boolean contains(Range other) {
        return low <= other.low && other.high <= high;
    }

    /// Whether all values are indices of what has so many elements.
    boolean isBelow(long length) {
        return low >= 0 && high < length;
    }

    /// The least range with the values of both.
    Range or(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /// The values that the lesser of two numbers may have.
    Range least(Range other) {
        return new Range(Math.min(low, other.low), Math.min(high, other.high));
    }

    /// The values that the greater of two numbers may have.
    Range greatest(Range other) {
        return new Range(Math.max(low, other.low), Math.max(high, other.high));
    }

    /// The values of both, or this range if there is none: code that nobody reaches.
    Range and(Range other) {
        long from = Math.max(low, other.low);
        long to = Math.min(high, other.high);
        return from <= to ? new Range(from, to) : this;
    }

    /// What is left of this range in a type: itself, or everything if it would not fit.
    Range in(Type.Primitive type) {
        var all = of(type);
        return all.contains(this) ? this : all;
    }

    /// What an operator makes of these values: of Java's semantics, the type's width included.
    static Range of(Operator operator, Type.Primitive type, Range left, Range right) {
        try {
            return exactly(operator, type, left, right).map(each -> each.in(type)).orElse(of(type));
        } catch (ArithmeticException tooLarge) {
            return of(type);
        }
    }

    private static Optional<Range> exactly(
            Operator operator, Type.Primitive type, Range left, Range right) {
        return switch (operator) {
            case ADD ->
                    Optional.of(
                            new Range(
                                    Math.addExact(left.low, right.low),
                                    Math.addExact(left.high, right.high)));
            case SUBTRACT ->
                    Optional.of(
                            new Range(
                                    Math.subtractExact(left.low, right.high),
                                    Math.subtractExact(left.high, right.low)));
            case MULTIPLY -> Optional.of(product(left, right));
            case DIVIDE ->
                    left.low >= 0 && right.low > 0
                            ? Optional.of(new Range(left.low / right.high, left.high / right.low))
                            : Optional.empty();
            case REMAINDER -> remainder(left, right);
            case AND -> and(left, right);
            case OR, XOR ->
                    left.low >= 0 && right.low >= 0
                            ? Optional.of(new Range(0, mask(left.high | right.high)))
                            : Optional.empty();
            case SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
                    right.low == right.high
                            ? shifted(operator, type, left, (int) right.low)
                            : Optional.empty();
            case SHIFT_LEFT -> Optional.empty();
            case LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL ->
                    Optional.empty();
            case AND_ALSO, OR_ELSE -> Optional.empty();
        };
    }

    private static Range product(Range left, Range right) {
        long a = Math.multiplyExact(left.low, right.low);
        long b = Math.multiplyExact(left.low, right.high);
        long c = Math.multiplyExact(left.high, right.low);
        long d = Math.multiplyExact(left.high, right.high);
        return new Range(
                Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /// The sign is that of what is divided.
    private static Optional<Range> remainder(Range left, Range right) {
        if (right.low <= 0) {
            return Optional.empty();
        }
        long most = right.high - 1;
        return Optional.of(
                new Range(
                        left.low >= 0 ? 0 : Math.max(-most, left.low),
                        left.high <= 0 ? 0 : Math.min(most, left.high)));
    }

    /// One that is not negative bounds the result.
    private static Optional<Range> and(Range left, Range right) {
        if (left.low < 0 && right.low < 0) {
            return Optional.empty();
        }
        long most = left.low < 0 ? right.high : left.high;
        return Optional.of(new Range(0, right.low < 0 ? most : Math.min(most, right.high)));
    }

    /// All ones up to the highest one of a number.
    private static long mask(long number) {
        return number == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(number);
    }

    private static Optional<Range> shifted(
            Operator operator, Type.Primitive type, Range left, int count) {
        int by = count & type.bits() - 1;
        if (operator == Operator.SHIFT_RIGHT || left.low >= 0) {
            return Optional.of(new Range(left.low >> by, left.high >> by));
        }
        return by == 0
                ? Optional.of(left)
                : Optional.of(new Range(0, -1L >>> 64 - type.bits() + by));
    }
}
