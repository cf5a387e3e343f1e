// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Messages that the kernel's log may hold after a test of a [KernelTest], beside those of the
/// module itself: where a test makes the kernel say more.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Tolerates {

    /// Regular expressions, each for a whole message.
    String[] value();
}
