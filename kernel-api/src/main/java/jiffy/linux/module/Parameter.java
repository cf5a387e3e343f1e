// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A static field that is set when the module is loaded: `insmod mp1.ko period_ms=100`, shown by
/// `modinfo` and under `/sys/module/NAME/parameters`. Of type `int`, `long` or `boolean`; its
/// initialiser is a constant, the default. A value out of range fails the load with `EINVAL`.
///
/// `module_param` (`linux/moduleparam.h`).
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Parameter {
    /// The parameter's name for `insmod`; the field's own if empty.
    String name() default "";

    /// `MODULE_PARM_DESC`.
    String description() default "";

    /// The least value.
    long min() default Long.MIN_VALUE;

    /// The greatest value.
    long max() default Long.MAX_VALUE;
}
