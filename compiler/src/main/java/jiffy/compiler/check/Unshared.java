// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Which objects a method has for itself, although their class is counted: those that it has made,
/// as long as it has given no other reference to them away.
///
/// Statements are numbered in the order of the text; what a loop shares of what was declared before
/// it counts as shared where the loop begins. A method that is called shares what it copies.
final class Unshared {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Module module;
    private final Map<MethodName, InMethod> methods = new HashMap<>();

    Unshared(Module module) {
        this.module = module;
    }

    /// What is known of a method.
    InMethod in(Method method) {
        var known = methods.get(method.name());
        if (known == null) {
            known = new InMethod(method);
            methods.put(method.name(), known);
        }
        return known;
    }

    /// One method.
    final class InMethod extends Visitor {
        private final Method method;
        private final Map<Stmt, Integer> numbers = new IdentityHashMap<>();
        private final Map<Local, Integer> declared = new HashMap<>();
        private final Map<Local, Set<Local>> names = new HashMap<>();
        private final Map<Local, Integer> sharedAt = new HashMap<>();
        private final Set<Local> notMade = new HashSet<>();
        private final Deque<Integer> loops = new ArrayDeque<>();
        private boolean returnsMade = true;
        private Stmt here;

        private InMethod(Method method) {
            this.method = method;
            notMade.addAll(method.parameters());
            walk(method.body());
        }

        /// Whether nobody else has a reference to what an owned local refers to at a statement.
        private boolean isUnshared(Local local, Stmt statement) {
            return !notMade.contains(local) && !isShared(local, statement);
        }

        private boolean isShared(Local local, Stmt statement) {
            return sharedAt.getOrDefault(local, NEVER) < numbers.get(statement);
        }

        private boolean shares(int argument) {
            int skip = method.self().isPresent() ? 1 : 0;
            var local =
                    argument < skip
                            ? method.self().get()
                            : method.parameters().get(argument - skip);
            return sharedAt.containsKey(local);
        }

        @Override
        public void walk(Stmt statement) {
            numbers.put(statement, numbers.size());
            here = statement;
            boolean repeats = statement instanceof Stmt.Loop || statement instanceof Stmt.ForEach;
            if (repeats) {
                loops.push(numbers.get(statement));
            }
            super.walk(statement);
            if (repeats) {
                loops.pop();
            }
        }

        @Override
        protected void visit(Stmt statement) {
            switch (statement) {
                case Stmt.Declare(var local, var value, _) -> {
                    declared.put(local, numbers.get(statement));
                    value.ifPresent(each -> set(local, each));
                }
                case Stmt.Assign(var local, var value, _) -> set(local, value);
                case Stmt.CallNative call -> call.result().ifPresent(notMade::add);
                case Stmt.Invoke invoke -> invoked(invoke);
                case Stmt.Return(var value, _) ->
                        returnsMade &= value.filter(each -> !isMade(each)).isEmpty();
                default -> {}
            }
        }

        private void invoked(Stmt.Invoke invoke) {
            var callee = in(module.methods().get(invoke.method()));
            for (int i = 0; i < invoke.arguments().size(); i++) {
                if (invoke.arguments().get(i).type().isReference() && callee.shares(i)) {
                    share(invoke.arguments().get(i));
                }
            }
            invoke.result()
                    .ifPresent(result -> {
                        if (!callee.method.ownsResult() || !callee.returnsMade) {
                            notMade.add(result);
                        }
                        invoke.arguments().forEach(each -> name(result, each));
                    });
        }

        private void set(Local local, Expr value) {
            if (!isMade(value)) {
                notMade.add(local);
            }
            name(local, value);
        }

        private boolean isMade(Expr value) {
            return switch (value) {
                case Expr.Null _ -> true;
                case Expr.Move(var from) -> isUnshared(from, here);
                default -> false;
            };
        }

        @Override
        protected void visit(Expr expression) {
            if (expression instanceof Expr.Copy(var value)) {
                share(value);
            }
        }

        private void name(Local local, Expr value) {
            root(value)
                    .forEach(each -> names.computeIfAbsent(local, _ -> new HashSet<>()).add(each));
        }

        private void share(Expr value) {
            var seen = new HashSet<Local>();
            var todo = new ArrayDeque<>(root(value));
            while (!todo.isEmpty()) {
                var local = todo.pop();
                if (seen.add(local)) {
                    sharedAt.merge(local, at(local), Math::min);
                    todo.addAll(names.getOrDefault(local, Set.of()));
                }
            }
        }

        /// Where something is shared that happens here: a loop that goes on with a local does it
        /// from its first round on.
        private int at(Local local) {
            int from = declared.getOrDefault(local, 0);
            return loops.stream().filter(loop -> loop > from).reduce(numbers.get(here), Math::min);
        }

        /// The locals that may be names of the same object.
        private static List<Local> root(Expr value) {
            return switch (value) {
                case Expr.Var(var local) -> List.of(local);
                case Expr.Move(var local) -> List.of(local);
                case Expr.Cast(_, var operand) -> root(operand);
                case Expr.Choose(_, _, var yes, var no) -> {
                    var both = new java.util.ArrayList<>(root(yes));
                    both.addAll(root(no));
                    yield both;
                }
                default -> List.of();
            };
        }
    }

    /// Whether a method has given a reference to what a local names away before a statement.
    boolean sharesBefore(Method method, Local local, Stmt statement) {
        return in(method).isShared(local, statement);
    }

    /// Whether an expression names an object that the method has for itself: one that it owns, or
    /// is constructing.
    boolean isOwn(Method method, Expr object, Stmt statement) {
        if (!(object instanceof Expr.Var(var local))) {
            return false;
        }
        if (method.name().isConstructor() && method.self().filter(local::equals).isPresent()) {
            return !in(method).isShared(local, statement);
        }
        return method.owned().contains(local)
                && (!module.isCounted(local.type()) || in(method).isUnshared(local, statement));
    }
}
