// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;

/// A class of the module.
///
/// @param name its name, nested ones with a dot
/// @param entry the kernel class that it extends, if any
/// @param allocator how its objects are allocated
/// @param fields in order of declaration
public record ClassDef(
        String name,
        Optional<Type.Bound> entry,
        Allocator allocator,
        List<Field> fields,
        Span span) {
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
