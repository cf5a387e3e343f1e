// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Lineage;
import jiffy.compiler.ir.Type;

/// Which class of the module extends which: the closed world, so that all subtypes are known.
final class Hierarchy {
    /// What was asked of javac once.
    private final Map<String, List<String>> supers = new HashMap<>();

    private final World world;
    private final Map<String, TypeElement> elements = new LinkedHashMap<>();
    private final Map<String, String> singletons = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> numbers = new LinkedHashMap<>();
    private final Set<String> seenAsObjects = new HashSet<>();
    private boolean usesObject;

    Hierarchy(World world) {
        this.world = world;
    }

    /// Makes a class of the sources known.
    void declare(String name, TypeElement type) {
        elements.put(name, type);
    }

    /// Makes a class known that has one constant object, which implements an interface.
    void declareSingleton(String name, String implemented) {
        singletons.put(name, implemented);
    }

    /// Notes that the module has a variable for objects of any class.
    Type.Struct object() {
        usesObject = true;
        return new Type.Struct(Type.Struct.OBJECT);
    }

    /// Notes that an object of this class is seen as one of any class.
    void seenAsObject(String name) {
        seenAsObjects.add(name);
    }

    /// The type of a class of the module.
    Type type(String name) {
        return kind(name) == Lineage.Kind.CONSTANTS ? new Type.Enum(name) : new Type.Struct(name);
    }

    /// The name of the class of the module that a type is.
    static Optional<String> className(Type type) {
        return switch (type) {
            case Type.Struct(var name) -> Optional.of(name);
            case Type.Enum(var name) -> Optional.of(name);
            case Type.Primitive _,
                    Type.Array _,
                    Type.Elements _,
                    Type.Text _,
                    Type.Thrown _,
                    Type.Null _,
                    Type.Bound _ ->
                    Optional.empty();
        };
    }

    /// A class of the sources; for a lambda's class, the interface that it implements.
    TypeElement element(String name) {
        return elements.get(singletons.getOrDefault(name, name));
    }

    /// The class of the module that a class extends.
    Optional<String> parent(TypeElement type) {
        return ours(Stream.of(type.getSuperclass())).findFirst();
    }

    /// The interfaces of the module that a class or interface names as its own.
    List<String> interfaces(TypeElement type) {
        return ours(type.getInterfaces().stream().map(TypeMirror.class::cast)).toList();
    }

    private Stream<String> ours(Stream<? extends TypeMirror> types) {
        return types.flatMap(each -> World.classOf(each).stream())
                .filter(world::isOurs)
                .map(world::className);
    }

    /// What a class extends or implements directly.
    private List<String> supers(String name) {
        if (singletons.containsKey(name)) {
            return List.of(singletons.get(name));
        }
        var element = elements.get(name);
        return element == null
                ? List.of()
                : supers.computeIfAbsent(
                        name,
                        _ ->
                                Stream.concat(
                                                parent(element).stream(),
                                                interfaces(element).stream())
                                        .toList());
    }

    /// Whether a class is another one, extends or implements it, directly or not.
    boolean isSubtype(String name, String other) {
        return name.equals(other)
                || other.equals(Type.Struct.OBJECT)
                || supers(name).stream().anyMatch(each -> isSubtype(each, other));
    }

    /// The classes of which an object of this type may be.
    List<String> instancesOf(String name) {
        return Stream.concat(elements.keySet().stream(), singletons.keySet().stream())
                .filter(each -> !hasNoObjects(each))
                .filter(each -> isSubtype(each, name))
                .filter(each -> !name.equals(Type.Struct.OBJECT) || isTagged(each))
                .toList();
    }

    /// The classes and interfaces that a variable of this type may name objects of.
    Stream<String> subtypesOf(String name) {
        return elements.keySet().stream()
                .filter(each -> isSubtype(each, name))
                .filter(each -> !name.equals(Type.Struct.OBJECT) || isTagged(each));
    }

    private boolean hasNoObjects(String name) {
        var kind = kind(name);
        return kind == Lineage.Kind.ABSTRACT || kind == Lineage.Kind.INTERFACE;
    }

    Lineage.Kind kind(String name) {
        var element = elements.get(name);
        if (element == null) {
            return name.equals(Type.Struct.OBJECT)
                    ? Lineage.Kind.INTERFACE
                    : Lineage.Kind.SINGLETON;
        }
        if (element.getKind() == ElementKind.INTERFACE) {
            return Lineage.Kind.INTERFACE;
        }
        if (element.getKind() == ElementKind.ENUM) {
            return Lineage.Kind.CONSTANTS;
        }
        return element.getModifiers().contains(Modifier.ABSTRACT)
                ? Lineage.Kind.ABSTRACT
                : Lineage.Kind.CLASS;
    }

    /// Whether objects of the class carry the number of their class.
    private boolean isTagged(String name) {
        return !supers(name).isEmpty()
                || hasNoObjects(name)
                || seenAsObjects.contains(name)
                || elements.keySet().stream().anyMatch(each -> supers(each).contains(name));
    }

    /// The numbers of the classes, by a walk from each class to those that extend it, so that the
    /// classes of most types have numbers without a gap; then those that have one object.
    private Map<String, Integer> numbers() {
        var order = new LinkedHashSet<String>();
        for (var each : elements.keySet()) {
            if (supers(each).isEmpty()) {
                walk(each, order);
            }
        }
        order.addAll(elements.keySet());
        order.addAll(singletons.keySet());
        var numbers = new LinkedHashMap<String, Integer>();
        for (var each : order) {
            boolean isModule = elements.containsKey(each) && world.isModule(elements.get(each));
            if (!hasNoObjects(each) && !isModule) {
                numbers.put(each, numbers.size() + 1);
            }
        }
        return numbers;
    }

    private void walk(String name, Set<String> order) {
        if (order.add(name)) {
            elements.keySet().stream()
                    .filter(each -> supers(each).contains(name))
                    .forEach(each -> walk(each, order));
        }
    }

    /// The number of a class's objects, whether or not they carry it.
    int tag(String name) {
        return numbers.computeIfAbsent("", _ -> numbers()).get(name);
    }

    /// The classes with the numbers that their objects carry, and what is above all.
    List<ClassDef> numbered(List<ClassDef> classes) {
        var numbered = new ArrayList<ClassDef>();
        for (var each : classes) {
            boolean carries = !hasNoObjects(each.name()) && isTagged(each.name());
            int tag = carries ? tag(each.name()) : 0;
            numbered.add(each.withLineage(each.lineage().withTag(tag)));
        }
        elements.keySet().stream()
                .filter(each -> kind(each) == Lineage.Kind.CONSTANTS && isTagged(each))
                .forEach(each -> numbered.add(constant(each, classes.getFirst())));
        singletons.forEach((name, _) -> numbered.add(constant(name, classes.getFirst())));
        if (usesObject) {
            numbered.add(objectClass(classes.getFirst()));
        }
        return List.copyOf(numbered);
    }

    private ClassDef constant(String name, ClassDef any) {
        return new ClassDef(
                name,
                Optional.empty(),
                new Lineage(kind(name), Optional.empty(), supers(name), tag(name)),
                any.allocator(),
                List.of(),
                any.span());
    }

    private static ClassDef objectClass(ClassDef any) {
        return new ClassDef(
                Type.Struct.OBJECT,
                Optional.empty(),
                new Lineage(Lineage.Kind.INTERFACE, Optional.empty(), List.of(), 0),
                any.allocator(),
                List.of(),
                any.span());
    }

    /// A class's place, before it has a number.
    Lineage lineage(TypeElement type) {
        return new Lineage(kind(world.className(type)), parent(type), interfaces(type), 0);
    }

    /// The method that a call runs on objects of one class.
    ///
    /// @param method what the call names
    /// @return empty if it is what [Object] does itself
    Optional<ExecutableElement> implementation(String className, ExecutableElement method) {
        var type = element(className);
        for (var at = Optional.of(type); at.isPresent(); at = superclass(at.get())) {
            for (var each : methods(at.get())) {
                if (isImplementation(each, method, type)) {
                    return Optional.of(each);
                }
            }
        }
        return mostSpecific(inherited(type, method));
    }

    private boolean isImplementation(
            ExecutableElement candidate, ExecutableElement method, TypeElement type) {
        return !candidate.getModifiers().contains(Modifier.ABSTRACT)
                && (candidate.equals(method)
                        || world.sources().elements().overrides(candidate, method, type));
    }

    private static List<ExecutableElement> methods(TypeElement type) {
        return javax.lang.model.util.ElementFilter.methodsIn(type.getEnclosedElements());
    }

    private Optional<TypeElement> superclass(TypeElement type) {
        return World.classOf(type.getSuperclass()).filter(world::isOurs);
    }

    /// The default methods that a class inherits for a method.
    private List<ExecutableElement> inherited(TypeElement type, ExecutableElement method) {
        var found = new ArrayList<ExecutableElement>();
        for (var name : elements.keySet()) {
            var owner = elements.get(name);
            if (owner.getKind() == ElementKind.INTERFACE
                    && isSubtype(world.className(type), name)) {
                methods(owner).stream()
                        .filter(each ->
                                isImplementation(each, method, type)
                                        || isImplementation(each, method, owner))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private Optional<ExecutableElement> mostSpecific(List<ExecutableElement> candidates) {
        return candidates.stream()
                .filter(each ->
                        candidates.stream().allMatch(other -> isSubtype(owner(each), owner(other))))
                .findFirst();
    }

    private String owner(ExecutableElement method) {
        return world.className((TypeElement) method.getEnclosingElement());
    }
}
