// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lent to a callback as an argument: it cannot be kept beyond the call.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Lent {
    /// The C pointer type, such as `struct seq_file *`.
    String type();
}
