// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// In which contexts each method runs, and whether with a lock held under which nothing sleeps.
///
/// Sound because the world is closed: a method runs only where it is called (or called back), and
/// every caller is seen. A fixed point from below.
public final class Contexts {
    /// Where a method runs.
    ///
    /// @param contexts of the kernel
    /// @param atomic the kernel must not schedule there, at least sometimes
    public record Where(Set<Callback.Context> contexts, boolean atomic) {}

    private final Module module;
    private final Map<MethodName, Set<Callback.Context>> contexts = new HashMap<>();
    private final Set<MethodName> atomic = new HashSet<>();
    private final Map<Field, Set<Callback.Context>> takers = new HashMap<>();
    private final Map<MethodName, Set<Field>> mayHold = new HashMap<>();
    private boolean changed;

    private Contexts(Module module) {
        this.module = module;
        for (var entry : CallGraph.entryPoints(module)) {
            reach(
                    entry.method(),
                    EnumSet.of(entry.context()),
                    entry.context() != Callback.Context.PROCESS);
        }
        var process = EnumSet.of(Callback.Context.PROCESS);
        reach(module.constructor(), process, false);
        module.started().ifPresent(each -> reach(each, process, false));
        module.close().ifPresent(each -> reach(each, process, false));
        do {
            changed = false;
            module.methods().values().forEach(this::spread);
        } while (changed);
    }

    /// Analyses a module.
    public static Contexts of(Module module) {
        return new Contexts(module);
    }

    /// Where a method runs; a method that nobody calls runs nowhere.
    public Where where(MethodName method) {
        return new Where(contexts.getOrDefault(method, Set.of()), atomic.contains(method));
    }

    private void reach(MethodName method, Set<Callback.Context> from, boolean isAtomic) {
        changed |=
                contexts.computeIfAbsent(method, _ -> EnumSet.noneOf(Callback.Context.class))
                        .addAll(from);
        if (isAtomic) {
            changed |= atomic.add(method);
        }
    }

    private void spread(Method method) {
        var own = contexts.get(method.name());
        if (own == null) {
            return;
        }
        new AtomicVisitor(atomic.contains(method.name())) {
            private final Deque<Field> held =
                    new ArrayDeque<>(mayHold.getOrDefault(method.name(), Set.of()));

            /// A lock inside of another is waited for by whoever holds that one, so it is taken,
            /// in effect, wherever the other is.
            @Override
            public void walk(Stmt statement) {
                if (statement instanceof Stmt.Guard(Expr.Load(_, var lock), _, _, _, _)) {
                    held.forEach(outer -> taken(lock, takers.getOrDefault(outer, Set.of())));
                    held.push(lock);
                    super.walk(statement);
                    held.pop();
                } else {
                    super.walk(statement);
                }
            }

            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Invoke invoke -> {
                        reach(invoke.method(), own, isAtomic());
                        changed |=
                                mayHold.computeIfAbsent(invoke.method(), _ -> new HashSet<>())
                                        .addAll(held);
                    }
                    case Stmt.CallNative call -> {
                        for (var argument : call.arguments()) {
                            if (argument instanceof Stmt.Argument.Reference(var callback)
                                    && callback.context() == Callback.Context.CALLER) {
                                reach(callback.method(), own, isAtomic());
                            }
                        }
                    }
                    case Stmt.Guard(Expr.Load(_, var lock), _, _, _, _) -> taken(lock, own);
                    default -> {}
                }
            }
        }.walk(method.body());
    }

    private void taken(Field lock, Set<Callback.Context> by) {
        changed |=
                takers.computeIfAbsent(lock, _ -> EnumSet.noneOf(Callback.Context.class))
                        .addAll(Set.copyOf(by));
    }

    /// A visitor that knows whether a lock is held under which nothing sleeps.
    public abstract static class AtomicVisitor extends Visitor {
        private int depth;

        /// @param atomic whether the method runs where nothing sleeps
        protected AtomicVisitor(boolean atomic) {
            depth = atomic ? 1 : 0;
        }

        /// Whether the kernel must not schedule here.
        protected final boolean isAtomic() {
            return depth > 0;
        }

        @Override
        public void walk(Stmt statement) {
            boolean locks =
                    statement instanceof Stmt.Guard guard
                            && guard.binding().guard().orElseThrow().atomic();
            visit(statement);
            depth += locks ? 1 : 0;
            parts(statement);
            depth -= locks ? 1 : 0;
        }
    }

    /// The module with the flag of every allocation and the variant of every lock filled in.
    Module resolve() {
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, method) -> resolve(method));
        return module.withMethods(methods);
    }

    private Method resolve(Method method) {
        return method.withBody(new Resolver(atomic.contains(method.name())).block(method.body()));
    }

    private final class Resolver extends Rewriter {
        private int depth;

        Resolver(boolean atomic) {
            depth = atomic ? 1 : 0;
        }

        private Stmt.Allocation allocation() {
            return depth > 0 ? Stmt.Allocation.ATOMIC : Stmt.Allocation.SLEEPING;
        }

        @Override
        public Stmt statement(Stmt statement) {
            return switch (statement) {
                case Stmt.Allocate(var result, var type, _, var span) ->
                        new Stmt.Allocate(result, type, allocation(), span);
                case Stmt.AllocateArray(var result, var length, _, var span) ->
                        new Stmt.AllocateArray(result, length, allocation(), span);
                case Stmt.Guard guard -> guard(guard);
                case Stmt.CallNative call when depth > 0 ->
                        call.with(Set.of(Stmt.Circumstance.MUST_NOT_SLEEP));
                default -> super.statement(statement);
            };
        }

        private Stmt guard(Stmt.Guard guard) {
            boolean locks = guard.binding().guard().orElseThrow().atomic();
            depth += locks ? 1 : 0;
            var body = block(guard.body());
            depth -= locks ? 1 : 0;
            return new Stmt.Guard(
                    guard.lock(), guard.binding(), variant(guard), body, guard.span());
        }

        private Stmt.Guard.Variant variant(Stmt.Guard guard) {
            var forms = guard.binding().guard().orElseThrow();
            var by =
                    guard.lock() instanceof Expr.Load(_, var field)
                            ? takers.getOrDefault(field, Set.of())
                            : EnumSet.allOf(Callback.Context.class);
            if (by.contains(Callback.Context.HARDIRQ) && !forms.hardirq().isEmpty()) {
                return Stmt.Guard.Variant.HARDIRQ;
            }
            if (by.contains(Callback.Context.SOFTIRQ) && !forms.softirq().isEmpty()) {
                return Stmt.Guard.Variant.SOFTIRQ;
            }
            return Stmt.Guard.Variant.PLAIN;
        }
    }
}
