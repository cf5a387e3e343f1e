// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.mm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jiffy.linux.bind.Allocator;
import jiffy.linux.bind.Header;

/// Objects of this class come from a slab cache of their own, visible in `/proc/slabinfo` under
/// the names of module and class, and are charged to the memory cgroup of whoever allocates them.
///
/// `kmem_cache_create`, `kmem_cache_zalloc`, `kmem_cache_free`, `kmem_cache_destroy`
/// (`linux/slab.h`).
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Header("linux/slab.h")
@Allocator(
        define = "static struct kmem_cache *$name_cache;",
        create = "jiffy_slab_create(&$name_cache, $title, sizeof($type), __alignof__($type))",
        destroy = "kmem_cache_destroy($name_cache)",
        allocate = "kmem_cache_zalloc($name_cache, $gfp)",
        free = "kmem_cache_free($name_cache, $this)")
public @interface Slab {}
