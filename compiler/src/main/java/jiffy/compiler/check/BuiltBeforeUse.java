// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// The module's constructor names a kernel object, itself or in a method that it calls, only after
/// that object was built. In Java it would still be null; in C there would be no lock, no list.
///
/// Sound because kernel objects are built one after the other, never inside of another statement.
public final class BuiltBeforeUse implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        var missing = new HashSet<Field>();
        module.mainClass().fields().stream().filter(BuiltBeforeUse::isObject).forEach(missing::add);
        for (var statement : module.methods().get(module.constructor()).body().statements()) {
            if (statement instanceof Stmt.Construct(var field, _, _, _)) {
                missing.remove(field);
            }
            var used = used(statement, module);
            used.retainAll(missing);
            used.stream().findFirst().ifPresent(field -> errors.add(error(statement, field)));
        }
        return errors;
    }

    private static boolean isObject(Field field) {
        return field.type().bound(Type.Kind.OBJECT).isPresent();
    }

    private static Set<Field> used(Stmt statement, Module module) {
        var used = new HashSet<Field>();
        var called = new HashSet<MethodName>();
        var visitor = new Uses(used, called);
        visitor.walk(statement);
        for (var name : CallGraph.reachable(module, Set.copyOf(called))) {
            visitor.walk(module.methods().get(name).body());
        }
        return used;
    }

    private static final class Uses extends Visitor {
        private final Set<Field> used;
        private final Set<MethodName> called;

        Uses(Set<Field> used, Set<MethodName> called) {
            this.used = used;
            this.called = called;
        }

        @Override
        protected void visit(Expr expression) {
            if (expression instanceof Expr.Load(_, var field) && isObject(field)) {
                used.add(field);
            }
        }

        @Override
        protected void visit(Stmt statement) {
            if (statement instanceof Stmt.Invoke invoke) {
                called.add(invoke.method());
            }
        }
    }

    private static Diagnostic error(Stmt statement, Field field) {
        return Diagnostic.at(
                        statement.span(),
                        Rule.PHASE,
                        "`" + field.name() + "` is used here before it is built")
                .note("it is declared here", field.span())
                .help("declare the field before what uses it");
    }
}
