// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On an annotation type: how objects of the classes that carry it are allocated. Holes: `$type`
/// the C type, `$name` a C name for the class, `$title` a string literal that names it, `$this` the
/// object, `$length` the number of elements, `$gfp` one of [#sleeping] or [#atomic].
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Allocator {
    /// File-scope C definitions, once a class.
    String define() default "";

    /// An `int` expression at load: zero or a negative errno.
    String create() default "";

    /// A C statement at unload, after every object is freed.
    String destroy() default "";

    /// A C expression: zeroed memory, or NULL.
    String allocate();

    /// A C statement.
    String free();

    /// The flag where the allocation may sleep.
    String sleeping() default "GFP_KERNEL_ACCOUNT";

    /// The flag where it must not.
    String atomic() default "GFP_ATOMIC | __GFP_NOWARN";
}
