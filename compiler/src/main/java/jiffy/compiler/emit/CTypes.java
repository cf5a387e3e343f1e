// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import jiffy.compiler.ir.Type;

/// C's spelling of types.
final class CTypes {
    private final Names names;

    CTypes(Names names) {
        this.names = names;
    }

    /// A declaration of a name with a type: `struct pid *pid`, `int n`.
    String declare(Type type, String name) {
        String c = of(type);
        return c.endsWith("*") ? c + name : c + " " + name;
    }

    /// The type of a variable.
    String of(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> primitive(primitive);
            case Type.Struct(String name) -> "struct " + names.type(name) + " *";
            case Type.Enum(String name) -> "const struct " + names.type(name) + " *";
            case Type.Array(Type element) -> "struct " + array(element) + " *";
            case Type.Elements(Type element) -> of(element) + " *";
            case Type.Text _ -> "const char *";
            case Type.Thrown _ -> "int";
            case Type.Null _ -> "void *";
            case Type.Bound(var declaration, _) ->
                    switch (declaration.kind()) {
                        case OBJECT, VALUE, HANDLE, LENT -> declaration.cType();
                        case ENTRY -> declaration.cType() + " *";
                        case STATIC -> throw new IllegalArgumentException(declaration.name());
                    };
        };
    }

    /// A value for where there is none, behind what never ends.
    String nothing(Type type) {
        return type == Type.Primitive.BOOLEAN ? "false" : type.isReference() ? "NULL" : "0";
    }

    /// The tag of the struct of an array; the runtime header has those of primitives and strings.
    String array(Type element) {
        return switch (element) {
            case Type.Primitive primitive -> "jiffy_" + primitive + "_array";
            case Type.Text _ -> "jiffy_string_array";
            case Type.Enum(String name) -> names.type(name) + "_array";
            case Type.Struct(String name) -> names.type(name) + "_array";
            case Type.Array(Type inner) -> array(inner) + "_array";
            case Type.Bound(var declaration, _) ->
                    names.prefix() + "_" + Names.snake(declaration.name()) + "_array";
            case Type.Elements _, Type.Thrown _, Type.Null _ ->
                    throw new IllegalArgumentException(element + "[]");
        };
    }

    static String primitive(Type.Primitive type) {
        return switch (type) {
            case VOID -> "void";
            case BOOLEAN -> "bool";
            case BYTE -> "s8";
            case SHORT -> "s16";
            case CHAR -> "u16";
            case INT -> "int";
            case LONG -> "s64";
        };
    }
}
