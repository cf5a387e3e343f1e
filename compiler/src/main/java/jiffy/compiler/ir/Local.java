// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

/// A local variable or parameter.
///
/// @param id unique in its method
/// @param named by the author; else a temporary of the compiler
public record Local(int id, String name, Type type, boolean named, Span span) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Local local && local.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return named ? name : "%" + name;
    }
}
