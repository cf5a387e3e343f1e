// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Temporaries of type `int` that are nothing but indices of arrays: each use of one is as an
/// index, or checks it as one. In C they are unsigned, since one that is negative is too large, and
/// so gcc need not extend a sign to compute an address.
///
/// SAFETY: an index that is used is not negative, and then its value is the same as an unsigned
/// number of 32 bits.
final class Indices extends Visitor {
    private final Set<Local> computed = new HashSet<>();
    private final Map<Local, Integer> used = new HashMap<>();

    private Indices() {}

    /// Those of a method.
    static Set<Local> of(Method method) {
        var indices = new Indices();
        indices.walk(method.body());
        indices.used.forEach((local, others) -> {
            if (others != 0) {
                indices.computed.remove(local);
            }
        });
        return indices.computed;
    }

    @Override
    protected void visit(Stmt statement) {
        switch (statement) {
            case Stmt.Declare(var local, var value, _)
                    when value.filter(each -> !isNeighbour(each)).isPresent()
                            && !local.named()
                            && local.type() == Type.Primitive.INT ->
                    computed.add(local);
            case Stmt.StoreElement store -> index(store.index());
            case Stmt.Check check -> {
                switch (check.condition()) {
                    case BELOW -> index(check.subject());
                    case IN_BOUNDS -> index(check.other().orElseThrow());
                    case NOT_NULL, NOT_ZERO, NOT_NEGATIVE -> {}
                }
            }
            default -> target(statement).ifPresent(local -> used.merge(local, 1, Integer::sum));
        }
    }

    /// Whether a value is a variable and a constant more: gcc makes one pointer of it and of the
    /// variable, if both extend their signs.
    private static boolean isNeighbour(Expr value) {
        return value instanceof Expr.Binary(_, _, Expr.Var _, Expr.Const _);
    }

    @Override
    protected void visit(Expr expression) {
        switch (expression) {
            case Expr.Var(var local) -> used.merge(local, 1, Integer::sum);
            case Expr.Element(_, var index) -> index(index);
            default -> {}
        }
    }

    /// Takes back what the walk counts for a use.
    private void index(Expr expression) {
        if (expression instanceof Expr.Var(var local)) {
            used.merge(local, -1, Integer::sum);
        }
    }
}
