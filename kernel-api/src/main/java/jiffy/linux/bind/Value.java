// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A small C struct that lives in a local variable, such as an iterator. The method that makes one
/// fills `$result`.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Value {
    /// The C type, such as `struct jiffy_list_iterator`.
    String type();
}
