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
        var to = Hierarchy.className(type);
        var from = Hierarchy.className(value.type());
        if (to.isEmpty() || from.isEmpty() || from.equals(to)) {
            return value;
        }
        if (to.get().equals(Type.Struct.OBJECT)) {
            hierarchy.seenAsObject(from.get());
        }
        return new Expr.Cast(type, value);
    }

    /// The check that a cast needs, if it is one that can fail.
    ///
    /// @param value is evaluated more than once
    Optional<Stmt> check(Expr value, Type type, Span span) {
        var to = Hierarchy.className(type);
        var from = Hierarchy.className(value.type());
        if (to.isEmpty() || from.isEmpty() || hierarchy.isSubtype(from.get(), to.get())) {
            return Optional.empty();
        }
        var no =
                Folding.unary(
                        Expr.Unary.Operator.NOT, Primitive.BOOLEAN, isOfClass(value, to.get()));
        var wrong = and(isNotNull(value), no);
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
    Expr isInstance(Expr value, Type type, boolean mayBeNull) {
        String to = Hierarchy.className(type).orElseThrow();
        boolean always =
                Hierarchy.className(value.type())
                        .filter(from -> hierarchy.isSubtype(from, to))
                        .isPresent();
        var yes = new Expr.Const(Primitive.BOOLEAN, 1);
        return and(mayBeNull ? isNotNull(value) : yes, always ? yes : isOfClass(value, to));
    }

    /// A constant of an enum is never one of a class that the enum does not extend or implement.
    private Expr isOfClass(Expr value, String name) {
        if (value.type() instanceof Type.Enum) {
            return new Expr.Const(Primitive.BOOLEAN, 0);
        }
        if (hierarchy.type(name) instanceof Type.Enum) {
            hierarchy.seenAsObject(name);
        }
        return new Expr.IsInstance(value, new Type.Struct(name));
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
