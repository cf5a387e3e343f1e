// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;

/// No lock is taken while it may be held already, locks nest in one order, and nobody waits for a
/// callback while holding a lock that the callback takes, or inside of that callback.
///
/// Sound over the closed world: the locks that may be held at a place are those of any caller, a
/// fixed point from below; every nesting is an edge, waiting for a callback nests the locks that it
/// needs to end, and a cycle of edges is refused whether or not its places can run at the same
/// time.
public final class NoDeadlock implements Check {
    private record Nesting(Field outer, Field inner, Span span) {}

    @Override
    public List<Diagnostic> check(Module module) {
        return new Analysis(module).errors();
    }

    private static final class Analysis {
        private final Module module;
        private final Map<MethodName, Set<Field>> mayHold = new HashMap<>();
        private final Map<Field, Set<MethodName>> callbacks = new HashMap<>();
        private final Map<Field, Set<MethodName>> given = new HashMap<>();
        private final Set<MethodName> works = new HashSet<>();
        private final Map<List<Field>, Nesting> nestings = new LinkedHashMap<>();
        private final List<Diagnostic> errors = new ArrayList<>();
        private boolean changed;

        Analysis(Module module) {
            this.module = module;
            module.methods().keySet().forEach(each -> mayHold.put(each, new HashSet<>()));
            module.methods().keySet().forEach(this::registrations);
            module.methods().keySet().forEach(this::gifts);
            do {
                changed = false;
                module.methods().keySet().forEach(this::spread);
            } while (changed);
            module.methods().keySet().forEach(this::inspect);
            cycles();
        }

        List<Diagnostic> errors() {
            return errors.stream().distinct().toList();
        }

        private void registrations(MethodName name) {
            walk(
                    name,
                    statement -> {
                        if (statement instanceof Stmt.Construct construct) {
                            for (var argument : construct.arguments()) {
                                if (argument instanceof Stmt.Argument.Reference(var callback)) {
                                    callbacks
                                            .computeIfAbsent(
                                                    construct.field(), _ -> new HashSet<>())
                                            .add(callback.method());
                                    if (callback.context() == Callback.Context.PROCESS) {
                                        works.add(callback.method());
                                    }
                                }
                            }
                        }
                    });
        }

        /// What objects with callbacks are given to which other objects.
        private void gifts(MethodName name) {
            walk(
                    name,
                    statement -> {
                        if (statement instanceof Stmt.CallNative call
                                && call.receiver().isPresent()
                                && call.receiver().get() instanceof Expr.Load(_, var object)) {
                            for (var argument : call.arguments()) {
                                if (argument instanceof Stmt.Argument.Value(Expr.Load(_, var gift))
                                        && callbacks.containsKey(gift)) {
                                    given.computeIfAbsent(object, _ -> new HashSet<>())
                                            .addAll(callbacks.get(gift));
                                }
                            }
                        }
                    });
        }

        private interface Visit {
            void statement(Stmt statement);
        }

        private void walk(MethodName name, Visit visit) {
            new jiffy.compiler.ir.Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    visit.statement(statement);
                }
            }.walk(module.methods().get(name).body());
        }

        private void spread(MethodName name) {
            new Calls.Holding(mayHold.get(name)) {
                @Override
                protected void visit(Stmt statement) {
                    switch (statement) {
                        case Stmt.Invoke invoke -> join(invoke.method(), held());
                        case Stmt.CallNative call ->
                                Calls.callbacks(call.arguments())
                                        .forEach(callback -> {
                                            var locks = new HashSet<Field>();
                                            if (callback.context() == Callback.Context.CALLER) {
                                                locks.addAll(held());
                                            }
                                            locks.addAll(Calls.lockOf(callback, call.arguments()));
                                            join(callback.method(), locks);
                                        });
                        default -> {}
                    }
                }
            }.walk(module.methods().get(name).body());
        }

        private void join(MethodName method, Set<Field> locks) {
            changed |= mayHold.get(method).addAll(locks);
        }

        private void inspect(MethodName name) {
            new Calls.Holding(mayHold.get(name)) {
                @Override
                protected void visit(Stmt statement) {
                    switch (statement) {
                        case Stmt.Guard(Expr.Load(_, var lock), _, _, _, var span) ->
                                acquire(lock, held(), span);
                        case Stmt.CallNative call -> {
                            for (var callback : Calls.callbacks(call.arguments())) {
                                if (callback.context() == Callback.Context.CALLER) {
                                    Calls.lockOf(callback, call.arguments())
                                            .forEach(lock -> acquire(lock, held(), call.span()));
                                }
                            }
                            if (call.binding().is(Binding.Trait.WAITS)) {
                                waits(name, call, held());
                            }
                        }
                        default -> {}
                    }
                }
            }.walk(module.methods().get(name).body());
        }

        private void acquire(Field lock, Set<Field> held, Span span) {
            if (held.contains(lock)) {
                errors.add(
                        Diagnostic.at(
                                        span,
                                        Rule.DEADLOCK,
                                        "`%s` may be held already: whoever takes it waits forever"
                                                .formatted(lock.name()))
                                .help("take the lock once, around both"));
                return;
            }
            for (var outer : held) {
                nest(outer, lock, span);
            }
        }

        private void nest(Field outer, Field inner, Span span) {
            nestings.putIfAbsent(List.of(outer, inner), new Nesting(outer, inner, span));
        }

        private void waits(MethodName name, Stmt.CallNative call, Set<Field> held) {
            for (var callback : waitedFor(call)) {
                var reached = untilEnd(callback);
                if (reached.contains(name)) {
                    errors.add(
                            Diagnostic.at(
                                            call.span(),
                                            Rule.DEADLOCK,
                                            "`%s` waits for `%s` to end, inside of it"
                                                    .formatted(
                                                            call.binding().name(),
                                                            callback.display()))
                                    .help("do not wait here: the callback ends by itself"));
                }
                for (var lock : held) {
                    if (reached.stream().anyMatch(each -> takes(each).contains(lock))) {
                        errors.add(waitError(call, callback, lock, takesItself(callback, lock)));
                    }
                    reached.stream()
                            .flatMap(each -> takes(each).stream())
                            .filter(inner -> !inner.equals(lock))
                            .forEach(inner -> nest(lock, inner, call.span()));
                }
            }
        }

        /// The callbacks that a call waits for: those of its object, or of all that was ever given
        /// to its object, as works are to a queue.
        private Set<MethodName> waitedFor(Stmt.CallNative call) {
            return call.receiver().orElseThrow() instanceof Expr.Load(_, var object)
                    ? callbacks.getOrDefault(object, given.getOrDefault(object, Set.of()))
                    : works;
        }

        /// What has to run until a callback ends: what it calls, and what that waits for.
        private Set<MethodName> untilEnd(MethodName callback) {
            var reached = new HashSet<MethodName>();
            var todo = new ArrayDeque<>(CallGraph.reachable(module, List.of(callback)));
            while (!todo.isEmpty()) {
                var next = todo.pop();
                if (reached.add(next)) {
                    walk(
                            next,
                            statement -> {
                                if (statement instanceof Stmt.CallNative call
                                        && call.binding().is(Binding.Trait.WAITS)) {
                                    todo.addAll(CallGraph.reachable(module, waitedFor(call)));
                                }
                            });
                }
            }
            return reached;
        }

        /// Whether a callback takes a lock, and not only another one that it waits for.
        private boolean takesItself(MethodName callback, Field lock) {
            return CallGraph.reachable(module, List.of(callback)).stream()
                    .anyMatch(each -> takes(each).contains(lock));
        }

        private static Diagnostic waitError(
                Stmt.CallNative call, MethodName callback, Field lock, boolean takes) {
            return Diagnostic.at(
                            call.span(),
                            Rule.DEADLOCK,
                            "`%s` waits for `%s` while `%s` is held, which `%s` %s"
                                    .formatted(
                                            call.binding().name(),
                                            callback.display(),
                                            lock.name(),
                                            callback.display(),
                                            takes ? "takes" : "needs: it waits for what takes it"))
                    .help("wait after the lock is given back");
        }

        /// The locks that a method itself takes.
        private Set<Field> takes(MethodName name) {
            var taken = new HashSet<Field>();
            walk(
                    name,
                    statement -> {
                        switch (statement) {
                            case Stmt.Guard(Expr.Load(_, var lock), _, _, _, _) -> taken.add(lock);
                            case Stmt.CallNative call ->
                                    Calls.callbacks(call.arguments())
                                            .forEach(callback ->
                                                    taken.addAll(
                                                            Calls.lockOf(
                                                                    callback, call.arguments())));
                            default -> {}
                        }
                    });
            return taken;
        }

        /// Two nestings that lead back to where they started.
        private void cycles() {
            for (var nesting : nestings.values()) {
                var back = path(nesting.inner(), nesting.outer(), new LinkedHashSet<>());
                if (back != null) {
                    errors.add(
                            Diagnostic.at(
                                            nesting.span(),
                                            Rule.DEADLOCK,
                                            ("`%s` is taken inside of `%s`, and the other way"
                                                            + " round elsewhere")
                                                    .formatted(
                                                            nesting.inner().name(),
                                                            nesting.outer().name()))
                                    .note("the other way round is here", back.span())
                                    .help("take locks in one order everywhere"));
                    return;
                }
            }
        }

        private Nesting path(Field from, Field to, Set<Field> seen) {
            if (!seen.add(from)) {
                return null;
            }
            for (var nesting : nestings.values()) {
                if (nesting.outer().equals(from)) {
                    if (nesting.inner().equals(to) || path(nesting.inner(), to, seen) != null) {
                        return nesting;
                    }
                }
            }
            return null;
        }
    }
}
