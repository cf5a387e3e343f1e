// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Set;

/// How a module's memory is managed, besides what its classes say themselves.
///
/// @param arrays how arrays are allocated
/// @param counter how owners are counted
/// @param counted the classes whose objects have a count of the references to them; inferred
public record Memory(ClassDef.Allocator arrays, Counter counter, Set<Type> counted) {
    /// Templates for a count of owners; `jiffy.linux.bind.Counter`.
    public record Counter(String type, String one, String get, String put, List<String> headers) {}

    /// The same with other classes counted.
    Memory withCounted(Set<Type> types) {
        return new Memory(arrays, counter, Set.copyOf(types));
    }
}
