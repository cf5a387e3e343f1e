// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Circles;
import jiffy.compiler.ir.Classes;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// What a class of the module may be, and what it may extend and contain.
final class ClassKinds {
    private ClassKinds() {}

    /// Refuses what a class of the module cannot be.
    static void check(TypeElement element, World world, Span span) {
        switch (element.getKind()) {
            case CLASS, INTERFACE, RECORD -> {}
            case ENUM -> {}
            default ->
                    throw unsupported(
                            span,
                            "an annotation of one's own",
                            "leave it out: nothing could read it when the module runs");
        }
        checkInterfaces(element, world, span);
        if (world.isModule(element)) {
            checkModule(element, world, span);
        }
    }

    /// Refuses interfaces that are none of the module.
    static void checkInterfaces(TypeElement element, World world, Span span) {
        for (var each : element.getInterfaces()) {
            if (!isOurs(each, world) && !each.toString().equals("java.lang.AutoCloseable")) {
                throw unsupported(
                        span,
                        "implementing `" + each + "`",
                        "declare an interface of the module that says the same");
            }
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
                    Rule.EXCEPTION,
                    span,
                    "an exception class of one's own",
                    "throw an `Errno` with its code");
        }
        var entry = world.type(parent, span).bound(Type.Kind.ENTRY);
        if (entry.isEmpty()) {
            throw unsupported(span, "extending `" + parent + "`");
        }
        return entry;
    }

    /// Dropping an object drops what it owns: in C a recursion, if that may be an object of the
    /// same class. Final fields are followed in a loop; what can be set at any time could lead
    /// back.
    static void checkContents(Classes types) {
        var circles = Circles.of(types);
        for (var type : types) {
            var open = circles.open(type);
            if (open.isPresent()) {
                var rejection =
                        unsupported(
                                type.span(),
                                "a class that contains itself",
                                "let it refer to itself in final fields only, or keep the objects"
                                        + " in a container and name them by an index");
                throw new Rejection(
                        rejection
                                .diagnostic()
                                .note(
                                        "`%s` may lead to a `%s` again"
                                                .formatted(open.get().name(), type.name()),
                                        open.get().span()));
            }
        }
    }
}
