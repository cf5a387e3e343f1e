// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A functional interface that the kernel calls. A method reference `this::method` becomes
/// [#define], C definitions with the holes
///
/// | hole | what goes in |
/// | --- | --- |
/// | `$name` | a name of its own for what is defined |
/// | `$module` | the tag of the module's struct |
/// | `$field` | the field that holds the kernel object |
/// | `$invoke(a, b)` | a statement that calls the Java method with these arguments after `self`;
/// if it may throw, sets `int status` to zero, a negative errno or a fault; sets `value` to the
/// result, if any |
/// | `$throws`, `$safe` | at the start of a line: it is only for a method that may throw, or not |
///
/// `self` and, if they are set, `status` and `value` must be declared.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Callback {
    /// C definitions.
    String define();

    /// What is passed for the method reference.
    String value() default "$name";

    /// Where the callback runs.
    Context context();

    /// The callback runs concurrently with itself.
    boolean concurrent() default false;

    /// Called while the lock that is this argument of the registering call is held; -1: none.
    int holds() default -1;

    /// May be run again for the same data at any moment: it must not write shared state.
    boolean repeatable() default false;
}
