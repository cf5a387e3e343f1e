// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The element that this iterator gave last is freed by the call: it cannot be named afterwards.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Removes {}
