// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

/// A field of an object.
///
/// @param isVolatile all accesses to such fields have one order; each [Expr.Load] of one is the
///     whole value of a [Stmt.Declare], so that it happens once, and where it stands
public record Field(
        String owner, String name, Type type, boolean isFinal, boolean isVolatile, Span span) {
    /// A field that is not volatile.
    public Field(String owner, String name, Type type, boolean isFinal, Span span) {
        this(owner, name, type, isFinal, false, span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field field && field.owner.equals(owner) && field.name.equals(name);
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + name.hashCode();
    }
}
