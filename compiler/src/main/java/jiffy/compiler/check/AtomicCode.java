// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Visits every statement that may run where the kernel must not schedule: in a callback that runs
/// in an interrupt, or while a spinlock is held, directly or through other methods.
///
/// Complete because the world is closed: every path from an entry point or a lock is walked, and
/// callbacks that run before the call returns count as calls.
abstract class AtomicCode {
    private final Module module;

    /// Of this module.
    protected AtomicCode(Module module) {
        this.module = module;
    }

    /// A statement for which the kernel must not schedule.
    protected abstract void inspect(Stmt statement, Way way);

    /// Visits all.
    final void walk() {
        for (var entry : CallGraph.entryPoints(module)) {
            if (entry.context() != Callback.Context.PROCESS) {
                var reason =
                        new Reason(
                                "`%s` runs in an interrupt".formatted(entry.method().display()),
                                "`%s` is a callback of `%s`"
                                        .formatted(entry.method().display(), entry.kind()),
                                entry.span(),
                                false);
                var method = module.methods().get(entry.method());
                new Walk(new Way(method, reason, List.of()), new HashSet<>()).walk(method.body());
            }
        }
        for (var method : module.methods().values()) {
            new Walk(new Way(method, null, List.of()), new HashSet<>()).walk(method.body());
        }
    }

    /// Why the kernel must not schedule.
    ///
    /// @param ofLock a lock is held, else it is an interrupt
    record Reason(String claim, String note, Span span, boolean ofLock) {}

    /// A call on the way.
    record Step(MethodName caller, MethodName callee, Span at) {}

    /// How a method is reached.
    record Way(Method method, Reason reason, List<Step> path) {
        /// An error with the reason and the calls that lead there.
        Diagnostic explain(Diagnostic error) {
            var explained = error.note(reason.note(), reason.span());
            for (var step : path) {
                explained =
                        explained.note(
                                "`%s` is called here".formatted(step.callee().display()),
                                step.at());
            }
            return explained;
        }

        /// Whether whoever called the method may schedule, so that what it returns is freed there.
        boolean endsWithMethod() {
            return reason.ofLock() && path.isEmpty();
        }

        /// The last call by code of the author, if the method itself is one of the library.
        Optional<Step> intoLibrary() {
            return method.name().isLibrary()
                    ? path.stream().filter(each -> !each.caller().isLibrary()).reduce((_, b) -> b)
                    : Optional.empty();
        }

        private Way with(Reason other) {
            return new Way(method, other, path);
        }

        private Way to(Method callee, Span at) {
            var longer = new ArrayList<>(path);
            longer.add(new Step(method.name(), callee.name(), at));
            return new Way(callee, reason, List.copyOf(longer));
        }
    }

    /// One method, on one way to it.
    private final class Walk extends Visitor {
        private final Set<MethodName> seen;
        private Way way;

        Walk(Way way, Set<MethodName> seen) {
            this.way = way;
            this.seen = seen;
        }

        @Override
        public void walk(Stmt statement) {
            if (way.reason() != null) {
                inspect(statement, way);
                descend(statement);
                parts(statement);
            } else if (statement instanceof Stmt.Guard guard
                    && guard.binding().guard().orElseThrow().atomic()) {
                way =
                        way.with(
                                new Reason(
                                        "a spinlock is held",
                                        "it is taken here",
                                        guard.span(),
                                        true));
                parts(statement);
                way = way.with(null);
            } else {
                parts(statement);
            }
        }

        private void descend(Stmt statement) {
            switch (statement) {
                case Stmt.CallNative call -> {
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
        }

        private void descend(MethodName callee, Span at) {
            if (seen.add(callee)) {
                var method = module.methods().get(callee);
                new Walk(way.to(method, at), seen).walk(method.body());
            }
        }
    }
}
