// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class of the library: written in Kernel Java, and compiled into each module that uses it, as
/// much of it as the module reaches. Its source is shipped with the API. Methods that carry [C] are
/// bound as elsewhere.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Compiled {}
