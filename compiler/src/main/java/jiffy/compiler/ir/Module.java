// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A kernel module: the closed world.
///
/// @param mainClass the module's class, of which there is one object
/// @param arrays how arrays are allocated
/// @param methods by name, in order of declaration; the main class's constructor builds all fields
public record Module(
        Metadata metadata,
        ClassDef mainClass,
        List<ClassDef> classes,
        List<Parameter> parameters,
        ClassDef.Allocator arrays,
        Map<MethodName, Method> methods,
        MethodName constructor,
        Optional<MethodName> started,
        Optional<MethodName> close) {
    /// What `modinfo` shows.
    public record Metadata(
            String name, String license, String description, String author, String version) {}

    /// The class of this name.
    public ClassDef classNamed(String name) {
        return classes.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class " + name));
    }

    /// The module with other methods.
    public Module withMethods(Map<MethodName, Method> other) {
        return new Module(
                metadata,
                mainClass,
                classes,
                parameters,
                arrays,
                other,
                constructor,
                started,
                close);
    }
}
