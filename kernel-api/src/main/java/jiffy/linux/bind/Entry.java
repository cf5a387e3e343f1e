// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class that a module's own class extends to be an element of a container; embedded as the first
/// member of its struct.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Entry {
    /// The C type that is embedded, such as `struct jiffy_list_entry`.
    String type();

    /// The C statement that gives back what `$this` holds, if its container did not.
    String release() default "";
}
