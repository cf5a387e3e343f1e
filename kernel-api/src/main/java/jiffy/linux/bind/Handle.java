// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handle of the kernel's own: a pointer that is owned by a local or a final field, and given
/// back after its last use.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Handle {
    /// The C pointer type, such as `struct pid *`.
    String type();

    /// The C statement that gives `$this` back.
    String release();

    /// A C expression for one more reference to `$this`; empty if a handle cannot be copied.
    String copy() default "";

    /// Giving it back may sleep.
    boolean releaseSleeps() default false;
}
