// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.evaluate;

import java.util.Map;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// The values of expressions, and places that can be set.
final class Operands {
    private final World world;
    private final Map<Local, Value> locals;

    Operands(World world, Map<Local, Value> locals) {
        this.world = world;
        this.locals = locals;
    }

    /// The value of an expression of a statement.
    Value value(Expr expression, Stmt at) {
        return switch (expression) {
            case Expr.Const constant -> new Value.Number(constant);
            case Expr.Text(var text) -> new Value.Text(text);
            case Expr.Null _ -> new Value.Null();
            case Expr.Var(var local) -> locals.get(local);
            case Expr.Load(Expr.Statics(var owner), var field) ->
                    world.get(owner, field, at.span());
            case Expr.Load(var object, var field) ->
                    value(object, at) instanceof Value.Instance instance
                            ? instance.get(field)
                            : notConstant(at);
            case Expr.EnumConstant constant ->
                    world.constant(constant.type(), constant.ordinal(), at.span());
            case Expr.EnumAt(var type, var index) ->
                    world.constant(type, (int) number(index, at), at.span());
            case Expr.Element(var array, var index) ->
                    array(array, at).elements()[(int) number(index, at)];
            case Expr.Length(var array) ->
                    Value.number(Type.Primitive.INT, array(array, at).elements().length);
            case Expr.Unary(var operator, var type, var operand) ->
                    folded(Folding.unary(operator, type, constant(operand, at)));
            case Expr.Binary binary -> binary(binary, at);
            case Expr.Convert(var type, var operand) ->
                    folded(Folding.convert(type, constant(operand, at)));
            case Expr.Cast(_, var operand) -> value(operand, at);
            case Expr.Choose(_, var condition, var yes, var no) ->
                    value(number(condition, at) != 0 ? yes : no, at);
            case Expr.Native call -> call(call, at);
            case Expr.Setting _, Expr.Statics _, Expr.Move _, Expr.Copy _, Expr.From _ ->
                    notConstant(at);
            case Expr.Tag(var object) ->
                    Value.number(Type.Primitive.INT, world.tag(constantOf(object, at)));
            case Expr.IsInstance(var object, var of) ->
                    Value.number(
                            Type.Primitive.BOOLEAN,
                            world.isInstance(constantOf(object, at), of) ? 1 : 0);
            case Expr.Singleton _ -> notConstant(at);
            case Expr.ModuleObject _ -> notConstant(at);
        };
    }

    private Type.Enum constantOf(Expr object, Stmt at) {
        if (value(object, at) instanceof Value.Instance instance) {
            return instance.constant().type();
        }
        throw World.notConstant(at.span());
    }

    private static Value notConstant(Stmt at) {
        throw World.notConstant(at.span());
    }

    private static Value folded(Expr folded) {
        return new Value.Number((Expr.Const) folded);
    }

    private Expr.Const constant(Expr expression, Stmt at) {
        return ((Value.Number) value(expression, at)).constant();
    }

    long number(Expr expression, Stmt at) {
        return constant(expression, at).value();
    }

    Value.Array array(Expr expression, Stmt at) {
        return (Value.Array) value(expression, at);
    }

    private Value binary(Expr.Binary binary, Stmt at) {
        var left = value(binary.left(), at);
        switch (binary.operator()) {
            case AND_ALSO -> {
                return isTrue(left) ? value(binary.right(), at) : left;
            }
            case OR_ELSE -> {
                return isTrue(left) ? left : value(binary.right(), at);
            }
            default -> {}
        }
        var right = value(binary.right(), at);
        if (left instanceof Value.Number(var a) && right instanceof Value.Number(var b)) {
            return folded(Folding.binary(binary.operator(), binary.type(), a, b));
        }
        boolean same = left == right || left instanceof Value.Null && right instanceof Value.Null;
        boolean wanted = binary.operator() == Expr.Binary.Operator.EQUAL;
        return Value.number(Type.Primitive.BOOLEAN, same == wanted ? 1 : 0);
    }

    private static boolean isTrue(Value value) {
        return ((Value.Number) value).constant().value() != 0;
    }

    /// A function of the JDK means what it means there; others need a kernel.
    private Value call(Expr.Native call, Stmt at) {
        return JdkFunction.of(call.binding(), call.receiver().isPresent())
                .map(function ->
                        function.apply(
                                java.util.stream.Stream.concat(
                                                call.receiver().stream(), call.arguments().stream())
                                        .map(each -> value(each, at))
                                        .toList(),
                                call.type()))
                .orElseGet(() -> notConstant(at));
    }

    void store(Stmt.Store store) {
        var value = value(store.value(), store);
        if (store.object() instanceof Expr.Statics) {
            world.set(store.field(), value);
        } else if (value(store.object(), store) instanceof Value.Instance instance) {
            instance.set(store.field(), value);
        } else {
            throw World.notConstant(store.span());
        }
    }
}
