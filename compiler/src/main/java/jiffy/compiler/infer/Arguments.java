// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// How large the numbers are that methods are called with.
///
/// Sound because the world is closed and has no recursion: whoever walks over the methods in the
/// order of [#callersFirst] and tells of each statement ([#see]) has told of all calls of a method
/// before it asks about it. What the kernel calls may get anything.
final class Arguments {
    private final Module module;
    private final Set<MethodName> open = new HashSet<>();
    private final Map<MethodName, Map<Local, Range>> ranges = new HashMap<>();

    Arguments(Module module) {
        this.module = module;
        open.add(module.constructor());
        module.started().ifPresent(open::add);
        module.close().ifPresent(open::add);
        module.callbacks().stream().map(Callback::method).forEach(open::add);
    }

    /// Whether the kernel may call the method, with any argument.
    boolean isOpen(MethodName method) {
        return open.contains(method);
    }

    /// All methods, each before those that it calls.
    List<MethodName> callersFirst() {
        var order = new ArrayList<MethodName>();
        var seen = new HashSet<MethodName>();
        module.methods().keySet().forEach(each -> visit(each, seen, order));
        return order.reversed();
    }

    private void visit(MethodName method, Set<MethodName> seen, List<MethodName> order) {
        if (seen.add(method)) {
            CallGraph.callees(module.methods().get(method))
                    .forEach(each -> visit(each, seen, order));
            order.add(method);
        }
    }

    /// A statement, which may be a call.
    void see(Stmt statement, Known known) {
        if (!(statement instanceof Stmt.Invoke invoke)) {
            return;
        }
        var callee = module.methods().get(invoke.method());
        var seen = ranges.computeIfAbsent(callee.name(), _ -> new HashMap<>());
        int skip = callee.self().isPresent() ? 1 : 0;
        for (int i = 0; i < callee.parameters().size(); i++) {
            var parameter = callee.parameters().get(i);
            if (parameter.type() instanceof Type.Primitive type) {
                var range = known.range(invoke.arguments().get(i + skip)).in(type);
                seen.merge(parameter, range, Range::or);
            }
        }
    }

    /// What is known where a method begins.
    Known known(Method method) {
        var known = new Known();
        if (!isOpen(method.name())) {
            ranges.getOrDefault(method.name(), Map.of()).forEach(known::narrow);
        }
        return known;
    }
}
