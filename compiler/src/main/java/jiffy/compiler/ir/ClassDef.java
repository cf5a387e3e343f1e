// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;

/// A class of the module.
///
/// @param name its name, nested ones with a dot; those of the library with their package
/// @param entry the kernel class that it extends, if any
/// @param allocator how its objects are allocated
/// @param lineage its place among the classes of the module
/// @param fields in order of declaration; inherited ones are the parent's
public record ClassDef(
        String name,
        Optional<Type.Bound> entry,
        Lineage lineage,
        Allocator allocator,
        List<Field> fields,
        Span span) {
    /// The class with another place among the classes of the module.
    public ClassDef withLineage(Lineage other) {
        return new ClassDef(name, entry, other, allocator, fields, span);
    }

    /// Templates for the memory of a class; `jiffy.linux.bind.Allocator`.
    public record Allocator(
            String define,
            String create,
            String destroy,
            String allocate,
            String free,
            String sleeping,
            String atomic,
            List<String> headers) {}
}
