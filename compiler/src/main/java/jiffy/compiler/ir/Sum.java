// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.Expr.Binary.Operator;

/// A number of 32 bits as something and a constant more. Like Java's addition it wraps.
public record Sum(Expr base, int offset) {
    /// What an expression of type `int` is.
    ///
    /// @param values what is known of locals; an empty one of which nothing is
    public static Optional<Sum> of(Expr expression, Map<Local, Optional<Sum>> values) {
        if (expression.type() != Type.Primitive.INT) {
            return Optional.empty();
        }
        return switch (expression) {
            case Expr.Var(var local) ->
                    values.getOrDefault(local, Optional.of(new Sum(expression, 0)));
            case Expr.Binary(var operator, _, var left, Expr.Const(_, long by))
                    when operator == Operator.ADD ->
                    of(left, values).map(each -> each.plus((int) by));
            case Expr.Binary(var operator, _, Expr.Const(_, long by), var right)
                    when operator == Operator.ADD ->
                    of(right, values).map(each -> each.plus((int) by));
            case Expr.Binary(var operator, _, var left, Expr.Const(_, long by))
                    when operator == Operator.SUBTRACT ->
                    of(left, values).map(each -> each.plus(-(int) by));
            default ->
                    isArithmetic(expression) && !mentionsOneOf(expression, values)
                            ? Optional.of(new Sum(expression, 0))
                            : Optional.empty();
        };
    }

    private Sum plus(int by) {
        return new Sum(base, offset + by);
    }

    /// The sum as an expression.
    public Expr expression() {
        if (offset == 0) {
            return base;
        }
        boolean isMore = offset > 0;
        return new Expr.Binary(
                isMore ? Operator.ADD : Operator.SUBTRACT,
                Type.Primitive.INT,
                base,
                new Expr.Const(Type.Primitive.INT, Math.abs((long) offset)));
    }

    /// Whether an expression only computes with locals and constants: wherever these locals have
    /// the same values, it has, and it can be computed there.
    public static boolean isArithmetic(Expr expression) {
        return switch (expression) {
            case Expr.Const _ -> true;
            case Expr.Var(var local) -> local.type() instanceof Type.Primitive;
            case Expr.Unary(_, _, var operand) -> isArithmetic(operand);
            case Expr.Convert(_, var operand) -> isArithmetic(operand);
            case Expr.Binary(var operator, _, var left, var right) ->
                    operator != Operator.DIVIDE
                            && operator != Operator.REMAINDER
                            && isArithmetic(left)
                            && isArithmetic(right);
            default -> false;
        };
    }

    private static boolean mentionsOneOf(Expr expression, Map<Local, Optional<Sum>> values) {
        return expression instanceof Expr.Var(var local) && values.containsKey(local)
                || Visitor.children(expression).stream()
                        .anyMatch(each -> mentionsOneOf(each, values));
    }
}
