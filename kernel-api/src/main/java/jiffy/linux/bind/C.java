// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The C that a call of this method or constructor becomes; see the package for the holes of a
/// template.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface C {
    /// A C expression.
    String value();

    /// The expression is an `int`: zero, or a negative errno that is thrown as
    /// [jiffy.linux.Errno]. If the Java method has a result, it is left in `$result`.
    boolean fails() default false;

    /// As [#fails], but what is not zero is a fault (`JIFFY_ILLEGAL_STATE`, …), or what a callback
    /// ended with.
    boolean faults() default false;

    /// No side effect, no fault, same value if evaluated again at once.
    boolean pure() default false;

    /// May sleep, in any flavour of the kernel (`PREEMPT_RT` included).
    boolean sleeps() default false;

    /// Waits until these callbacks of the receiver have returned (names of classes are not needed:
    /// the receiver's callbacks are known).
    boolean waits() default false;

    /// Changes the contents of the receiver, a container.
    boolean modifies() default false;

    /// The phase of the module's life in which the call makes sense.
    Phase phase() default Phase.ANY;

    /// Callbacks that cannot sleep are called in an RCU read section.
    boolean rcuCallbacks() default false;

    /// The result is never null.
    boolean nonNull() default false;

    /// What the call means to a loop that walks a container.
    Walk walk() default Walk.NONE;

    /// Which of the arguments, all numbers, the value is.
    Picks picks() default Picks.NONE;

    /// A constructor's: the object is a container that never has more elements than were declared.
    boolean bounded() default false;

    /// The C function is exported with `EXPORT_SYMBOL_GPL`.
    boolean gplOnly() default false;
}
