// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// With which parameters the module is loaded before a test.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface LoadedWith {
    /// Each as `name=value`.
    String[] value();
}
