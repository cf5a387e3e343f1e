/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Memory. Every allocation may be told to fail: `--fail-allocation=N`. */
#ifndef JIFFY_USER_SLAB_H
#define JIFFY_USER_SLAB_H

#include <linux/compiler.h>
#include <linux/types.h>

#define GFP_KERNEL 0u
#define GFP_ATOMIC 0u
#define GFP_KERNEL_ACCOUNT 0u
#define __GFP_ACCOUNT 0u
#define __GFP_NOWARN 0u
#define __GFP_RETRY_MAYFAIL 0u
#define __GFP_ZERO 0u

/* There is no context here in which nothing may wait. */
#define PAGE_SIZE 4096
#define gfpflags_allow_blocking(flags) ((void)(flags), 1)

#define SLAB_ACCOUNT 0u
#define SLAB_NO_MERGE 0u

struct kmem_cache;

struct kmem_cache *kmem_cache_create(const char *name, size_t size, size_t align, unsigned int flags,
				     void (*construct)(void *object));
void kmem_cache_destroy(struct kmem_cache *cache);
void *kmem_cache_zalloc(struct kmem_cache *cache, gfp_t flags);
void kmem_cache_free(struct kmem_cache *cache, void *object);

/* Of zeros. */
void *kzalloc(size_t size, gfp_t flags);
void kfree(const void *object);

#endif
