// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Which locks are certainly held when a method is entered: those that every caller holds.
///
/// A fixed point from above (all locks) over the closed world's calls; an entry point that the
/// kernel calls holds what its binding says.
final class Locksets {
    private final Module module;
    private final Map<MethodName, Set<Field>> held = new HashMap<>();
    private boolean changed;

    Locksets(Module module) {
        this.module = module;
        for (var entry : CallGraph.entryPoints(module)) {
            meet(entry.method(), Set.of());
        }
        meet(module.constructor(), Set.of());
        module.started().ifPresent(each -> meet(each, Set.of()));
        module.close().ifPresent(each -> meet(each, Set.of()));
        registrations();
        do {
            changed = false;
            module.methods().keySet().forEach(this::spread);
        } while (changed);
    }

    /// The locks that are held when the method is entered; none if nobody calls it.
    Set<Field> at(MethodName method) {
        return held.getOrDefault(method, Set.of());
    }

    private void meet(MethodName method, Set<Field> locks) {
        var before = held.get(method);
        var now = new HashSet<>(before == null ? locks : before);
        now.retainAll(locks);
        if (!now.equals(before)) {
            held.put(method, now);
            changed = true;
        }
    }

    /// Callbacks that the kernel calls with a lock held that it was told when they were registered.
    private void registrations() {
        for (var method : module.methods().values()) {
            new Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    if (statement instanceof Stmt.CallNative call) {
                        for (var callback : callbacks(call)) {
                            if (callback.context() != Callback.Context.CALLER) {
                                held.put(callback.method(), lockOf(callback, call));
                            }
                        }
                    }
                }
            }.walk(method.body());
        }
    }

    static List<Callback> callbacks(Stmt.CallNative call) {
        var found = new ArrayList<Callback>();
        for (var argument : call.arguments()) {
            if (argument instanceof Stmt.Argument.Reference(var callback)) {
                found.add(callback);
            }
        }
        return found;
    }

    /// The lock that is held while a callback runs, as the registering call says.
    static Set<Field> lockOf(Callback callback, Stmt.CallNative call) {
        return callback.holds() >= 0
                        && call.arguments().get(callback.holds())
                                instanceof Stmt.Argument.Value(Expr.Load(_, var lock))
                ? Set.of(lock)
                : Set.of();
    }

    private void spread(MethodName name) {
        var entered = held.get(name);
        if (entered == null) {
            return;
        }
        new Holding(entered) {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Invoke invoke -> meet(invoke.method(), held());
                    case Stmt.CallNative call -> {
                        for (var callback : callbacks(call)) {
                            if (callback.context() == Callback.Context.CALLER) {
                                var locks = new HashSet<>(held());
                                locks.addAll(lockOf(callback, call));
                                meet(callback.method(), locks);
                            }
                        }
                    }
                    default -> {}
                }
            }
        }.walk(module.methods().get(name).body());
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
