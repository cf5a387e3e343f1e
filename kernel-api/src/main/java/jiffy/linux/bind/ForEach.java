// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The head of the C loop that an enhanced `for` over this container becomes.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ForEach {
    /// A C loop head: `$each` is the loop variable (a pointer to the element's struct), `$this` the
    /// container, `$entry` the path of the embedded entry in the element.
    String value();
}
