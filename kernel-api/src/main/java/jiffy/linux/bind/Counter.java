// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On an annotation type: how an object that may have several owners counts them. A member of its
/// struct is the count; the hole `$this` is its address.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Counter {
    /// The C type of the member.
    String type();

    /// A C statement for a new object: it has one owner.
    String one();

    /// A C statement: an owner more.
    String get();

    /// A C condition: an owner less, and whether it was the last.
    String put();
}
