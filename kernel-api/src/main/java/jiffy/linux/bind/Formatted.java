// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A call with a constant format and arguments. The grammar is small and the same in both homes:
/// `%d` a whole number, `%x` the same in hexadecimal (as `Integer.toHexString`), `%c` an ASCII
/// character, `%b` a boolean, `%s` a constant string or the name of an enum's constant, `%%` a
/// percent sign.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Formatted {
    /// One call, with a C format in `$format` and `$args` (each argument preceded by a comma).
    String value() default "";

    /// One call for a format of text and `%d` alone, if that is cheaper: with `$pieces`, one
    /// [#text] or [#decimal] after the other, and `$room`, the bytes that they may need.
    String sequence() default "";

    /// A piece of text in [#sequence]: `$text`, a C string literal.
    String text() default "";

    /// A number in [#sequence]: `$value`.
    String decimal() default "";

    /// Bytes that a [#decimal] may need.
    int decimalRoom() default 0;

    /// Ends the text with a newline if it does not have one.
    boolean line() default false;
}
