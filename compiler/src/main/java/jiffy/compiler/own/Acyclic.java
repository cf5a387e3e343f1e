// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayList;
import java.util.List;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Sees to it that no object contains itself, for then its count would never be zero.
///
/// SAFETY: an object refers to others of its class in final fields only. What is stored there
/// existed before; as long as the constructor has not given `this` away, nothing that exists can
/// refer to the new object. So references lead to older objects only.
final class Acyclic {
    private Acyclic() {}

    /// What is wrong in the constructors of a module.
    static List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        for (var type : module.classes()) {
            if (type.links().isEmpty()) {
                continue;
            }
            for (var method : module.methods().values()) {
                if (method.name().isConstructor() && method.name().owner().equals(type.name())) {
                    new Constructor(type, method, errors).check();
                }
            }
        }
        return errors;
    }

    /// A constructor: its last store to such a field comes before all else that names `this`.
    private static final class Constructor extends Visitor {
        private final ClassDef type;
        private final Method method;
        private final Local self;
        private final List<Diagnostic> errors;
        private final List<Stmt> away = new ArrayList<>();
        private Stmt here;

        Constructor(ClassDef type, Method method, List<Diagnostic> errors) {
            this.type = type;
            this.method = method;
            this.errors = errors;
            self = method.self().orElseThrow();
        }

        void check() {
            walk(method.body());
        }

        @Override
        protected void visit(Stmt statement) {
            here = statement;
            if (!(statement instanceof Stmt.Store(_, var field, var value, _))
                    || !type.isLink(field)) {
                return;
            }
            walk(value);
            if (!away.isEmpty()) {
                errors.add(
                        Diagnostic.at(
                                        away.getFirst().span(),
                                        Rule.OWNERSHIP,
                                        "cannot prove that no `%s` contains itself"
                                                .formatted(type.name()))
                                .note(
                                        "`%s` is set after `this` was named here"
                                                .formatted(field.name()),
                                        statement.span())
                                .help("set `%s` first".formatted(field.name())));
                away.clear();
            }
        }

        @Override
        protected void parts(Stmt statement) {
            switch (statement) {
                case Stmt.Store(Expr.Var(var local), _, var value, _) when local.equals(self) ->
                        walk(value);
                case Stmt.Invoke(_, var name, var arguments, _)
                        when name.isConstructor()
                                && arguments.getFirst().equals(new Expr.Var(self)) ->
                        arguments.subList(1, arguments.size()).forEach(this::walk);
                default -> super.parts(statement);
            }
        }

        @Override
        public void walk(Expr expression) {
            if (expression instanceof Expr.Load(Expr.Var(var local), _) && local.equals(self)) {
                return;
            }
            super.walk(expression);
        }

        @Override
        protected void visit(Expr expression) {
            if (expression.equals(new Expr.Var(self))) {
                away.add(here);
            }
        }
    }
}
