// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Circles;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Sees to it that no object contains itself, for then its count would never be zero.
///
/// SAFETY: in a circle of classes, an object refers to others in final fields only. What is stored
/// there existed before; as long as no constructor has given `this` away, nothing that exists can
/// refer to the new object. So references lead to older objects only.
final class Acyclic {
    private final Module module;
    private final Circles circles;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Map<MethodName, Boolean> givesAway = new HashMap<>();

    private Acyclic(Module module) {
        this.module = module;
        circles = Circles.of(module);
    }

    /// What is wrong in the constructors of a module.
    static List<Diagnostic> check(Module module) {
        var acyclic = new Acyclic(module);
        if (!acyclic.circles.all().isEmpty()) {
            module.methods().keySet().stream()
                    .filter(MethodName::isConstructor)
                    .filter(each -> !each.equals(module.constructor()))
                    .forEach(acyclic::givesAway);
        }
        return acyclic.errors;
    }

    /// Whether a constructor names `this` for others to see.
    private boolean givesAway(MethodName name) {
        var known = givesAway.get(name);
        if (known != null) {
            return known;
        }
        givesAway.put(name, true);
        var method = module.methods().get(name);
        boolean away = method == null || new Constructor(method).check();
        givesAway.put(name, away);
        return away;
    }

    /// A constructor: its last store to such a field comes before all else that names `this`.
    private final class Constructor extends Visitor {
        private final Method method;
        private final Local self;
        private final List<Stmt> away = new ArrayList<>();
        private Stmt here;
        private boolean refused;

        Constructor(Method method) {
            this.method = method;
            self = method.self().orElseThrow();
        }

        /// @return whether `this` was named otherwise
        boolean check() {
            walk(method.body());
            return !away.isEmpty();
        }

        @Override
        protected void visit(Stmt statement) {
            here = statement;
            if (!(statement instanceof Stmt.Store(_, var field, var value, _))
                    || !circles.isLink(field)) {
                return;
            }
            walk(value);
            if (!away.isEmpty() && !refused) {
                refused = true;
                errors.add(
                        Diagnostic.at(
                                        away.getFirst().span(),
                                        Rule.OWNERSHIP,
                                        "cannot prove that no `%s` contains itself"
                                                .formatted(field.owner()))
                                .note(
                                        "`%s` is set after `this` was named here"
                                                .formatted(field.name()),
                                        statement.span())
                                .help("set `%s` first".formatted(field.name())));
            }
        }

        @Override
        protected void parts(Stmt statement) {
            switch (statement) {
                case Stmt.Store(var object, _, var value, _) when isSelf(object) -> walk(value);
                case Stmt.Invoke(_, var name, var arguments, _)
                        when name.isConstructor() && isSelf(arguments.getFirst()) -> {
                    arguments.subList(1, arguments.size()).forEach(this::walk);
                    if (givesAway(name)) {
                        away.add(statement);
                    }
                }
                default -> super.parts(statement);
            }
        }

        @Override
        public void walk(Expr expression) {
            if (expression instanceof Expr.Load(var object, _) && isSelf(object)) {
                return;
            }
            super.walk(expression);
        }

        private boolean isSelf(Expr expression) {
            return switch (expression) {
                case Expr.Var(var local) -> local.equals(self);
                case Expr.Cast(_, var operand) -> isSelf(operand);
                default -> false;
            };
        }

        @Override
        protected void visit(Expr expression) {
            if (expression.equals(new Expr.Var(self))) {
                away.add(here);
            }
        }
    }
}
