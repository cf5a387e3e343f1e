// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The classes of a module, in order of declaration, with an index by name.
public final class Classes extends AbstractList<ClassDef> {
    private final List<ClassDef> all;
    private final Map<String, ClassDef> byName = new HashMap<>();
    private final Map<String, List<ClassDef>> instances = new HashMap<>();
    private final Map<Field, Set<String>> targets;

    /// @param targets the classes of the objects that fields come to refer to
    private Classes(List<ClassDef> all, Map<Field, Set<String>> targets) {
        this.all = List.copyOf(all);
        this.targets = Map.copyOf(targets);
        this.all.forEach(each -> byName.put(each.name(), each));
    }

    /// The classes of a module, with what its methods store in their fields.
    ///
    /// @param methods all that there are, those that decide virtual calls included
    public static Classes of(List<ClassDef> all, Map<MethodName, Method> methods) {
        var classes = new Classes(all, Map.of());
        var flows = new Flows(methods, classes::namesOfInstances);
        var targets = new HashMap<Field, Set<String>>();
        for (var type : all) {
            type.fields().forEach(each -> targets.put(each, flows.targets(each)));
        }
        return new Classes(all, targets);
    }

    private Set<String> namesOfInstances(String name) {
        return instancesOf(name).stream().map(ClassDef::name).collect(Collectors.toSet());
    }

    @Override
    public ClassDef get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /// The class of this name.
    ClassDef named(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no class " + name);
        }
        return found;
    }

    /// Whether a field may come to refer to an object of a class.
    boolean isTarget(ClassDef type, Field field) {
        return targets.getOrDefault(field, Set.of()).contains(type.name());
    }

    /// The same, of other classes with the same fields.
    Classes with(List<ClassDef> others) {
        return new Classes(others, targets);
    }

    /// Whether a class is another one, extends or implements it, directly or not.
    boolean isSubtype(String name, String other) {
        if (name.equals(other)) {
            return true;
        }
        var lineage = named(name).lineage();
        return other.equals(Type.Struct.OBJECT)
                ? lineage.isTagged()
                : Stream.concat(lineage.parent().stream(), lineage.interfaces().stream())
                        .anyMatch(each -> isSubtype(each, other));
    }

    /// The classes of which an object of this type may be, by their numbers.
    List<ClassDef> instancesOf(String name) {
        return instances.computeIfAbsent(
                name,
                _ ->
                        all.stream()
                                .filter(each -> !each.lineage().hasNoObjects())
                                .filter(each -> isSubtype(each.name(), name))
                                .sorted(Comparator.comparingInt(each -> each.lineage().tag()))
                                .toList());
    }
}
