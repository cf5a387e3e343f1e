// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// What can be looked at of a module of which methods are refused: those that call no such method,
/// directly or through others.
final class Complete {
    private Complete() {}

    /// Removes all other methods.
    static void keep(Map<MethodName, Method> methods) {
        methods.values().removeIf(Objects::isNull); // refused while it was made
        boolean changed;
        do {
            var left = Set.copyOf(methods.keySet());
            changed = methods.values().removeIf(each -> !calls(each, left));
        } while (changed);
    }

    /// Whether all methods that a method names are among these.
    private static boolean calls(Method method, Set<MethodName> known) {
        var visitor =
                new Visitor() {
                    private boolean all = true;

                    @Override
                    protected void visit(Stmt statement) {
                        switch (statement) {
                            case Stmt.Invoke invoke -> all &= known.contains(invoke.method());
                            case Stmt.CallNative call -> given(call.arguments());
                            case Stmt.Construct construct -> given(construct.arguments());
                            default -> {}
                        }
                    }

                    private void given(List<Stmt.Argument> arguments) {
                        for (var each : arguments) {
                            if (each instanceof Stmt.Argument.Reference(var callback)) {
                                all &= known.contains(callback.method());
                            }
                        }
                    }
                };
        visitor.walk(method.body());
        return visitor.all;
    }
}
