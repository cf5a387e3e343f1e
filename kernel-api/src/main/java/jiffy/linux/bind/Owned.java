// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a parameter: the callee takes the object over if it succeeds, and does not if it throws. On a
/// method: the caller owns the result.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface Owned {}
