// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A kernel object: it lives in a final field of the module class, embedded in the module's struct,
/// and goes through the module's life with it.
///
/// The constructor's [C] builds it, inert. Then the phases, each a C statement or empty; all but
/// [#publish] must also do no harm on an object that was built and never published.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface KernelObject {
    /// The C type that is embedded.
    String type();

    /// An `int` expression, zero or a negative errno: the kernel may call in from here on.
    String publish() default "";

    /// Nobody gets in any more, and those who are in have left.
    String unpublish() default "";

    /// A timer is shut down for good, its callback waited for.
    String shutdown() default "";

    /// A work is cancelled, its callback waited for. Runs twice over all objects: works that queue
    /// each other end.
    String drain() default "";

    /// Gives back what the constructor took.
    String release() default "";
}
