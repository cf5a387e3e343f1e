// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.mm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jiffy.linux.bind.Allocator;
import jiffy.linux.bind.Header;

/// Objects of this class come from the kernel's general heap: what a class without an annotation
/// gets. `kzalloc`, `kfree` (`linux/slab.h`).
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Header("linux/slab.h")
@Allocator(allocate = "kzalloc(sizeof($type), $gfp)", free = "kfree($this)")
public @interface Heap {}
