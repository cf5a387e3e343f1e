// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Circles of classes: from an object of each class of a circle, fields may lead to objects of each
/// other one, and of the class itself. Dropping such an object by dropping what its fields refer to
/// would be a recursion.
///
/// What a field may lead to is known from what is stored in it ([Flows]), not from its type alone:
/// the value of a `Box<Number>` is a number, though the field has the type `Object`.
///
/// INVARIANT: it is classes that are in a circle, never objects: links are final fields, set while
/// nobody else knows the new object.
public final class Circles {
    private final Classes classes;
    private final Map<Field, List<ClassDef>> targets = new HashMap<>();
    private final Map<String, Set<ClassDef>> reached = new LinkedHashMap<>();

    private Circles(Classes classes) {
        this.classes = classes;
        for (var type : classes) {
            if (hasObjects(type)) {
                reached.put(type.name(), reachedFrom(type));
            }
        }
    }

    /// The circles of a module.
    public static Circles of(Module module) {
        return of(module.classes());
    }

    /// The circles of classes; of those that are not among them nothing is known.
    public static Circles of(Classes classes) {
        return new Circles(classes);
    }

    /// All circles, each by its classes in the module's order.
    public List<List<ClassDef>> all() {
        return classes.stream()
                .filter(this::hasObjects)
                .map(this::with)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    /// The classes of the circle that a class is in, in the module's order; none if it is in none.
    public List<ClassDef> with(ClassDef type) {
        return classes.stream().filter(each -> reaches(type, each) && reaches(each, type)).toList();
    }

    private boolean reaches(ClassDef type, ClassDef other) {
        return reached.getOrDefault(type.name(), Set.of()).contains(other);
    }

    /// The fields by which objects of a class refer to those of its circle, inherited ones first.
    public List<Field> links(ClassDef type) {
        var circle = with(type);
        return fields(type)
                .filter(each -> targets(each).stream().anyMatch(circle::contains))
                .toList();
    }

    /// Whether a field leads from objects of its class, or of one that extends that, to those of
    /// a circle that they are in.
    public boolean isLink(Field field) {
        return instances(field.owner()).stream().anyMatch(each -> links(each).contains(field));
    }

    /// The classes of the objects that a field may lead to; constant objects are not among them.
    public List<ClassDef> targets(Field field) {
        return field.type().innermost() instanceof Type.Struct(var name)
                ? targets.computeIfAbsent(
                        field,
                        _ ->
                                instances(name).stream()
                                        .filter(each -> classes.isTarget(each, field))
                                        .toList())
                : List.of();
    }

    private List<ClassDef> instances(String name) {
        return classes.stream()
                .filter(this::hasObjects)
                .filter(each -> isSubtype(each, name))
                .toList();
    }

    private boolean isSubtype(ClassDef type, String name) {
        var lineage = type.lineage();
        return type.name().equals(name)
                || name.equals(Type.Struct.OBJECT) && lineage.isTagged()
                || Stream.concat(lineage.parent().stream(), lineage.interfaces().stream())
                        .flatMap(this::named)
                        .anyMatch(each -> isSubtype(each, name));
    }

    private Stream<ClassDef> named(String name) {
        return classes.stream().filter(each -> each.name().equals(name));
    }

    private boolean hasObjects(ClassDef type) {
        return type.lineage().kind() == Lineage.Kind.CLASS;
    }

    private Stream<Field> fields(ClassDef type) {
        var inherited = type.lineage().parent().stream().flatMap(this::named);
        return Stream.concat(inherited.flatMap(this::fields), type.fields().stream());
    }

    private Set<ClassDef> reachedFrom(ClassDef type) {
        var found = new LinkedHashSet<ClassDef>();
        var todo = new ArrayDeque<>(List.of(type));
        while (!todo.isEmpty()) {
            fields(todo.pop())
                    .flatMap(each -> targets(each).stream())
                    .filter(found::add)
                    .forEach(todo::add);
        }
        return found;
    }

    /// A field by which an object could come to be part of itself, as it can be set at any time.
    public Optional<Field> open(ClassDef type) {
        return links(type).stream()
                .filter(each -> !each.isFinal() || !(each.type() instanceof Type.Struct))
                .findFirst();
    }

    /// The classes, with numbers for those of all circles of more than one class: what is to be
    /// dropped must say what it is.
    public static Classes numbered(Classes classes) {
        var unnumbered =
                of(classes).all().stream()
                        .filter(each -> each.size() > 1)
                        .flatMap(List::stream)
                        .filter(each -> each.lineage().tag() == 0)
                        .toList();
        if (unnumbered.isEmpty()) {
            return classes;
        }
        int next = classes.stream().mapToInt(each -> each.lineage().tag()).max().orElse(0);
        var numbered = new ArrayList<ClassDef>();
        for (var each : classes) {
            boolean lacks = unnumbered.contains(each);
            numbered.add(lacks ? each.withLineage(each.lineage().withTag(++next)) : each);
        }
        return numbered(classes.with(numbered));
    }
}
