// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Setting variables, fields and elements; what those that own had before is dropped.
final class Stores {
    private final Bodies bodies;
    private final Expressions expressions;
    private final CTypes types;
    private final Drops drops;

    Stores(Bodies bodies, Expressions expressions, CTypes types, Drops drops) {
        this.bodies = bodies;
        this.expressions = expressions;
        this.types = types;
        this.drops = drops;
    }

    void assign(Local local, Expr value, Span span) {
        String name = Names.local(local);
        if (bodies.owns(local) && isCopy(value)) {
            // what is copied may be a part of what the local had
            bodies.line(span, set(local.type(), name, value) + ";");
            return;
        }
        if (bodies.owns(local)) {
            bodies.line(span, "if (" + name + ")");
            bodies.text().deeper();
            bodies.line(span, drops.statement(local.type(), name) + ";");
            bodies.text().shallower();
        }
        bodies.line(span, bodies.assignment(local, value) + ";");
    }

    private static boolean isCopy(Expr value) {
        return switch (value) {
            case Expr.Copy _ -> true;
            case Expr.Cast(_, var operand) -> isCopy(operand);
            default -> false;
        };
    }

    void field(Expr object, Field field, Expr value, Span span) {
        String place = expressions.place(new Expr.Load(object, field));
        if (field.isVolatile()) {
            String c = "jiffy_volatile_store(&%s, %s);".formatted(place, expressions.c(value));
            bodies.line(span, c);
            return;
        }
        if (field.type().canBeOwned() && !field.isFinal()) {
            bodies.line(span, set(field.type(), place, value) + ";");
            return;
        }
        bodies.line(span, place + " = " + expressions.c(value) + ";");
        if (field.type().canBeOwned()) {
            bodies.owns(field, place);
        }
    }

    void element(Stmt.StoreElement store) {
        var element = new Expr.Element(store.array(), store.index());
        String place = expressions.c(element);
        bodies.line(
                store.span(),
                element.type().canBeOwned() && !store.isFirst()
                        ? set(element.type(), place, store.value()) + ";"
                        : place + " = " + expressions.c(store.value()) + ";");
    }

    /// Sets what owns; what it had is dropped after it was set.
    private String set(Type type, String place, Expr value) {
        return "%s(&%s, %s)".formatted(drops.set(type, types), place, expressions.c(value));
    }
}
