// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Type;

/// What a variable holds while an initialiser runs.
sealed interface Value {
    /// A primitive value.
    record Number(Expr.Const constant) implements Value {}

    /// A string.
    record Text(String text) implements Value {}

    /// No object.
    record Null() implements Value {}

    /// A constant of an enum, complete once its constructor has run.
    final class Instance implements Value {
        private final Expr.EnumConstant constant;
        private final Map<Field, Value> fields = new HashMap<>();

        Instance(Expr.EnumConstant constant) {
            this.constant = constant;
        }

        Expr.EnumConstant constant() {
            return constant;
        }

        Value get(Field field) {
            return switch (field.name()) {
                case "$ordinal" -> number(Type.Primitive.INT, constant.ordinal());
                case "$name" -> new Text(constant.name());
                default -> fields.getOrDefault(field, zero(field.type()));
            };
        }

        void set(Field field, Value value) {
            fields.put(field, value);
        }
    }

    /// An array.
    final class Array implements Value {
        private final Type.Array type;
        private final Value[] elements;

        Array(Type.Array type, int length) {
            this.type = type;
            elements = new Value[length];
            Arrays.fill(elements, zero(type.element()));
        }

        Type.Array type() {
            return type;
        }

        Value[] elements() {
            return elements;
        }
    }

    static Number number(Type.Primitive type, long value) {
        return new Number(new Expr.Const(type, value));
    }

    /// What a variable of a type holds before it is set.
    static Value zero(Type type) {
        return type instanceof Type.Primitive primitive ? number(primitive, 0) : new Null();
    }
}
