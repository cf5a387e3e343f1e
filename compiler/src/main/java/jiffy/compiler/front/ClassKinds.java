// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// What a class of the module may be, and what it may extend and contain.
final class ClassKinds {
    private ClassKinds() {}

    /// Refuses what a class of the module cannot be.
    static void check(TypeElement element, World world, Span span) {
        switch (element.getKind()) {
            case CLASS, INTERFACE, RECORD -> {}
            case ENUM -> throw unsupported(span, "an enum");
            default -> throw unsupported(span, "this declaration");
        }
        for (var each : element.getInterfaces()) {
            if (!isOurs(each, world) && !each.toString().equals("java.lang.AutoCloseable")) {
                throw unsupported(
                        span,
                        "implementing `" + each + "`",
                        "declare an interface of the module that says the same");
            }
        }
        if (world.isModule(element)) {
            checkModule(element, world, span);
        }
    }

    /// The module's object is the kernel's as much as Java's: it has no other class.
    private static void checkModule(TypeElement element, World world, Span span) {
        boolean plain =
                world.hierarchy().interfaces(element).isEmpty()
                        && world.hierarchy().parent(element).isEmpty()
                        && element.getTypeParameters().isEmpty();
        if (!plain) {
            throw unsupported(
                    span,
                    "a module class that extends or implements a class of the module",
                    "let another class do it, and make an object of that one");
        }
    }

    private static boolean isOurs(TypeMirror type, World world) {
        return World.classOf(type).filter(world::isOurs).isPresent();
    }

    /// The kernel class that a class extends directly.
    static Optional<Type.Bound> entry(TypeElement element, World world, Span span) {
        var parent = element.getSuperclass();
        boolean isRoot =
                element.getKind() != ElementKind.CLASS
                        || parent.toString().equals(Type.Struct.OBJECT)
                        || isOurs(parent, world);
        if (isRoot) {
            return Optional.empty();
        }
        if (world.isThrowable(parent)) {
            throw unsupported(
                    span, "an exception class of one's own", "throw an `Errno` with its code");
        }
        var entry = world.type(parent, span).bound(Type.Kind.ENTRY);
        if (entry.isEmpty()) {
            throw unsupported(span, "extending `" + parent + "`");
        }
        return entry;
    }

    /// Dropping an object drops what it owns: in C a recursion, if its class contains itself. Final
    /// fields that refer to objects of the class itself are followed in a loop.
    static void checkContents(Collection<ClassDef> types, World world) {
        var byName = types.stream().collect(Collectors.toMap(ClassDef::name, each -> each));
        for (var type : types) {
            var inside = new HashSet<String>();
            var todo = new ArrayDeque<>(Set.of(type.name()));
            while (!todo.isEmpty()) {
                var each = byName.get(todo.pop());
                if (each != null) {
                    contents(each, inside, todo, world.hierarchy());
                }
            }
            if (inside.contains(type.name())) {
                throw unsupported(
                        type.span(),
                        "a class that contains itself",
                        "let it refer to itself in final fields only, or keep the objects in a"
                                + " container and name them by an index");
            }
        }
    }

    /// What objects of a class may contain: what a field is declared as, or what extends that.
    private static void contents(
            ClassDef type, Set<String> inside, Deque<String> todo, Hierarchy hierarchy) {
        for (var field : type.fields()) {
            boolean isLink = type.isLink(field) && hierarchy.subtypesOf(type.name()).count() == 1;
            if (field.type().innermost() instanceof Type.Struct(var name) && !isLink) {
                hierarchy.subtypesOf(name).filter(inside::add).forEach(todo::add);
            }
        }
        type.lineage().parent().ifPresent(todo::add);
    }
}
