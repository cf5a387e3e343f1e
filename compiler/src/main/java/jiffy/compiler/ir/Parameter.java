// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.OptionalLong;

/// A module parameter.
///
/// @param name what `insmod` calls it
/// @param field the Java field
/// @param initial the default
public record Parameter(
        String name,
        String field,
        Type.Primitive type,
        long initial,
        String description,
        OptionalLong min,
        OptionalLong max,
        Span span) {}
