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

    private static final String VIRTUAL = "virtual ";

    /// What stands for a method where the object's class decides which one runs.
    public static MethodName virtual(String owner, String name, String descriptor) {
        return new MethodName(owner, VIRTUAL + name, descriptor);
    }

    /// Whether the object's class decides which method runs.
    public boolean isVirtual() {
        return name.startsWith(VIRTUAL);
    }

    /// The name as the author wrote it.
    public String simple() {
        return isVirtual() ? name.substring(VIRTUAL.length()) : name;
    }

    /// Whether this is a constructor.
    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    /// Whether the method is one of the library: its classes carry their package in their names, a
    /// module's own do not.
    public boolean isLibrary() {
        return isLibrary(owner);
    }

    /// Whether the class is one of the library.
    public static boolean isLibrary(String className) {
        return className.startsWith("jiffy.linux.");
    }

    /// As a person would write it.
    public String display() {
        return isConstructor() ? owner.substring(owner.lastIndexOf('.') + 1) : simple();
    }

    @Override
    public String toString() {
        return owner + "." + name + "(" + descriptor + ")";
    }
}
