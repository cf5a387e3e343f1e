// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

/// A field of an object.
public record Field(String owner, String name, Type type, boolean isFinal, Span span) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Field field && field.owner.equals(owner) && field.name.equals(name);
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + name.hashCode();
    }
}
