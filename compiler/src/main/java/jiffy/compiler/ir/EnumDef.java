// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;

/// An enum of the module. Its constants are there for good and never change.
///
/// @param name its name, nested ones with a dot
/// @param fields in order of declaration, all final
/// @param constants in order
public record EnumDef(String name, List<Field> fields, List<Constant> constants, Span span) {
    /// A constant.
    ///
    /// @param values of the fields, in their order; empty until they were computed
    public record Constant(String name, List<Expr> values) {}

    /// The enum, its constants computed.
    public EnumDef withConstants(List<Constant> computed) {
        return new EnumDef(name, fields, computed, span);
    }

    /// What `ordinal()` reads.
    public static Field ordinal(Type.Enum type, Span span) {
        return new Field(type.name(), "$ordinal", Type.Primitive.INT, true, span);
    }

    /// What `name()` reads.
    public static Field constantName(Type.Enum type, Span span) {
        return new Field(type.name(), "$name", new Type.Text(), true, span);
    }
}
