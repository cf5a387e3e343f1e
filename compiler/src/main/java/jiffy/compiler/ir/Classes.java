// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The classes of a module, in order of declaration, with an index by name.
public final class Classes extends AbstractList<ClassDef> {
    private final List<ClassDef> all;
    private final Map<String, ClassDef> byName = new HashMap<>();
    private final Map<String, List<ClassDef>> instances = new HashMap<>();

    public Classes(List<ClassDef> all) {
        this.all = List.copyOf(all);
        this.all.forEach(each -> byName.put(each.name(), each));
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
