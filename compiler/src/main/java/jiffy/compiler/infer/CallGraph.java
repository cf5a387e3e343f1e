// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Who calls whom. Callbacks that are called back before the call returns count as calls of whoever
/// registers them.
public final class CallGraph {
    private CallGraph() {}

    /// The methods that a method calls.
    public static List<MethodName> callees(Method method) {
        var callees = new ArrayList<MethodName>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Invoke invoke -> callees.add(invoke.method());
                    case Stmt.CallNative call -> callbacks(call.arguments(), callees);
                    default -> {}
                }
            }
        }.walk(method.body());
        return callees;
    }

    private static void callbacks(List<Stmt.Argument> arguments, List<MethodName> callees) {
        for (var argument : arguments) {
            if (argument instanceof Stmt.Argument.Reference(var callback)
                    && callback.context() == Callback.Context.CALLER) {
                callees.add(callback.method());
            }
        }
    }

    /// All methods that are reached from some methods, these included.
    public static Set<MethodName> reachable(Module module, Collection<MethodName> from) {
        var reached = new HashSet<>(from);
        var todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            for (var callee : callees(module.methods().get(todo.pop()))) {
                if (reached.add(callee)) {
                    todo.add(callee);
                }
            }
        }
        return reached;
    }

    /// The callbacks that the kernel calls by itself.
    public static List<Callback> entryPoints(Module module) {
        return module.callbacks().stream()
                .filter(each -> each.context() != Callback.Context.CALLER)
                .toList();
    }
}
