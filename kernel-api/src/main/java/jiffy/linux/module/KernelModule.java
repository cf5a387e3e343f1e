// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The class is a kernel module: a public final class with a constructor without parameters, that
/// may implement [AutoCloseable].
///
/// Its life is the same in both homes. *Construct*: field initialisers and constructor; kernel
/// objects are inert. *Publish*: in field order they go live; `void started()`, if the class has
/// it, runs last. *Run*. *Unload*: files go first, then timers and works, each waited for; then
/// `close()`; then everything is released, last field first.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KernelModule {
    /// What `lsmod` shows: letters, digits and underscores, at most 55.
    String name();

    /// `MODULE_LICENSE`: one of those that the kernel knows (`include/linux/module.h`), such as
    /// `GPL` or `Dual MIT/GPL`.
    String license();

    /// `MODULE_DESCRIPTION`.
    String description();

    /// `MODULE_AUTHOR`; none if empty.
    String author() default "";

    /// `MODULE_VERSION`; none if empty.
    String version() default "";
}
