// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;

/// Decides ownership for a whole module, callees before callers.
///
/// A parameter is taken over by the callee if the callee stores it, returns it as its own or hands
/// it on; a result is the caller's if the callee returns what it owns. A handle that is named again
/// after it was handed over is not handed over but copied.
public final class Ownership {
    private final Module module;
    private final List<Diagnostic> errors;
    private final Removals removals;
    private final Map<MethodName, Signature> signatures = new HashMap<>();
    private final Map<MethodName, Method> done = new LinkedHashMap<>();

    /// What a caller must know of a method.
    ///
    /// @param taken the parameters that the callee takes over, without the receiver
    /// @param ownsResult the caller owns the result
    record Signature(Set<Integer> taken, boolean ownsResult) {}

    private Ownership(Module module, List<Diagnostic> errors) {
        this.module = module;
        this.errors = errors;
        removals = new Removals(module);
    }

    /// The module with owners decided; errors are added to `errors`. The call graph must have no
    /// cycle.
    public static Module decide(Module module, List<Diagnostic> errors) {
        var ownership = new Ownership(module, errors);
        for (var name : calleesFirst(module)) {
            ownership.decide(module.methods().get(name));
        }
        var ordered = new LinkedHashMap<>(module.methods());
        ordered.replaceAll((name, method) -> ownership.done.getOrDefault(name, method));
        return module.withMethods(ordered);
    }

    private void decide(Method method) {
        try {
            var copied = new HashSet<Local>();
            Owners owners;
            Lifetimes lifetimes;
            do {
                owners = new Owners(module, method, Set.copyOf(copied), signatures::get);
                lifetimes = new Lifetimes(owners.rewritten(), removals);
                lifetimes.check();
            } while (copied.addAll(lifetimes.usedHandles()));
            errors.addAll(lifetimes.errors());
            signatures.put(method.name(), owners.signature());
            done.put(method.name(), owners.rewritten());
        } catch (Rejection rejection) {
            errors.add(rejection.diagnostic());
            signatures.put(method.name(), new Signature(Set.of(), false));
        }
    }

    private static List<MethodName> calleesFirst(Module module) {
        var order = new ArrayList<MethodName>();
        var seen = new HashSet<MethodName>();
        module.methods().keySet().forEach(each -> visit(module, each, seen, order));
        return order;
    }

    private static void visit(
            Module module, MethodName name, Set<MethodName> seen, List<MethodName> order) {
        if (seen.add(name)) {
            CallGraph.callees(module.methods().get(name))
                    .forEach(each -> visit(module, each, seen, order));
            order.add(name);
        }
    }
}
