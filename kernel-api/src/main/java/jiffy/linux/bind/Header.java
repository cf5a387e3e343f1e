// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The kernel headers that the C of this class needs, such as `linux/mutex.h`.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Header {
    /// Paths below `include/`.
    String[] value();
}
