// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Puts a constant where an array's length is known.
///
/// Proves: whatever array a local, a field, a result or an element of an array of arrays may refer
/// to has one length, because all that are put there have it. A fixed point from above: a place has
/// no array, or arrays of one length, or any. `null` is no array: its length is never asked for.
final class ArrayLengths {
    private static final long ANY = -1;

    /// What may refer to an array; the elements of all arrays of one type are one place.
    private sealed interface Place {
        record OfLocal(MethodName method, Local local) implements Place {}

        record OfField(Field field) implements Place {}

        record OfResult(MethodName method) implements Place {}

        record OfElements(Type array) implements Place {}
    }

    private final Module module;
    private final Map<Place, Long> lengths = new HashMap<>();
    private boolean changed;

    private ArrayLengths(Module module) {
        this.module = module;
    }

    static Module fold(Module module) {
        var analysis = new ArrayLengths(module);
        analysis.kernelCalls();
        analysis.tables();
        do {
            analysis.changed = false;
            module.methods().values().forEach(analysis::learn);
        } while (analysis.changed);
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, method) -> analysis.folded(method));
        return module.withMethods(methods);
    }

    /// What the kernel hands over may have any length.
    private void kernelCalls() {
        var called = new HashSet<MethodName>();
        CallGraph.entryPoints(module).stream().map(Callback::method).forEach(called::add);
        var visitor =
                new Visitor() {
                    @Override
                    protected void visit(Stmt statement) {
                        if (statement instanceof Stmt.CallNative call) {
                            call.arguments().forEach(this::note);
                        }
                    }

                    private void note(Stmt.Argument argument) {
                        if (argument instanceof Stmt.Argument.Reference(var callback)) {
                            called.add(callback.method());
                        }
                    }
                };
        module.methods().values().forEach(each -> visitor.walk(each.body()));
        for (var name : called) {
            module.methods()
                    .get(name)
                    .parameters()
                    .forEach(each -> put(new Place.OfLocal(name, each), ANY));
        }
    }

    /// Constant arrays, and those inside of them.
    private void tables() {
        for (var table : module.statics().tables()) {
            put(new Place.OfField(table.field()), table.elements().size());
            if (table.field().type() instanceof Type.Array(Type.Array inner)) {
                put(new Place.OfElements(new Type.Array(inner)), ANY);
            }
        }
        module.statics().enums().stream()
                .flatMap(each -> each.fields().stream())
                .forEach(each -> put(new Place.OfField(each), ANY));
    }

    private void learn(Method method) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                learn(statement, method);
            }
        }.walk(method.body());
    }

    private void learn(Stmt statement, Method method) {
        switch (statement) {
            case Stmt.Declare(var local, var value, _) ->
                    value.ifPresent(each -> put(of(method, local), each, method));
            case Stmt.Assign(var local, var value, _) -> put(of(method, local), value, method);
            case Stmt.Store(_, var field, var value, _) ->
                    put(new Place.OfField(field), value, method);
            case Stmt.StoreElement(var array, _, var value, _, _) ->
                    put(new Place.OfElements(array.type()), value, method);
            case Stmt.AllocateArray(var local, var length, _, _) ->
                    put(
                            of(method, local),
                            length instanceof Expr.Const(_, long number) ? number : ANY);
            case Stmt.Invoke invoke -> invoked(invoke, method);
            case Stmt.Return(var value, _) ->
                    value.ifPresent(each -> put(new Place.OfResult(method.name()), each, method));
            case Stmt.CallNative call -> {
                call.result().ifPresent(local -> put(of(method, local), ANY));
                call.arguments().forEach(this::handed);
            }
            default -> Visitor.target(statement).ifPresent(each -> put(of(method, each), ANY));
        }
    }

    /// The kernel may put other arrays into an array of arrays.
    private void handed(Stmt.Argument argument) {
        if (argument instanceof Stmt.Argument.Value(var value)) {
            put(new Place.OfElements(value.type()), ANY);
        }
    }

    private void invoked(Stmt.Invoke invoke, Method caller) {
        var callee = module.methods().get(invoke.method());
        int skip = callee.self().isPresent() ? 1 : 0;
        for (int i = 0; i < callee.parameters().size(); i++) {
            put(of(callee, callee.parameters().get(i)), invoke.arguments().get(i + skip), caller);
        }
        invoke.result()
                .ifPresent(local -> {
                    var result = lengths.get(new Place.OfResult(invoke.method()));
                    if (result != null) {
                        put(of(caller, local), result);
                    }
                });
    }

    private static Place of(Method method, Local local) {
        return new Place.OfLocal(method.name(), local);
    }

    private void put(Place place, Expr value, Method method) {
        switch (value) {
            case Expr.Null _ -> {}
            case Expr.Choose(_, _, var yes, var no) -> {
                put(place, yes, method);
                put(place, no, method);
            }
            case Expr.Cast(_, var operand) -> put(place, operand, method);
            default -> {
                var source = source(value, method);
                if (source.isEmpty()) {
                    put(place, ANY);
                } else {
                    var known = lengths.get(source.get());
                    if (known != null) {
                        put(place, known);
                    }
                }
            }
        }
    }

    private void put(Place place, long length) {
        var was = lengths.get(place);
        long now = was == null || was == length ? length : ANY;
        changed |= was == null || was != now;
        lengths.put(place, now);
    }

    /// Where an expression reads its array from; empty if it is not known.
    private static Optional<Place> source(Expr value, Method method) {
        return switch (value) {
            case Expr.Var(var local) -> Optional.of(of(method, local));
            case Expr.Move(var local) -> Optional.of(of(method, local));
            case Expr.Load(_, var field) -> Optional.of(new Place.OfField(field));
            case Expr.Element(var array, _) -> Optional.of(new Place.OfElements(array.type()));
            default -> Optional.empty();
        };
    }

    private OptionalLong length(Expr array, Method method) {
        var known = source(array, method).map(lengths::get);
        return known.isEmpty() || known.get() == ANY
                ? OptionalLong.empty()
                : OptionalLong.of(known.get());
    }

    private Method folded(Method method) {
        var body =
                new Rewriter() {
                    @Override
                    public Expr expression(Expr expression) {
                        return expression instanceof Expr.Length(var array)
                                        && length(array, method).isPresent()
                                ? constant(length(array, method).getAsLong())
                                : super.expression(expression);
                    }

                    @Override
                    public Stmt statement(Stmt statement) {
                        return statement
                                                instanceof
                                                Stmt.Check(
                                                        var condition,
                                                        var array,
                                                        var index,
                                                        var span)
                                        && condition == Stmt.Check.Condition.IN_BOUNDS
                                        && length(array, method).isPresent()
                                ? new Stmt.Check(
                                        Stmt.Check.Condition.BELOW,
                                        expression(index.orElseThrow()),
                                        Optional.of(constant(length(array, method).getAsLong())),
                                        span)
                                : super.statement(statement);
                    }
                }.block(method.body());
        return method.withBody(body);
    }

    private static Expr constant(long length) {
        return new Expr.Const(Type.Primitive.INT, length);
    }
}
