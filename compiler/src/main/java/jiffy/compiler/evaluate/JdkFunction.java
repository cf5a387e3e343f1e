// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.evaluate;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Type;

/// A function of `java.lang` that the compiler calls itself.
final class JdkFunction {
    private final Method method;

    private JdkFunction(Method method) {
        this.method = method;
    }

    /// The function that a pure binding stands for, by its name: `Math.max`; empty if it is not one
    /// of `java.lang`. An instance method's receiver is among the parameters, or the receiver.
    static Optional<JdkFunction> of(Binding binding, boolean hasReceiver) {
        var parts = binding.name().split("\\.");
        if (parts.length != 2 || hasReceiver || !binding.is(Binding.Trait.PURE)) {
            return Optional.empty();
        }
        try {
            return Arrays.stream(Class.forName("java.lang." + parts[0]).getMethods())
                    .filter(each -> each.getName().equals(parts[1]))
                    .filter(each -> types(each).equals(types(binding)))
                    .findFirst()
                    .map(JdkFunction::new);
        } catch (ClassNotFoundException other) {
            return Optional.empty();
        }
    }

    private static List<String> types(Binding binding) {
        return binding.parameters().stream().map(Type::toString).toList();
    }

    private static List<String> types(Method method) {
        var types = new java.util.ArrayList<String>();
        if (!Modifier.isStatic(method.getModifiers())) {
            types.add(method.getDeclaringClass().getSimpleName());
        }
        for (var each : method.getParameterTypes()) {
            types.add(each == Object.class ? "String" : each.getSimpleName());
        }
        return types;
    }

    Value apply(List<Value> arguments, Type result) {
        var values = new java.util.ArrayList<Object>();
        var types = types(method);
        for (int i = 0; i < arguments.size(); i++) {
            values.add(unwrapped(arguments.get(i), types.get(i)));
        }
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        try {
            return isStatic
                    ? wrapped(method.invoke(null, values.toArray()), result)
                    : wrapped(
                            method.invoke(
                                    values.getFirst(), values.subList(1, values.size()).toArray()),
                            result);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object unwrapped(Value value, String type) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Null _ -> null;
            case Value.Number(Expr.Const(_, long number)) ->
                    switch (type) {
                        case "int" -> (int) number;
                        case "long" -> number;
                        case "char" -> (char) number;
                        case "byte" -> (byte) number;
                        case "short" -> (short) number;
                        case "boolean" -> number != 0;
                        default -> throw new IllegalArgumentException(type);
                    };
            case Value.Instance _, Value.Array _ -> throw new IllegalArgumentException(type);
        };
    }

    private static Value wrapped(Object value, Type result) {
        return switch (value) {
            case null -> new Value.Null();
            case String text -> new Value.Text(text);
            case Boolean bool -> Value.number(Type.Primitive.BOOLEAN, bool ? 1 : 0);
            case Character character -> Value.number(Type.Primitive.CHAR, character);
            case Number number -> Value.number((Type.Primitive) result, number.longValue());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }
}
