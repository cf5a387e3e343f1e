// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.Optional;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// References seen as another class: upwards always, downwards after a check.
final class Conversions {
    private final Hierarchy hierarchy;

    Conversions(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /// The reference as one of this type, which it is known to be.
    Expr cast(Expr value, Type type) {
        if (!(type instanceof Type.Struct(var to))
                || !(value.type() instanceof Type.Struct(var from))
                || from.equals(to)) {
            return value;
        }
        if (to.equals(Type.Struct.OBJECT)) {
            hierarchy.seenAsObject(from);
        }
        return new Expr.Cast(type, value);
    }

    /// The check that a cast needs, if it is one that can fail.
    ///
    /// @param value is evaluated more than once
    Optional<Stmt> check(Expr value, Type type, Span span) {
        if (!(type instanceof Type.Struct to)
                || !(value.type() instanceof Type.Struct(var from))
                || hierarchy.isSubtype(from, to.name())) {
            return Optional.empty();
        }
        var wrong =
                new Binary(
                        Binary.Operator.AND_ALSO,
                        Primitive.BOOLEAN,
                        isNotNull(value),
                        new Expr.Unary(
                                Expr.Unary.Operator.NOT,
                                Primitive.BOOLEAN,
                                new Expr.IsInstance(value, to)));
        return Optional.of(
                new Stmt.If(
                        wrong,
                        Block.of(new Stmt.ThrowFault(Stmt.Fault.CLASS_CAST, span)),
                        Block.EMPTY,
                        span));
    }

    static Expr isNotNull(Expr value) {
        return Folding.binary(
                Binary.Operator.NOT_EQUAL, Primitive.BOOLEAN, value, new Expr.Null(value.type()));
    }

    /// Whether a reference is one of a class; null is none.
    ///
    /// @param mayBeNull whether it may be null
    Expr isInstance(Expr value, Type.Struct type, boolean mayBeNull) {
        boolean always =
                value.type() instanceof Type.Struct(var from)
                        && hierarchy.isSubtype(from, type.name());
        var yes = new Expr.Const(Primitive.BOOLEAN, 1);
        return and(
                mayBeNull ? isNotNull(value) : yes,
                always ? yes : new Expr.IsInstance(value, type));
    }

    /// `left && right`, without what is always true.
    static Expr and(Expr left, Expr right) {
        if (left instanceof Expr.Const(_, long value)) {
            return value == 1 ? right : left;
        }
        return right instanceof Expr.Const(_, long value) && value == 1
                ? left
                : new Binary(Binary.Operator.AND_ALSO, Primitive.BOOLEAN, left, right);
    }
}
