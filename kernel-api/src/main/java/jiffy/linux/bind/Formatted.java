// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A call with a constant format and arguments. The grammar is small and the same in both homes:
/// `%d` a whole number, `%x` the same in hexadecimal (as `Integer.toHexString`), `%c` an ASCII
/// character, `%b` a boolean, `%s` a constant string, `%%` a percent sign.
///
/// Either [#value] is one C call with `$format` and `$args`, or the pieces are one call each.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Formatted {
    /// One call, with a C format in `$format` and `$args` (each argument preceded by a comma).
    String value() default "";

    /// One call for the text `$text`, a C string literal.
    String text() default "";

    /// One call for a number `$value`, which the text `$text` precedes.
    String decimal() default "";

    /// One call for anything else, with `$format` and `$args`.
    String other() default "";

    /// Ends the text with a newline if it does not have one.
    boolean line() default false;
}
