// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A kernel module: the closed world.
///
/// @param mainClass the module's class, of which there is one object
/// @param statics enums and constants
/// @param memory how memory is managed
/// @param methods by name, in order of declaration; the main class's constructor builds all fields
/// @param trusted the C that the author bound, whether or not it is used
public record Module(
        Metadata metadata,
        ClassDef mainClass,
        Classes classes,
        List<Parameter> parameters,
        Statics statics,
        Memory memory,
        Map<MethodName, Method> methods,
        MethodName constructor,
        Optional<MethodName> started,
        Optional<MethodName> close,
        List<Trusted> trusted) {
    /// What `modinfo` shows.
    public record Metadata(
            String name, String license, String description, String author, String version) {}

    /// The class of this name.
    public ClassDef classNamed(String name) {
        return classes.named(name);
    }

    /// Whether a class is another one, extends or implements it, directly or not.
    public boolean isSubtype(String name, String other) {
        return classes.isSubtype(name, other);
    }

    /// The classes of which an object of this type may be, by their numbers.
    public List<ClassDef> instancesOf(String name) {
        return classes.instancesOf(name);
    }

    /// The class whose objects those of a class start with: itself, or what it extends at last.
    public ClassDef rootOf(ClassDef type) {
        return type.lineage().parent().map(each -> rootOf(classNamed(each))).orElse(type);
    }

    /// The kernel class that a class extends, itself or through those that it extends.
    public Optional<Type.Bound> entryOf(String name) {
        return rootOf(classNamed(name)).entry();
    }

    /// The references to methods that the kernel, or the caller's kernel call, is given.
    public List<Callback> callbacks() {
        var found = new ArrayList<Callback>();
        var visitor =
                new Visitor() {
                    @Override
                    protected void visit(Stmt statement) {
                        switch (statement) {
                            case Stmt.CallNative call -> add(call.arguments());
                            case Stmt.Construct construct -> add(construct.arguments());
                            default -> {}
                        }
                    }

                    private void add(List<Stmt.Argument> arguments) {
                        for (var argument : arguments) {
                            if (argument instanceof Stmt.Argument.Reference(var callback)) {
                                found.add(callback);
                            }
                        }
                    }
                };
        methods.values().forEach(each -> visitor.walk(each.body()));
        return found;
    }

    /// The module with other methods.
    public Module withMethods(Map<MethodName, Method> other) {
        return with(statics, memory, other);
    }

    /// The module with other classes counted.
    public Module withCounted(Set<Type> types) {
        return with(statics, memory.withCounted(types), methods);
    }

    /// The module with its statics computed.
    public Module withStatics(Statics computed) {
        return with(computed, memory, methods);
    }

    private Module with(Statics statics, Memory memory, Map<MethodName, Method> methods) {
        return new Module(
                metadata,
                mainClass,
                classes,
                parameters,
                statics,
                memory,
                methods,
                constructor,
                started,
                close,
                trusted);
    }

    /// Whether objects of this type may have several owners, and count them.
    public boolean isCounted(Type type) {
        return memory.counted().contains(type);
    }
}
