// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.infer.DropSleeps;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Nothing that may sleep is called where the kernel must not schedule: in a timer's callback, or
/// while a spinlock is held, directly or through other methods.
///
/// Sound under the bindings' own word on what sleeps: every path from an entry point or a lock to a
/// call is seen, callbacks that run before the call returns included. What may sleep when it is
/// dropped is not dropped there either: it comes from a container, from a field, as one more
/// reference, or was made before the lock was taken and is handed over under it, and each of these
/// is refused. What was made under the lock is small, and no array of it comes from `vmalloc`.
public final class NoSleepInAtomic implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        new Sleeping(module, errors).walk();
        var process = new HashSet<MethodName>();
        process.add(module.constructor());
        module.started().ifPresent(process::add);
        module.close().ifPresent(process::add);
        CallGraph.entryPoints(module).stream()
                .filter(each -> each.context() == Callback.Context.PROCESS)
                .forEach(each -> process.add(each.method()));
        for (var name : CallGraph.reachable(module, process)) {
            new HandedOver(module, errors).walk(module.methods().get(name).body());
        }
        return List.copyOf(errors);
    }

    /// What was made where sleeping is allowed, and is handed over where it is not. In methods that
    /// only interrupts reach, nothing was.
    private static final class HandedOver extends Visitor {
        private final DropSleeps drops;
        private final List<Diagnostic> errors;

        HandedOver(Module module, List<Diagnostic> errors) {
            drops = new DropSleeps(module);
            this.errors = errors;
        }

        @Override
        public void walk(Stmt statement) {
            if (statement instanceof Stmt.Guard guard
                    && guard.binding().guard().orElseThrow().atomic()) {
                drops.takenOver(guard.body())
                        .forEach(each -> errors.add(error(each.span(), guard.span())));
            } else {
                super.walk(statement);
            }
        }

        private static Diagnostic error(Span at, Span lock) {
            return Diagnostic.at(
                            at,
                            Rule.SLEEP,
                            "what is handed over here may be freed before the lock is given back,"
                                    + " which may sleep, but a spinlock is held")
                    .note("it is taken here", lock)
                    .help(
                            "make the whole object before the lock is taken, and only put it into"
                                    + " its container or field under it");
        }
    }

    private static final class Sleeping extends AtomicCode {
        private final DropSleeps drops;
        private final List<Diagnostic> errors;

        Sleeping(Module module, List<Diagnostic> errors) {
            super(module);
            this.errors = errors;
            drops = new DropSleeps(module);
        }

        @Override
        protected void inspect(Stmt statement, Way way) {
            switch (statement) {
                case Stmt.Guard guard -> binding(guard.binding(), guard.span(), way);
                case Stmt.CallNative call -> call(call, way);
                default -> {}
            }
            drops.byStatement(statement, way.method().owned())
                    .ifPresent(type ->
                            sleeps(freed(statement, type.toString()), statement.span(), way));
        }

        private void call(Stmt.CallNative call, Way way) {
            binding(call.binding(), call.span(), way);
            String name = call.binding().name();
            if (drops.byCall(call)) {
                sleeps("`%s` frees arrays, which may sleep".formatted(name), call.span(), way);
            }
            boolean isLeft = way.endsWithMethod() && isReturnedAtOnce(call, way.method());
            if (drops.byResult(call) && !isLeft) {
                sleeps(
                        "what `%s` gives is freed here, which may sleep".formatted(name),
                        call.span(),
                        way);
            }
        }

        /// Whether the next statement returns what the call gives, and the caller owns it.
        private static boolean isReturnedAtOnce(Stmt.CallNative call, Method method) {
            var found = new ArrayList<Stmt>();
            new Visitor() {
                @Override
                public void walk(Block block) {
                    int next = block.statements().indexOf(call) + 1;
                    if (next > 0
                            && next < block.statements().size()
                            && block.statements().get(next) instanceof Stmt.Return(var value, _)
                            && value.equals(call.result().map(Expr.Move::new))) {
                        found.add(call);
                    }
                    super.walk(block);
                }
            }.walk(method.body());
            return !found.isEmpty();
        }

        private static String freed(Stmt statement, String type) {
            return switch (statement) {
                case Stmt.Assign(var local, _, _) ->
                        "what `%s` had is freed here, which may sleep".formatted(local.name());
                case Stmt.Store(_, var field, _, _) ->
                        "what `%s` had is freed here, which may sleep".formatted(field.name());
                case Stmt.StoreElement _ -> "what the element had is freed here, which may sleep";
                default ->
                        "the last reference to a `%s` may be given up here, which may sleep"
                                .formatted(type);
            };
        }

        private void binding(Binding binding, Span at, Way way) {
            if (binding.is(Binding.Trait.SLEEPS)) {
                sleeps("`%s` may sleep".formatted(binding.name()), at, way);
            }
        }

        private void sleeps(String what, Span at, Way way) {
            var error =
                    Diagnostic.at(
                            at, Rule.SLEEP, "%s, but %s".formatted(what, way.reason().claim()));
            errors.add(
                    way.explain(error)
                            .help(
                                    "queue a `Work` and do it there, or make the lock's scope"
                                            + " smaller"));
        }
    }
}
