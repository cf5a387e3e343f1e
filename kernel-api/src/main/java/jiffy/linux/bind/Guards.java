// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Takes a lock until the end of the `try` that names it as its resource; a declaration of C with
/// a clean-up.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Guards {
    /// The guard where every taker runs in the same kind of context.
    String value();

    /// The guard where the lock is also taken in a soft interrupt; empty: not needed.
    String softirq() default "";

    /// The guard where the lock is also taken in a hard interrupt; empty: not needed.
    String hardirq() default "";

    /// While the lock is held, the kernel must not sleep.
    boolean atomic() default false;
}
