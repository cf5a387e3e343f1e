// SPDX-License-Identifier: MIT OR GPL-2.0
/* shared: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mutex.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/refcount.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Shared.java",
};

#include "jiffy.h"

struct shared_config {
	refcount_t refs;
	int limit;
	int used;
};

struct shared_item {
	struct jiffy_list_entry base;
	refcount_t refs;
	struct shared_config *config;
	int number;
};

struct shared_alone {
	int x;
};

struct shared {
	struct mutex lock;
	struct jiffy_list items;
	struct shared_config *current_;
	struct shared_alone *alone;
	struct jiffy_int_array *numbers;
};

static struct shared shared_self;

static struct kmem_cache *shared_item_cache;

static void shared_config_drop(struct shared_config *self);
static void shared_config_put(struct shared_config *self);
static void shared_alone_drop(struct shared_alone *self);
static int shared_construct(struct shared *self);
static int shared_either(struct shared *self, bool own, int *result);
static int shared_swap(struct shared *self, struct shared_config *old);
static int shared_walk(struct shared *self);
static int shared_set(struct shared *self, int n);
static struct shared_config *shared_get(struct shared *self);
static int shared_config_construct(struct shared_config *self, int limit);
static void shared_item_construct(struct shared_item *self, struct shared_config *config_given, int number);
static void shared_alone_construct(struct shared_alone *self, int x);

static void shared_config_drop(struct shared_config *self)
{
	kfree(self);
}

static struct shared_config *shared_config_get(struct shared_config *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void shared_config_put(struct shared_config *self)
{
	if (refcount_dec_and_test(&self->refs))
		shared_config_drop(self);
}

static void shared_item_drop(struct shared_item *self)
{
	if (self->config)
		shared_config_put(self->config);
	kmem_cache_free(shared_item_cache, self);
}

static struct shared_item *shared_item_get(struct shared_item *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void shared_item_put(struct shared_item *self)
{
	if (refcount_dec_and_test(&self->refs))
		shared_item_drop(self);
}

static void shared_alone_drop(struct shared_alone *self)
{
	kfree(self);
}

static void shared_alone_set(struct shared_alone **place, struct shared_alone *value)
{
	struct shared_alone *old = *place;

	*place = value;
	if (old)
		shared_alone_drop(old);
}

static void shared_config_set(struct shared_config **place, struct shared_config *value)
{
	struct shared_config *old = *place;

	*place = value;
	if (old)
		shared_config_put(old);
}

static void shared_int_array_set(struct jiffy_int_array **place, struct jiffy_int_array *value)
{
	struct jiffy_int_array *old = *place;

	*place = value;
	if (old)
		kvfree(old);
}

static void shared_item_set(struct shared_item **place, struct shared_item *value)
{
	struct shared_item *old = *place;

	*place = value;
	if (old)
		shared_item_put(old);
}

static void shared_item_drop_entry(struct jiffy_list_entry *entry)
{
	shared_item_put(container_of(entry, struct shared_item, base));
}

DEFINE_FREE(shared_alone, struct shared_alone *, if (_T) shared_alone_drop(_T))
DEFINE_FREE(shared_config, struct shared_config *, if (_T) shared_config_put(_T))
DEFINE_FREE(shared_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))
DEFINE_FREE(shared_item, struct shared_item *, if (_T) shared_item_put(_T))

static int shared_construct(struct shared *self)
{
	int status;
	struct shared_config *t1 __free(shared_config) = NULL;
	struct shared_config *first __free(shared_config) = NULL;
	struct shared_alone *t8 __free(shared_alone) = NULL;
	struct shared_alone *t9 __free(shared_alone) = NULL;
	struct jiffy_int_array *t10 __free(shared_int_array) = NULL;
	struct jiffy_int_array *t11 __free(shared_int_array) = NULL;
	struct shared_alone *t12;
	struct jiffy_int_array *t13;
	struct shared_config *t15 __free(shared_config) = NULL;
	struct shared_item *longer __free(shared_item) = NULL;
	struct shared_config *t22 __free(shared_config) = NULL;
	int t19;
	int t20;

	mutex_init(&self->lock);
	jiffy_list_init(&self->items);
	t1 = kzalloc(sizeof(struct shared_config), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_items;
	}
	refcount_set(&t1->refs, 1);
	status = shared_config_construct(t1, 7);
	if (status)
		goto release_items;
	shared_config_set(&self->current_, no_free_ptr(t1));
	first = kzalloc(sizeof(struct shared_config), GFP_KERNEL_ACCOUNT);
	if (unlikely(!first)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_items;
	}
	refcount_set(&first->refs, 1);
	status = shared_config_construct(first, 1);
	if (status)
		goto release_items;
	{
		guard(mutex)(&self->lock);
		struct shared_item *t4 __free(shared_item) = NULL;
		struct shared_item *t5 __free(shared_item) = NULL;
		struct shared_item *mine __free(shared_item) = NULL;
		struct shared_item *t21 __free(shared_item) = NULL;

		t4 = kmem_cache_zalloc(shared_item_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!t4)) {
			status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			goto release_items;
		}
		refcount_set(&t4->refs, 1);
		shared_item_construct(t4, shared_config_get(first), 1);
		status = JIFFY_HERE(jiffy_list_add_tail(&self->items, &t4->base));
		if (unlikely(status))
			goto release_items;
		t4 = NULL;
		t5 = kmem_cache_zalloc(shared_item_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!t5)) {
			status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			goto release_items;
		}
		refcount_set(&t5->refs, 1);
		shared_item_construct(t5, shared_config_get(first), 2);
		status = JIFFY_HERE(jiffy_list_add_tail(&self->items, &t5->base));
		if (unlikely(status))
			goto release_items;
		t5 = NULL;
		mine = kmem_cache_zalloc(shared_item_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!mine)) {
			status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			goto release_items;
		}
		refcount_set(&mine->refs, 1);
		shared_item_construct(mine, shared_config_get(self->current_), 3);
		t21 = shared_item_get(mine);
		status = JIFFY_HERE(jiffy_list_add_tail(&self->items, &t21->base));
		if (unlikely(status))
			goto release_items;
		t21 = NULL;
		mine->number = 33;
	}
	t8 = kzalloc(sizeof(struct shared_alone), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t8)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_items;
	}
	shared_alone_construct(t8, 1);
	shared_alone_set(&self->alone, no_free_ptr(t8));
	t9 = kzalloc(sizeof(struct shared_alone), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t9)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_items;
	}
	shared_alone_construct(t9, 2);
	shared_alone_set(&self->alone, no_free_ptr(t9));
	t10 = jiffy_array_alloc(struct jiffy_int_array, 1, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t10)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_items;
	}
	t10->elements[0] = 1;
	shared_int_array_set(&self->numbers, no_free_ptr(t10));
	t11 = jiffy_array_alloc(struct jiffy_int_array, 2, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t11)) {
		status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		goto release_items;
	}
	t11->elements[0] = 2;
	t11->elements[1] = 3;
	shared_int_array_set(&self->numbers, no_free_ptr(t11));
	t12 = self->alone;
	if (unlikely(!t12)) {
		status = JIFFY_FAULT(JIFFY_NULL_POINTER);
		goto release_items;
	}
	t13 = self->numbers;
	if (unlikely(!t13)) {
		status = JIFFY_FAULT(JIFFY_NULL_POINTER);
		goto release_items;
	}
	if (unlikely((u32)1 >= (u32)t13->length)) {
		status = JIFFY_FAULT(JIFFY_INDEX);
		goto release_items;
	}
	pr_info("%d %d %d\n", t12->x, t13->elements[1], first->limit);
	status = shared_set(self, 9);
	if (status)
		goto release_items;
	{
		{
			status = shared_set(self, -9);
			if (status)
				goto catch_1;
		}
		goto end_1;
catch_1:
		if ((jiffy_is_fault(status) && jiffy_fault_kind(status) == JIFFY_ILLEGAL_ARGUMENT)) {
			pr_info("bad\n");
		}
		else {
			goto release_items;
		}
end_1:
		;
	}
	t15 = shared_get(self);
	if (unlikely(!t15)) {
		status = JIFFY_FAULT(JIFFY_NULL_POINTER);
		goto release_items;
	}
	pr_info("%d\n", t15->limit);
	longer = NULL;
	{
		guard(mutex)(&self->lock);
		struct shared_item *t17;
		struct shared_item *t18 __free(shared_item) = NULL;

		t17 = container_of(jiffy_list_peek(&self->items), struct shared_item, base);
		shared_item_set(&longer, shared_item_get(t17));
		t18 = container_of(jiffy_list_poll(&self->items), struct shared_item, base);
	}
	if (unlikely(!longer)) {
		status = JIFFY_FAULT(JIFFY_NULL_POINTER);
		goto release_items;
	}
	pr_info("%d\n", longer->number);
	status = shared_walk(self);
	if (status)
		goto release_items;
	t22 = shared_config_get(self->current_);
	status = shared_swap(self, t22);
	if (status)
		goto release_items;
	status = shared_either(self, true, &t19);
	if (status)
		goto release_items;
	status = shared_either(self, false, &t20);
	if (status)
		goto release_items;
	pr_info("%d\n", t19 + t20);
	return 0;

release_items:
	jiffy_list_clear(&self->items, shared_item_drop_entry);
	mutex_destroy(&self->lock);
	if (self->numbers)
		kvfree(self->numbers);
	if (self->alone)
		shared_alone_drop(self->alone);
	if (self->current_)
		shared_config_put(self->current_);
	return status;
}

static int shared_either(struct shared *self, bool own, int *result)
{
	int status;
	struct shared_config *c __free(shared_config) = NULL;
	int n;

	if (own) {
		struct shared_config *t2 __free(shared_config) = NULL;

		t2 = kzalloc(sizeof(struct shared_config), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t2))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		refcount_set(&t2->refs, 1);
		status = shared_config_construct(t2, 5);
		if (status)
			return status;
		if (c)
			shared_config_put(c);
		c = no_free_ptr(t2);
	} else {
		shared_config_set(&c, shared_config_get(self->current_));
	}
	if (!own)
		shared_config_set(&self->current_, NULL);
	if (unlikely(!c))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	n = c->limit;
	shared_config_set(&self->current_, no_free_ptr(c));
	*result = n;
	return 0;
}

static int shared_swap(struct shared *self, struct shared_config *old)
{
	int status;
	struct shared_config *t2 __free(shared_config) = NULL;
	struct shared_config *t3;

	t2 = kzalloc(sizeof(struct shared_config), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t2))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	refcount_set(&t2->refs, 1);
	if (unlikely(!old))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	status = shared_config_construct(t2, old->limit + 1);
	if (status)
		return status;
	shared_config_set(&self->current_, no_free_ptr(t2));
	t3 = self->current_;
	if (unlikely(!t3))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	pr_info("%d %d\n", old->limit, t3->limit);
	return 0;
}

static int shared_walk(struct shared *self)
{
	struct shared_item *best __free(shared_item) = NULL;

	{
		guard(mutex)(&self->lock);
		{
			struct shared_item *each;

			list_for_each_entry(each, &self->items.head, base.node) {
				bool t4;

				jiffy_reschedule();
				t4 = !best;
				if (!t4) {
					int t3 = each->number;

					if (unlikely(!best))
						return JIFFY_FAULT(JIFFY_NULL_POINTER);
					t4 = t3 > best->number;
				}
				if (t4)
					shared_item_set(&best, shared_item_get(each));
			}
		}
		while (!list_empty(&self->items.head)) {
			struct shared_item *t5 __free(shared_item) = NULL;

			jiffy_reschedule();
			t5 = container_of(jiffy_list_poll(&self->items), struct shared_item, base);
		}
	}
	if (best) {
		int t6 = best->number;

		if (unlikely(!best->config))
			return JIFFY_FAULT(JIFFY_NULL_POINTER);
		pr_info("%d %d\n", t6, best->config->limit);
	}
	return 0;
}

static int shared_set(struct shared *self, int n)
{
	int status;
	struct shared_config *c __free(shared_config) = NULL;

	c = kzalloc(sizeof(struct shared_config), GFP_KERNEL_ACCOUNT);
	if (unlikely(!c))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	refcount_set(&c->refs, 1);
	status = shared_config_construct(c, n);
	if (status)
		return status;
	{
		guard(mutex)(&self->lock);
		shared_config_set(&self->current_, no_free_ptr(c));
	}
	return 0;
}

static struct shared_config *shared_get(struct shared *self)
{
	{
		guard(mutex)(&self->lock);
		return shared_config_get(self->current_);
	}
}

static int shared_config_construct(struct shared_config *self, int limit)
{
	if (limit < 0)
		return JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT);
	self->limit = limit;
	return 0;
}

static void shared_item_construct(struct shared_item *self, struct shared_config *config_given, int number)
{
	struct shared_config *config __free(shared_config) = config_given;

	self->config = no_free_ptr(config);
	self->number = number;
}

static void shared_alone_construct(struct shared_alone *self, int x)
{
	self->x = x;
}

static void shared_unload(struct shared *self)
{
	if (self->numbers)
		kvfree(self->numbers);
	if (self->alone)
		shared_alone_drop(self->alone);
	if (self->current_)
		shared_config_put(self->current_);
	jiffy_list_clear(&self->items, shared_item_drop_entry);
	mutex_destroy(&self->lock);
}

static void shared_destroy_caches(void)
{
	kmem_cache_destroy(shared_item_cache);
}

static int __init shared_init(void)
{
	struct shared *self = &shared_self;
	int status;

	status = jiffy_slab_create(&shared_item_cache, "shared_item", sizeof(struct shared_item), __alignof__(struct shared_item));
	if (status)
		goto destroy_caches;
	status = shared_construct(self);
	if (status)
		goto destroy_caches;
	return 0;

destroy_caches:
	shared_destroy_caches();
	return jiffy_report(status);
}
module_init(shared_init);

static void __exit shared_exit(void)
{
	shared_unload(&shared_self);
	shared_destroy_caches();
}
module_exit(shared_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Shared objects");
