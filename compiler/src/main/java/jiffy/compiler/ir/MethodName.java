// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

/// Identifies a method of the module.
///
/// @param owner the class's name
/// @param name the method's name; `<init>` for a constructor
/// @param descriptor tells overloads apart: the parameter types
public record MethodName(String owner, String name, String descriptor) {
    /// The name of constructors.
    public static final String CONSTRUCTOR = "<init>";

    /// Whether this is a constructor.
    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    /// As a person would write it.
    public String display() {
        return isConstructor() ? owner.substring(owner.lastIndexOf('.') + 1) : name;
    }

    @Override
    public String toString() {
        return owner + "." + name + "(" + descriptor + ")";
    }
}
