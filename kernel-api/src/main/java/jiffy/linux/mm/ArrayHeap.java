// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.mm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jiffy.linux.bind.Allocator;
import jiffy.linux.bind.Header;

/// How arrays are allocated: `kvzalloc`, which is `kmalloc` for small ones and `vmalloc` for large
/// ones, and `kvfree` (`linux/mm.h`). In atomic context only `kmalloc` is possible, and more than a
/// page is refused by the compiler.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Header({"linux/mm.h", "linux/overflow.h"})
@Allocator(allocate = "jiffy_array_alloc($type, $length, $gfp)", free = "kvfree($this)")
public @interface ArrayHeap {}
