// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import jiffy.compiler.ir.Expr.Binary;
import jiffy.compiler.ir.Type.Primitive;

/// Arithmetic on constants, as the Java language defines it.
public final class Folding {
    private Folding() {}

    /// A conversion, folded if the operand is constant, left out if it changes nothing.
    public static Expr convert(Primitive to, Expr operand) {
        if (operand.type() == to) {
            return operand;
        }
        return operand instanceof Expr.Const(_, long value)
                ? new Expr.Const(to, narrow(to, value))
                : new Expr.Convert(to, operand);
    }

    /// A value in the range of a type, by dropping its higher bits.
    public static long narrow(Primitive to, long value) {
        return switch (to) {
            case VOID, LONG -> value;
            case BOOLEAN -> value & 1;
            case BYTE -> (byte) value;
            case SHORT -> (short) value;
            case CHAR -> (char) value;
            case INT -> (int) value;
        };
    }

    /// An operation, folded if the operand is constant.
    public static Expr unary(Expr.Unary.Operator operator, Primitive type, Expr operand) {
        if (!(operand instanceof Expr.Const(_, long value))) {
            return new Expr.Unary(operator, type, operand);
        }
        return new Expr.Const(
                type,
                narrow(
                        type,
                        switch (operator) {
                            case NEGATE -> -value;
                            case COMPLEMENT -> ~value;
                            case NOT -> value ^ 1;
                        }));
    }

    /// An operation, folded if both operands are constant. A constant division by zero is left to
    /// fault when it runs.
    public static Expr binary(Binary.Operator operator, Primitive type, Expr left, Expr right) {
        if (left instanceof Expr.Const(var leftType, long a)
                && right instanceof Expr.Const(_, long b)
                && !(isDivision(operator) && b == 0)) {
            return new Expr.Const(type, narrow(type, compute(operator, leftType, a, b)));
        }
        boolean adds = operator == Binary.Operator.ADD || operator == Binary.Operator.SUBTRACT;
        if (adds && left.type() == type && right instanceof Expr.Const(_, long by) && by == 0) {
            return left;
        }
        boolean isDecided =
                operator == Binary.Operator.AND_ALSO || operator == Binary.Operator.OR_ELSE;
        if (isDecided && left instanceof Expr.Const(_, long value)) {
            boolean goesOn = (value != 0) == (operator == Binary.Operator.AND_ALSO);
            return goesOn ? right : left;
        }
        boolean isSame = operator == Binary.Operator.EQUAL;
        if (isSame || operator == Binary.Operator.NOT_EQUAL) {
            boolean isNull = right instanceof Expr.Null && left instanceof Expr.Null;
            if (isNull || isNullAndConstant(left, right) || isNullAndConstant(right, left)) {
                return new Expr.Const(Primitive.BOOLEAN, isNull == isSame ? 1 : 0);
            }
        }
        return new Binary(operator, type, left, right);
    }

    private static boolean isNullAndConstant(Expr nothing, Expr value) {
        return nothing instanceof Expr.Null
                && switch (value) {
                    case Expr.Text _, Expr.Singleton _, Expr.EnumConstant _ -> true;
                    case Expr.EnumAt _, Expr.ModuleObject _ -> true;
                    default -> false;
                };
    }

    /// Whether zero is not a good right operand.
    public static boolean isDivision(Binary.Operator operator) {
        return operator == Binary.Operator.DIVIDE || operator == Binary.Operator.REMAINDER;
    }

    private static long compute(Binary.Operator operator, Primitive type, long a, long b) {
        return switch (operator) {
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case SHIFT_LEFT -> type == Primitive.LONG ? a << b : (int) a << b;
            case SHIFT_RIGHT -> type == Primitive.LONG ? a >> b : (int) a >> b;
            case SHIFT_RIGHT_UNSIGNED -> type == Primitive.LONG ? a >>> b : (int) a >>> b;
            case LESS -> a < b ? 1 : 0;
            case GREATER -> a > b ? 1 : 0;
            case LESS_OR_EQUAL -> a <= b ? 1 : 0;
            case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case AND, AND_ALSO -> a & b;
            case XOR -> a ^ b;
            case OR, OR_ELSE -> a | b;
        };
    }
}
