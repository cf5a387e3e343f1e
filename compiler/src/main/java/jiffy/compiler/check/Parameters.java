// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Which parameters a method changes: an element of the array, or a field of the object, or what
/// either refers to. The receiver is the first parameter.
///
/// A fixed point from below over the calls of the closed world.
final class Parameters {
    private final Module module;
    private final Map<MethodName, Set<Integer>> changed = new HashMap<>();
    private boolean grown;

    Parameters(Module module) {
        this.module = module;
        do {
            grown = false;
            module.methods().values().forEach(this::collect);
        } while (grown);
    }

    /// Whether a method may change what is given to it at a place.
    boolean changes(MethodName method, int parameter) {
        return changed.getOrDefault(method, Set.of()).contains(parameter);
    }

    private void collect(Method method) {
        var origins = new Origins(method);
        var found = changed.computeIfAbsent(method.name(), _ -> new HashSet<>());
        int before = found.size();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Store(var object, _, _, _) -> found.addAll(origins.of(object));
                    case Stmt.StoreElement(var array, _, _, _, _) ->
                            found.addAll(origins.of(array));
                    case Stmt.Invoke(_, var called, var arguments, _) -> {
                        for (int i = 0; i < arguments.size(); i++) {
                            if (changes(called, i)) {
                                found.addAll(origins.of(arguments.get(i)));
                            }
                        }
                    }
                    case Stmt.CallNative call when !call.binding().is(Binding.Trait.PURE) ->
                            call.arguments().forEach(each -> given(each, origins, found));
                    default -> {}
                }
            }
        }.walk(method.body());
        grown |= found.size() > before;
    }

    private static void given(Stmt.Argument argument, Origins origins, Set<Integer> found) {
        if (argument instanceof Stmt.Argument.Value(var value)) {
            found.addAll(origins.of(value));
        }
    }

    /// The parameters through which a method reaches an object.
    private static final class Origins {
        private final Map<Local, Set<Expr>> sources = new HashMap<>();
        private final List<Local> parameters;

        Origins(Method method) {
            var all = new ArrayList<Local>();
            method.self().ifPresent(all::add);
            all.addAll(method.parameters());
            parameters = all;
            new Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    switch (statement) {
                        case Stmt.Declare(var local, var value, _) ->
                                value.ifPresent(each -> source(local, each));
                        case Stmt.Assign(var local, var value, _) -> source(local, value);
                        case Stmt.Invoke(var result, _, var arguments, _) ->
                                result.ifPresent(
                                        local -> arguments.forEach(each -> source(local, each)));
                        default -> {}
                    }
                }
            }.walk(method.body());
        }

        private void source(Local local, Expr value) {
            if (local.type().isReference() && value.type().isReference()) {
                sources.computeIfAbsent(local, _ -> new HashSet<>()).add(value);
            }
        }

        Set<Integer> of(Expr value) {
            var found = new HashSet<Integer>();
            expand(value, new HashSet<>(), found);
            return found;
        }

        private void expand(Expr value, Set<Local> seen, Set<Integer> found) {
            new Visitor() {
                @Override
                protected void visit(Expr expression) {
                    if (expression instanceof Expr.Var(var local)
                            && local.type().isReference()
                            && seen.add(local)) {
                        int index = parameters.indexOf(local);
                        if (index >= 0) {
                            found.add(index);
                        }
                        sources.getOrDefault(local, Set.of())
                                .forEach(each -> expand(each, seen, found));
                    }
                }
            }.walk(value);
        }
    }
}
