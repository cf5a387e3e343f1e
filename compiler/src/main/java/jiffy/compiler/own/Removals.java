// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Which containers may lose elements in a statement, and which fields what they refer to, so that
/// what was looked up before is gone.
///
/// A store lets go of what the field or element referred to, in whatever object or array. A call
/// takes elements out if it changes its container and hands an element over or frees some. An
/// iterator's `remove()` counts for every container that its method walks, or, if it walks none,
/// for every container there is.
final class Removals {
    private final Module module;
    private final Map<MethodName, Set<Field>> known = new HashMap<>();

    Removals(Module module) {
        this.module = module;
    }

    /// The containers and fields that may lose something when this statement of a method runs, in
    /// methods that it calls too.
    Set<Field> by(Stmt statement, MethodName method) {
        return switch (statement) {
            case Stmt.StoreElement(var array, _, _, boolean isFirst, _)
                    when loses(array, isFirst) ->
                    Set.of(elements(array.type()));
            case Stmt.Invoke invoke -> in(invoke.method());
            case Stmt.Store(_, var field, _, _) when changes(field) -> Set.of(field);
            case Stmt.CallNative call -> {
                var fields = new HashSet<>(direct(call, method));
                for (var argument : call.arguments()) {
                    if (argument instanceof Stmt.Argument.Reference(var callback)
                            && callback.context() == Callback.Context.CALLER) {
                        fields.addAll(in(callback.method()));
                    }
                }
                yield fields;
            }
            default -> Set.of();
        };
    }

    private Set<Field> in(MethodName method) {
        var before = known.get(method);
        if (before != null) {
            return before;
        }
        var fields = new HashSet<Field>();
        for (var name : CallGraph.reachable(module, List.of(method))) {
            visit(name, call -> fields.addAll(direct(call, name)));
            stores(name, fields);
        }
        known.put(method, fields);
        return fields;
    }

    /// Whether an element that is set may have owned something.
    private static boolean loses(Expr array, boolean isFirst) {
        return !isFirst && ((Type.Array) array.type()).element().canBeOwned();
    }

    /// What stands for the elements of all arrays of a type.
    static Field elements(Type array) {
        return new Field(array.toString(), "[]", ((Type.Array) array).element(), false, null);
    }

    private Set<Field> direct(Stmt.CallNative call, MethodName method) {
        var binding = call.binding();
        if (binding.is(Binding.Trait.REMOVES)) {
            return walked(method);
        }
        boolean takesOut =
                binding.is(Binding.Trait.MODIFIES)
                        && (binding.is(Binding.Trait.OWNED_RESULT)
                                || binding.template().contains("$drop"));
        return takesOut ? container(call.receiver()).map(Set::of).orElse(containers()) : Set.of();
    }

    private Set<Field> walked(MethodName method) {
        var fields = new HashSet<Field>();
        visit(
                method,
                call -> {
                    if (call.result()
                            .flatMap(each -> each.type().bound(Type.Kind.VALUE))
                            .isPresent()) {
                        container(call.receiver()).ifPresent(fields::add);
                    }
                });
        return fields.isEmpty() ? containers() : fields;
    }

    /// Whether a field may refer to another object later.
    static boolean changes(Field field) {
        return !field.isFinal() && field.type().canBeOwned();
    }

    /// What a constructor stores in its own object replaces nothing that a caller could know.
    private void stores(MethodName name, Set<Field> fields) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Store(var object, var field, _, _)
                        && changes(field)
                        && !(name.isConstructor() && isSelf(object))) {
                    fields.add(field);
                }
                if (statement instanceof Stmt.StoreElement(var array, _, _, boolean isFirst, _)
                        && loses(array, isFirst)) {
                    fields.add(elements(array.type()));
                }
            }

            private boolean isSelf(Expr object) {
                return module.methods()
                        .get(name)
                        .self()
                        .filter(each -> object.equals(new Expr.Var(each)))
                        .isPresent();
            }
        }.walk(module.methods().get(name).body());
    }

    /// All containers of the module.
    private Set<Field> containers() {
        return module.mainClass().fields().stream()
                .filter(Removals::isContainer)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The container that an expression names.
    static Optional<Field> container(Optional<Expr> value) {
        return value.filter(each -> each instanceof Expr.Load(_, var field) && isContainer(field))
                .map(each -> ((Expr.Load) each).field());
    }

    private static boolean isContainer(Field field) {
        return field.type() instanceof Type.Bound(var declaration, var elements)
                && declaration.kind() == Type.Kind.OBJECT
                && !elements.isEmpty();
    }

    private interface Visit {
        void call(Stmt.CallNative call);
    }

    private void visit(MethodName name, Visit visit) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.CallNative call) {
                    visit.call(call);
                }
            }
        }.walk(module.methods().get(name).body());
    }
}
