// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// What calls of the kernel API are given.
final class Calls {
    private Calls() {}

    /// What a statement gives to the kernel API.
    static List<Stmt.Argument> arguments(Stmt statement) {
        return switch (statement) {
            case Stmt.CallNative call -> call.arguments();
            case Stmt.Construct construct -> construct.arguments();
            default -> List.of();
        };
    }

    /// The methods of the module among the arguments.
    static List<Callback> callbacks(List<Stmt.Argument> arguments) {
        var found = new ArrayList<Callback>();
        for (var argument : arguments) {
            if (argument instanceof Stmt.Argument.Reference(var callback)) {
                found.add(callback);
            }
        }
        return found;
    }

    /// Those that run before the call returns.
    static List<Callback> calledBack(Stmt.CallNative call) {
        return callbacks(call.arguments()).stream()
                .filter(each -> each.context() == Callback.Context.CALLER)
                .toList();
    }

    /// The lock that is held while a callback runs, as the registering call says.
    static Set<Field> lockOf(Callback callback, List<Stmt.Argument> arguments) {
        return callback.holds() >= 0
                        && arguments.get(callback.holds())
                                instanceof Stmt.Argument.Value(Expr.Load(_, var lock))
                ? Set.of(lock)
                : Set.of();
    }

    /// A visitor that knows the locks that are held.
    abstract static class Holding extends Visitor {
        private final List<Field> locks;

        Holding(Set<Field> entered) {
            locks = new ArrayList<>(entered);
        }

        /// The locks that are held here.
        final Set<Field> held() {
            return new HashSet<>(locks);
        }

        @Override
        public void walk(Stmt statement) {
            visit(statement);
            if (statement instanceof Stmt.Guard(Expr.Load(_, var lock), _, _, _, _)) {
                locks.add(lock);
                parts(statement);
                locks.removeLast();
            } else {
                parts(statement);
            }
        }
    }
}
