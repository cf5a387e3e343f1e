// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;

/// A pure expression.
public sealed interface Expr {
    /// The type of its value.
    Type type();

    /// A constant of a primitive type; booleans are 0 and 1.
    record Const(Type.Primitive type, long value) implements Expr {}

    /// A constant string.
    record Text(String value) implements Expr {
        @Override
        public Type type() {
            return new Type.Text();
        }
    }

    /// The null reference.
    record Null(Type type) implements Expr {}

    /// A local variable.
    record Var(Local local) implements Expr {
        @Override
        public Type type() {
            return local.type();
        }
    }

    /// An owned local, which gives up what it owns.
    record Move(Local local) implements Expr {
        @Override
        public Type type() {
            return local.type();
        }
    }

    /// One more reference to what a borrowed handle refers to.
    record Copy(Expr handle) implements Expr {
        @Override
        public Type type() {
            return handle.type();
        }
    }

    /// The static part of a class, as an object of which [Load] reads and, in an initialiser,
    /// [Stmt.Store] sets a `static final` field.
    record Statics(String className) implements Expr {
        @Override
        public Type type() {
            return new Type.Struct(className);
        }
    }

    /// The one object of the module's class, outside of its own methods.
    record ModuleObject(Type.Struct type) implements Expr {}

    /// A constant of an enum.
    record EnumConstant(Type.Enum type, String name, int ordinal) implements Expr {}

    /// The constant of an enum at an index that is known to be good.
    record EnumAt(Type.Enum type, Expr index) implements Expr {}

    /// A field; the object is known not to be null.
    record Load(Expr object, Field field) implements Expr {
        @Override
        public Type type() {
            return field.type();
        }
    }

    /// A module parameter.
    record Setting(Parameter parameter) implements Expr {
        @Override
        public Type type() {
            return parameter.type();
        }
    }

    /// An element of an array; array and index are known to be good.
    record Element(Expr array, Expr index) implements Expr {
        @Override
        public Type type() {
            return array.type() instanceof Type.Elements(var element)
                    ? element
                    : ((Type.Array) array.type()).element();
        }
    }

    /// The elements of an array from one of them on; array and index are known to be good.
    record From(Expr array, Expr index) implements Expr {
        @Override
        public Type type() {
            return new Type.Elements(((Type.Array) array.type()).element());
        }
    }

    /// The length of an array that is known not to be null.
    record Length(Expr array) implements Expr {
        @Override
        public Type type() {
            return Type.Primitive.INT;
        }
    }

    /// An operator with one operand.
    record Unary(Operator operator, Type.Primitive type, Expr operand) implements Expr {
        /// What it does.
        public enum Operator {
            NEGATE("-"),
            COMPLEMENT("~"),
            NOT("!");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            /// As Java writes it.
            public String symbol() {
                return symbol;
            }
        }
    }

    /// An operator with two operands.
    ///
    /// @param type of the result; the operands were converted to their common type, but for shifts
    record Binary(Operator operator, Type.Primitive type, Expr left, Expr right) implements Expr {
        /// What it does.
        public enum Operator {
            MULTIPLY("*"),
            DIVIDE("/"),
            REMAINDER("%"),
            ADD("+"),
            SUBTRACT("-"),
            SHIFT_LEFT("<<"),
            SHIFT_RIGHT(">>"),
            SHIFT_RIGHT_UNSIGNED(">>>"),
            LESS("<"),
            GREATER(">"),
            LESS_OR_EQUAL("<="),
            GREATER_OR_EQUAL(">="),
            EQUAL("=="),
            NOT_EQUAL("!="),
            AND("&"),
            XOR("^"),
            OR("|"),
            AND_ALSO("&&"),
            OR_ELSE("||");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            /// As Java writes it.
            public String symbol() {
                return symbol;
            }
        }
    }

    /// A conversion between primitive types, widening or narrowing.
    record Convert(Type.Primitive type, Expr operand) implements Expr {}

    /// A reference seen as another class, known to be right, or not used if it is not.
    record Cast(Type type, Expr operand) implements Expr {}

    /// Whether an object is one of a class; it is known not to be null.
    record IsInstance(Expr object, Type.Struct of) implements Expr {
        @Override
        public Type type() {
            return Type.Primitive.BOOLEAN;
        }
    }

    /// The number of an object's class; it is known not to be null.
    record Tag(Expr object) implements Expr {
        @Override
        public Type type() {
            return Type.Primitive.INT;
        }
    }

    /// The one object of a class that has no state.
    ///
    /// @param type the interface that it implements
    record Singleton(Type.Struct type, String className) implements Expr {}

    /// `condition ? yes : no`
    record Choose(Type type, Expr condition, Expr yes, Expr no) implements Expr {}

    /// A pure call of the kernel API.
    record Native(Binding binding, Optional<Expr> receiver, List<Expr> arguments, Type type)
            implements Expr {}
}
