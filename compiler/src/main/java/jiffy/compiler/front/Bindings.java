// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Trusted;

/// The classes of a module that bind kernel functions, as those of the kernel API do.
///
/// Such a class says so by an annotation of its own (`@Header`, `@KernelObject`, `@Handle`,
/// `@Value`, `@Lent`, `@Callback`). What carries `@C` in it exists in the kernel; all else is there
/// for a JVM, and may use all of it.
final class Bindings {
    /// The annotations that say how objects of a class live in C.
    private static final List<String> KINDS =
            List.of("KernelObject", "Handle", "Value", "Lent", "Callback");

    private static final Set<String> OF_THE_API_ALONE =
            Set.of("Entry", "ForEach", "Compiled", "Allocator", "Counter");

    private static final Set<String> OF_MEMBERS = Set.of("C", "Guards", "Formatted", "Removes");

    private final World world;
    private final Map<TypeElement, ClassTree> classes = new LinkedHashMap<>();
    private final List<Trusted> trusted = new ArrayList<>();

    Bindings(World world) {
        this.world = world;
    }

    /// Makes a class known if it binds kernel functions or stands inside of one that does.
    ///
    /// @return whether it does: then it is no class of the module
    boolean declare(ClassTree tree, TypeElement type) {
        boolean binds = !world.isModule(type) && (isA(type, "Header") || !kind(type).isEmpty());
        if (binds) {
            classes.put(type, tree);
        }
        return binds || contains(type.getEnclosingElement());
    }

    /// Whether an element is such a class, or stands inside of one.
    boolean contains(Element element) {
        for (var each = element; each != null; each = each.getEnclosingElement()) {
            if (each instanceof TypeElement && classes.containsKey(each)) {
                return true;
            }
        }
        return false;
    }

    /// What was bound; known after [#check].
    List<Trusted> trusted() {
        return List.copyOf(trusted);
    }

    /// Refuses bindings that do not fit.
    ///
    /// @param guarded runs a check of a declaration, and takes its complaint
    void check(BiConsumer<Tree, Runnable> guarded) {
        classes.forEach((type, tree) -> {
            guarded.accept(tree, () -> checkClass(type, tree));
            var members = new MemberBindings(world, trusted::add);
            for (var member : tree.getMembers()) {
                if (member instanceof MethodTree method) {
                    guarded.accept(method, () -> members.check(method, kind(type)));
                }
            }
        });
    }

    /// How objects of a class live in C; empty for static methods alone.
    private String kind(TypeElement type) {
        return KINDS.stream().filter(each -> isA(type, each)).findFirst().orElse("");
    }

    private boolean isA(TypeElement type, String annotation) {
        return world.api().isAnnotated(type, annotation);
    }

    private void checkClass(TypeElement type, ClassTree tree) {
        var at = Declaration.nameSpan(tree, world);
        checkApiAlone(tree.getModifiers());
        if (KINDS.stream().filter(each -> isA(type, each)).count() > 1) {
            throw misfit(at, "a class is one of @" + String.join(", @", KINDS) + ", not two");
        }
        boolean isCallback = kind(type).equals("Callback");
        boolean fits =
                type.getKind() == (isCallback ? ElementKind.INTERFACE : ElementKind.CLASS)
                        && type.getTypeParameters().isEmpty();
        if (!fits) {
            throw misfit(
                    at,
                    isCallback
                            ? "what the kernel calls is an interface without type parameters"
                            : "kernel functions are bound by a class without type parameters");
        }
        trusted.addAll(new ClassBindings(world).check(type, tree, kind(type)));
    }

    /// Refuses annotations of bindings on what is no class that binds.
    void checkStray(ClassTree tree, BiConsumer<Tree, Runnable> guarded) {
        guarded.accept(tree, () -> checkApiAlone(tree.getModifiers()));
        guarded.accept(tree, () -> checkModule(tree.getModifiers()));
        for (var member : tree.getMembers()) {
            switch (member) {
                case MethodTree method ->
                        guarded.accept(member, () -> checkStray(method.getModifiers()));
                case VariableTree field ->
                        guarded.accept(member, () -> checkStray(field.getModifiers()));
                default -> {}
            }
        }
    }

    private void checkModule(ModifiersTree modifiers) {
        for (var each : modifiers.getAnnotations()) {
            if (isOf(each, Set.of("Header")) || isOf(each, Set.copyOf(KINDS))) {
                throw misfit(
                        world.span(each),
                        "the module class cannot bind kernel functions itself",
                        "nest a class in it: `@Header(\"linux/…\") static final class …`");
            }
        }
    }

    private void checkStray(ModifiersTree modifiers) {
        for (var each : modifiers.getAnnotations()) {
            if (isOf(each, OF_MEMBERS)) {
                throw misfit(
                        world.span(each),
                        "this class does not bind kernel functions",
                        "move it into a class of its own: `@Header(\"linux/…\") final class …`,"
                                + " in which what carries `@C` exists in the kernel, and all else"
                                + " on a JVM alone");
            }
        }
    }

    private void checkApiAlone(ModifiersTree modifiers) {
        for (var each : modifiers.getAnnotations()) {
            if (isOf(each, OF_THE_API_ALONE)) {
                throw misfit(
                        world.span(each),
                        "`%s` is for the kernel API alone".formatted(each),
                        "use the API's containers, or keep objects in arrays");
            }
        }
    }

    private boolean isOf(AnnotationTree tree, Set<String> names) {
        String name = world.sources().element(tree.getAnnotationType()).toString();
        return name.startsWith(Api.BIND) && names.contains(name.substring(Api.BIND.length()));
    }

    /// A class or member of such a class that the kernel does not have.
    static Rejection missing(String name, Span where) {
        return World.reject(
                where,
                Rule.UNSUPPORTED,
                "`" + name + "` is there on a JVM alone: its class binds kernel functions",
                "give it a `@C`, or move it into a class that binds none");
    }

    static Rejection misfit(Span where, String message) {
        return World.reject(where, Rule.BINDING, message);
    }

    static Rejection misfit(Span where, String message, String help) {
        return World.reject(where, Rule.BINDING, message, help);
    }
}
