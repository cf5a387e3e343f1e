// SPDX-License-Identifier: MIT OR GPL-2.0
/// Where `new` gets its memory: `kmalloc`, `vmalloc` and slab caches. Nothing is freed by hand.
package jiffy.linux.mm;
