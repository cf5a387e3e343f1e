// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Which code certainly runs in an RCU read section: callbacks that cannot sleep, of bindings that
/// open a section for such, and methods that only such code calls.
///
/// Sleeping: a fixed point from below over calls, locks and allocations. Sections: from above, so a
/// method that is also called from elsewhere is not in one.
final class RcuSections {
    private final Module module;
    private final Map<MethodName, Boolean> sleeps = new HashMap<>();
    private final Map<MethodName, Boolean> inRcu = new HashMap<>();
    private boolean changed;

    private RcuSections(Module module) {
        this.module = module;
        fixedPoint(this::learnSleeping);
        CallGraph.entryPoints(module).forEach(each -> inRcu.put(each.method(), false));
        inRcu.put(module.constructor(), false);
        module.started().ifPresent(each -> inRcu.put(each, false));
        module.close().ifPresent(each -> inRcu.put(each, false));
        fixedPoint(this::learnSections);
    }

    static Module infer(Module module) {
        var analysis = new RcuSections(module);
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll(
                (name, method) -> method.withBody(analysis.new Marking(name).block(method.body())));
        return module.withMethods(methods);
    }

    private void fixedPoint(java.util.function.Consumer<MethodName> round) {
        do {
            changed = false;
            module.methods().keySet().forEach(round);
        } while (changed);
    }

    private void learnSleeping(MethodName name) {
        if (sleeps.getOrDefault(name, false)) {
            return;
        }
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                var owned = module.methods().get(name).owned();
                if (maySleep(statement)
                        || new DropSleeps(module).byStatement(statement, owned).isPresent()) {
                    changed |= sleeps.put(name, true) == null;
                }
            }
        }.walk(module.methods().get(name).body());
    }

    private boolean maySleep(Stmt statement) {
        return switch (statement) {
            case Stmt.Invoke invoke -> sleeps.getOrDefault(invoke.method(), false);
            case Stmt.CallNative call ->
                    call.binding().is(Binding.Trait.SLEEPS)
                            || call.binding().allocates()
                            || new DropSleeps(module).byCall(call)
                            || new DropSleeps(module).byResult(call)
                            || callbacks(call).stream()
                                    .anyMatch(each -> sleeps.getOrDefault(each.method(), false));
            case Stmt.Guard guard -> guard.binding().is(Binding.Trait.SLEEPS);
            case Stmt.Allocate _, Stmt.AllocateArray _ -> true;
            default -> false;
        };
    }

    private static List<Callback> callbacks(Stmt.CallNative call) {
        return call.arguments().stream()
                .filter(Stmt.Argument.Reference.class::isInstance)
                .map(each -> ((Stmt.Argument.Reference) each).callback())
                .filter(each -> each.context() == Callback.Context.CALLER)
                .toList();
    }

    private boolean doNotSleep(Stmt.CallNative call) {
        var callbacks = callbacks(call);
        return !callbacks.isEmpty()
                && !new DropSleeps(module).byCall(call)
                && callbacks.stream().noneMatch(each -> sleeps.getOrDefault(each.method(), false));
    }

    private void learnSections(MethodName name) {
        boolean within = inRcu.getOrDefault(name, true);
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Invoke invoke -> meet(invoke.method(), within);
                    case Stmt.CallNative call -> {
                        boolean section =
                                within
                                        || call.binding().is(Binding.Trait.RCU_CALLBACKS)
                                                && doNotSleep(call);
                        callbacks(call).forEach(each -> meet(each.method(), section));
                    }
                    default -> {}
                }
            }
        }.walk(module.methods().get(name).body());
    }

    private void meet(MethodName method, boolean section) {
        if (!section && inRcu.getOrDefault(method, true)) {
            inRcu.put(method, false);
            changed = true;
        }
    }

    /// Notes at each call what is certain there.
    private final class Marking extends Rewriter {
        private final boolean within;

        Marking(MethodName name) {
            within = inRcu.getOrDefault(name, true);
        }

        @Override
        public Stmt statement(Stmt statement) {
            if (!(statement instanceof Stmt.CallNative call)) {
                return super.statement(statement);
            }
            var certain = EnumSet.noneOf(Stmt.Circumstance.class);
            if (within) {
                certain.add(Stmt.Circumstance.IN_RCU);
            }
            if (doNotSleep(call)) {
                certain.add(Stmt.Circumstance.CALLBACKS_DO_NOT_SLEEP);
            }
            return call.with(certain);
        }
    }
}
