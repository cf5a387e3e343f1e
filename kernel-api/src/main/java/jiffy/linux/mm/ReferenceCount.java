// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.mm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jiffy.linux.bind.Counter;
import jiffy.linux.bind.Header;

/// How the compiler counts the owners of an object where there may be several: `refcount_t`
/// (`linux/refcount.h`), which saturates instead of wrapping around. No module names it.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Header("linux/refcount.h")
@Counter(
        type = "refcount_t",
        one = "refcount_set($this, 1)",
        get = "refcount_inc($this)",
        put = "refcount_dec_and_test($this)")
public @interface ReferenceCount {}
