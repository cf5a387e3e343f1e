// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Of which classes the objects are that fields and elements come to refer to: what was allocated,
/// followed through variables, calls and results. A container of objects of any class is one of
/// those that are put into it.
///
/// All objects of a class share what its fields are set to, and all arrays of a type their
/// elements. What comes from the kernel may be of any class that its type allows, and so may what
/// a method is given that nobody calls.
final class Flows {
    private final Map<MethodName, Method> methods;
    private final Function<String, Set<String>> instances;
    private final Map<Object, Set<String>> classes = new HashMap<>();
    private boolean changed;

    private record OfLocal(MethodName method, Local local) {}

    private record OfResult(MethodName method) {}

    /// @param methods all that there are, those that decide virtual calls included
    /// @param instances the classes of which an object of a type may be, by their names
    Flows(Map<MethodName, Method> methods, Function<String, Set<String>> instances) {
        this.methods = methods;
        this.instances = instances;
        var called = called();
        methods.values().stream().filter(each -> !called.contains(each.name())).forEach(this::any);
        do {
            changed = false;
            methods.values().forEach(each -> new InMethod(each).walk(each.body()));
        } while (changed);
    }

    /// The classes of the objects that a field, or the elements of an array in it, may refer to.
    Set<String> targets(Field field) {
        return at(field.type() instanceof Type.Array array ? innermost(array) : field);
    }

    private static Type.Array innermost(Type.Array array) {
        return array.element() instanceof Type.Array inner ? innermost(inner) : array;
    }

    private Set<String> at(Object place) {
        return classes.getOrDefault(place, Set.of());
    }

    private void add(Object place, Set<String> found) {
        if (!found.isEmpty()) {
            changed |= classes.computeIfAbsent(place, _ -> new HashSet<>()).addAll(found);
        }
    }

    private Set<String> any(Type type) {
        return type instanceof Type.Struct(var name) ? instances.apply(name) : Set.of();
    }

    private Set<MethodName> called() {
        var called = new HashSet<MethodName>();
        var visitor =
                new Visitor() {
                    @Override
                    protected void visit(Stmt statement) {
                        if (statement instanceof Stmt.Invoke invoke) {
                            called.add(invoke.method());
                        }
                    }
                };
        methods.values().forEach(each -> visitor.walk(each.body()));
        return called;
    }

    private void any(Method method) {
        Stream.concat(method.self().stream(), method.parameters().stream())
                .forEach(each -> {
                    if (each.type() instanceof Type.Array array) {
                        add(innermost(array), any(array.innermost()));
                    } else {
                        add(new OfLocal(method.name(), each), any(each.type()));
                    }
                });
    }

    private final class InMethod extends Visitor {
        private final MethodName name;

        InMethod(Method method) {
            name = method.name();
        }

        @Override
        protected void visit(Stmt statement) {
            switch (statement) {
                case Stmt.Declare(var local, var value, _) ->
                        value.ifPresent(each -> add(place(local), of(each)));
                case Stmt.Assign(var local, var value, _) -> add(place(local), of(value));
                case Stmt.Store(_, var field, var value, _) -> add(field, of(value));
                case Stmt.StoreElement(var array, _, var value, _, _) ->
                        add(array.type(), of(value));
                case Stmt.Allocate(var result, var type, _, _) -> add(place(result), Set.of(type));
                case Stmt.Return(var value, _) ->
                        value.ifPresent(each -> add(new OfResult(name), of(each)));
                case Stmt.ForEach(_, var element, _, _, _) ->
                        add(place(element), any(element.type()));
                case Stmt.Invoke invoke -> invoked(invoke);
                case Stmt.CallNative call -> {
                    call.result().ifPresent(each -> add(place(each), any(each.type())));
                    call.arguments().forEach(this::argument);
                }
                case Stmt.Construct construct -> construct.arguments().forEach(this::argument);
                default -> {}
            }
        }

        private OfLocal place(Local local) {
            return new OfLocal(name, local);
        }

        private void invoked(Stmt.Invoke invoke) {
            var callee = methods.get(invoke.method());
            invoke.result()
                    .ifPresent(result ->
                            add(
                                    place(result),
                                    callee == null
                                            ? any(result.type())
                                            : at(new OfResult(invoke.method()))));
            if (callee != null) {
                give(callee, invoke.arguments().stream().map(this::of).toList());
            }
        }

        private void give(Method callee, List<Set<String>> arguments) {
            int skip = callee.self().isPresent() ? 1 : 0;
            for (int i = 0; i < arguments.size(); i++) {
                var parameter = i < skip ? callee.self().get() : callee.parameters().get(i - skip);
                add(new OfLocal(callee.name(), parameter), arguments.get(i));
            }
        }

        /// The kernel calls a method with objects that it was given.
        private void argument(Stmt.Argument argument) {
            if (argument instanceof Stmt.Argument.Reference(var callback)) {
                Optional.ofNullable(methods.get(callback.method()))
                        .ifPresent(callee ->
                                callee.parameters()
                                        .forEach(each ->
                                                add(
                                                        new OfLocal(callee.name(), each),
                                                        any(each.type()))));
            }
        }

        private Set<String> of(Expr value) {
            return switch (value) {
                case Expr.Var(var local) -> at(place(local));
                case Expr.Move(var local) -> at(place(local));
                case Expr.Copy(var object) -> of(object);
                case Expr.Load(_, var field) -> at(field);
                case Expr.Element(var array, _) -> at(array.type());
                case Expr.Choose(_, _, var yes, var no) -> both(of(yes), of(no));
                case Expr.Cast(var type, var operand)
                        when operand.type() instanceof Type.Struct -> {
                    var found = new HashSet<>(of(operand));
                    found.retainAll(any(type));
                    yield found;
                }
                case Expr.Cast(_, var operand) when operand.type() instanceof Type.Enum -> Set.of();
                case Expr.Null _,
                        Expr.Singleton _,
                        Expr.ModuleObject _,
                        Expr.Const _,
                        Expr.Text _,
                        Expr.EnumConstant _,
                        Expr.EnumAt _ ->
                        Set.of();
                default -> any(value.type());
            };
        }

        private static Set<String> both(Set<String> some, Set<String> others) {
            var all = new HashSet<>(some);
            all.addAll(others);
            return all;
        }
    }
}
