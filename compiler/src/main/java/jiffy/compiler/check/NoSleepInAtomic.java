// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.infer.DropSleeps;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Nothing that may sleep is called where the kernel must not schedule: in a timer's callback, or
/// while a spinlock is held, directly or through other methods.
///
/// Sound under the bindings' own word on what sleeps: every path from an entry point or a lock to a
/// call is seen, callbacks that run before the call returns included.
public final class NoSleepInAtomic implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        for (var entry : CallGraph.entryPoints(module)) {
            if (entry.context() != Callback.Context.PROCESS) {
                var reason =
                        new Reason(
                                "`%s` runs in an interrupt".formatted(entry.method().display()),
                                "`%s` is a callback of `%s`"
                                        .formatted(entry.method().display(), entry.kind()),
                                entry.span());
                new Walk(module, reason, List.of(), new HashSet<>(), errors).in(entry.method());
            }
        }
        for (var method : module.methods().values()) {
            new Walk(module, null, List.of(), new HashSet<>(), errors).in(method.name());
        }
        return List.copyOf(errors);
    }

    /// Why the kernel must not schedule.
    private record Reason(String claim, String note, Span span) {}

    /// A call on the way.
    private record Step(MethodName callee, Span at) {}

    /// One method, on one way to it.
    private static final class Walk extends Visitor {
        private final Module module;
        private final List<Step> path;
        private final Set<MethodName> seen;
        private final List<Diagnostic> errors;
        private Reason reason;
        private Set<Local> owned = Set.of();

        Walk(
                Module module,
                Reason reason,
                List<Step> path,
                Set<MethodName> seen,
                List<Diagnostic> errors) {
            this.module = module;
            this.reason = reason;
            this.path = path;
            this.seen = seen;
            this.errors = errors;
        }

        void in(MethodName name) {
            var method = module.methods().get(name);
            owned = method.owned();
            walk(method.body());
        }

        @Override
        public void walk(Stmt statement) {
            if (reason != null) {
                inspect(statement);
                parts(statement);
            } else if (statement instanceof Stmt.Guard guard
                    && guard.binding().guard().orElseThrow().atomic()) {
                reason = new Reason("a spinlock is held", "it is taken here", guard.span());
                parts(statement);
                reason = null;
            } else {
                parts(statement);
            }
        }

        private void inspect(Stmt statement) {
            switch (statement) {
                case Stmt.Guard guard -> binding(guard.binding(), guard.span());
                case Stmt.CallNative call -> {
                    binding(call.binding(), call.span());
                    if (new DropSleeps(module).byCall(call)) {
                        sleeps(
                                "`%s` frees arrays, which may sleep"
                                        .formatted(call.binding().name()),
                                call.span());
                    }
                    if (call.binding().is(Binding.Trait.OWNED_RESULT)) {
                        call.result()
                                .filter(each -> new DropSleeps(module).of(each.type()))
                                .ifPresent(each ->
                                        sleeps(
                                                "what `%s` gives is freed here, which may sleep"
                                                        .formatted(call.binding().name()),
                                                call.span()));
                    }
                    for (var argument : call.arguments()) {
                        if (argument instanceof Stmt.Argument.Reference(var callback)
                                && callback.context() == Callback.Context.CALLER) {
                            descend(callback.method(), call.span());
                        }
                    }
                }
                case Stmt.Invoke invoke -> descend(invoke.method(), invoke.span());
                default -> {}
            }
            new DropSleeps(module)
                    .byStatement(statement, owned)
                    .ifPresent(type -> sleeps(freed(statement, type), statement.span()));
        }

        private static String freed(Stmt statement, Type type) {
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

        private void descend(MethodName callee, Span at) {
            if (!seen.add(callee)) {
                return;
            }
            var longer = new ArrayList<>(path);
            longer.add(new Step(callee, at));
            new Walk(module, reason, longer, seen, errors).in(callee);
        }

        private void binding(Binding binding, Span at) {
            if (!binding.is(Binding.Trait.SLEEPS)) {
                return;
            }
            sleeps("`%s` may sleep".formatted(binding.name()), at);
        }

        private void sleeps(String what, Span at) {
            var error =
                    Diagnostic.at(at, Rule.SLEEP, "%s, but %s".formatted(what, reason.claim()))
                            .note(reason.note(), reason.span());
            for (var step : path) {
                error =
                        error.note(
                                "`%s` is called here".formatted(step.callee().display()),
                                step.at());
            }
            errors.add(
                    error.help("queue a `Work` and do it there, or make the lock's scope smaller"));
        }
    }
}
