// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;

/// A type of Kernel Java.
public sealed interface Type {
    /// A primitive type, or void.
    enum Primitive implements Type {
        VOID,
        BOOLEAN,
        BYTE,
        SHORT,
        CHAR,
        INT,
        LONG;

        /// Bits that a shift by this type's values may use, and the width of the type.
        public int bits() {
            return switch (this) {
                case VOID -> 0;
                case BOOLEAN -> 1;
                case BYTE -> 8;
                case SHORT, CHAR -> 16;
                case INT -> 32;
                case LONG -> 64;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A class of the module, or [#OBJECT]: any of them.
    record Struct(String name) implements Type {
        /// The name of the class above all that carry a number.
        public static final String OBJECT = "java.lang.Object";

        @Override
        public String toString() {
            return name;
        }
    }

    /// An enum of the module: a reference to one of its constants, which are there for good.
    record Enum(String name) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }

    /// An array.
    record Array(Type element) implements Type {
        @Override
        public String toString() {
            return element + "[]";
        }
    }

    /// The elements of an array, counted from one of them on. Only the emitter makes such.
    record Elements(Type element) implements Type {
        @Override
        public String toString() {
            return element + "[..]";
        }
    }

    /// A constant string.
    record Text() implements Type {
        @Override
        public String toString() {
            return "String";
        }
    }

    /// A caught exception: in C its status.
    record Thrown(String name) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The type of `null`.
    record Null() implements Type {
        @Override
        public String toString() {
            return "null";
        }
    }

    /// A class of the kernel API.
    ///
    /// @param arguments its type arguments
    record Bound(BoundClass declaration, List<Type> arguments) implements Type {
        @Override
        public String toString() {
            return declaration.name();
        }
    }

    /// What the annotations of a class of the kernel API say.
    ///
    /// @param name the class's simple name
    /// @param cType the C type: embedded, pointed to, or a pointer, as the kind has it
    /// @param headers what to include
    record BoundClass(String name, Kind kind, String cType, List<String> headers, Phases phases) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The templates of a kernel class; which of them mean something depends on its kind.
    record Phases(
            String publish,
            String unpublish,
            String shutdown,
            String drain,
            String release,
            String copy,
            boolean releaseSleeps,
            String forEach) {
        /// Nothing to do in any phase.
        public static final Phases NONE = new Phases("", "", "", "", "", "", false, "");
    }

    /// How a kernel class lives in C.
    enum Kind {
        /// Embedded in the module's struct.
        OBJECT,
        /// An owned pointer.
        HANDLE,
        /// A pointer that is an argument of a callback.
        LENT,
        /// A struct in a local variable.
        VALUE,
        /// Embedded in the struct of a class that extends it.
        ENTRY,
        /// Static methods only.
        STATIC
    }

    /// Whether values of this type are references.
    default boolean isReference() {
        return !(this instanceof Primitive);
    }

    /// This type as a bound class of some kind.
    default Optional<Bound> bound(Kind kind) {
        return this instanceof Bound bound && bound.declaration().kind() == kind
                ? Optional.of(bound)
                : Optional.empty();
    }

    /// Whether a local or field of this type can own what it refers to.
    default boolean canBeOwned() {
        return switch (this) {
            case Struct _, Array _ -> true;
            case Bound(var declaration, _) -> declaration.kind() == Kind.HANDLE;
            case Primitive _, Elements _, Text _, Enum _, Thrown _, Null _ -> false;
        };
    }

    /// What an array's elements are in the end; the type itself if it is no array.
    default Type innermost() {
        return this instanceof Array(var element) ? element.innermost() : this;
    }

    /// Whether a reference of this type is good for ever: what it refers to is never freed.
    default boolean isImmortal() {
        return this instanceof Text || this instanceof Enum;
    }
}
