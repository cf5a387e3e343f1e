// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;

/// Decides ownership for a whole module, callees before callers.
///
/// A parameter is taken over by the callee if the callee stores it, returns it as its own or hands
/// it on; a result is the caller's if the callee returns what it owns. Each object has one owner,
/// as far as that can be proven; it is assumed of all classes first. Where it cannot be, the class
/// gets a count, and everything is decided anew, until nothing asks for another count.
public final class Ownership {
    private final Module module;
    private final Sharing sharing;
    private final Removals removals;
    private final Set<MethodName> callbacks;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<Type> counted = new HashSet<>();
    private final Map<MethodName, Signature> signatures = new HashMap<>();
    private final Map<MethodName, Method> done = new LinkedHashMap<>();

    /// What a caller must know of a method.
    ///
    /// @param taken the parameters that the callee takes over, without the receiver
    /// @param ownsResult the caller owns the result
    /// @param resultFrom the containers and fields in which a borrowed result was found
    record Signature(Set<Integer> taken, boolean ownsResult, Set<Field> resultFrom) {}

    private Ownership(Module module, Set<Type> counted, Set<MethodName> callbacks) {
        this.module = module;
        this.callbacks = callbacks;
        sharing = Sharing.of(module, counted);
        removals = new Removals(module);
    }

    /// The module with owners decided; errors are added to `errors`. The call graph must have no
    /// cycle.
    public static Module decide(Module module, List<Diagnostic> errors) {
        errors.addAll(Acyclic.check(module));
        var order = calleesFirst(module);
        var callbacks = callbacks(module);
        var counted = new HashSet<Type>();
        while (true) {
            var ownership = new Ownership(module, Set.copyOf(counted), callbacks);
            for (var name : order) {
                ownership.decide(module.methods().get(name));
                if (!ownership.counted.isEmpty()) {
                    break;
                }
            }
            if (!counted.addAll(ownership.counted)) {
                errors.addAll(ownership.errors);
                return ownership.decided();
            }
        }
    }

    private Module decided() {
        var ordered = new LinkedHashMap<>(module.methods());
        ordered.replaceAll((name, method) -> done.getOrDefault(name, method));
        return module.withMethods(ordered).withCounted(sharing.counted());
    }

    private void decide(Method method) {
        var remedies = new Remedies(sharing, callbacks.contains(method.name()));
        try {
            decide(method, remedies);
        } catch (Rejection rejection) {
            errors.add(rejection.diagnostic());
            signatures.put(method.name(), new Signature(Set.of(), false, Set.of()));
        }
        counted.addAll(remedies.counted());
    }

    private void decide(Method method, Remedies remedies) {
        Owners owners;
        Method rewritten;
        Lifetimes lifetimes;
        do {
            owners = new Owners(module, method, remedies, removals, signatures::get);
            rewritten = owners.rewritten();
            lifetimes = new Lifetimes(rewritten, removals, remedies, signatures::get);
            lifetimes.check();
        } while (remedies.another() && remedies.counted().isEmpty());
        errors.addAll(lifetimes.errors());
        signatures.put(method.name(), owners.signature(lifetimes.resultFrom()));
        done.put(method.name(), rewritten);
    }

    /// The methods that the kernel calls, with what it keeps.
    private static Set<MethodName> callbacks(Module module) {
        return module.callbacks().stream().map(Callback::method).collect(Collectors.toSet());
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
