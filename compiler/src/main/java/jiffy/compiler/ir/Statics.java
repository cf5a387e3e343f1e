// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;

/// What there is once and never changes: the constants of enums, and what `static final` fields
/// hold.
///
/// @param enums in order of declaration
/// @param initialisers the methods that compute it; none once it was computed
/// @param tables the arrays of `static final` fields, computed
public record Statics(List<EnumDef> enums, List<MethodName> initialisers, List<Table> tables) {
    /// No such thing.
    public static final Statics NONE = new Statics(List.of(), List.of(), List.of());

    /// A constant array.
    ///
    /// @param field what it is named after; of an array in an array, a field made up for it
    public record Table(Field field, List<Expr> elements) {}

    /// The enum of this type.
    public EnumDef enumOf(Type.Enum type) {
        return enums.stream()
                .filter(each -> each.name().equals(type.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no enum " + type));
    }
}
