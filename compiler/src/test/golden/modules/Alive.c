// SPDX-License-Identifier: MIT OR GPL-2.0
/* alive: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/refcount.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Alive.java",
};

#include "jiffy.h"

struct alive_node {
	refcount_t refs;
	struct jiffy_int_array *numbers;
};

struct alive {
	struct mutex lock;
	struct alive_node *current_;
	struct jiffy_proc_file file;
};

static struct alive alive_self;

static void alive_node_drop(struct alive_node *self);
static void alive_node_put(struct alive_node *self);
static void alive_construct(struct alive *self);
static void alive_put(struct alive *self, struct alive_node *node_given, struct jiffy_int_array *numbers);
static int alive_write(struct alive *self, struct jiffy_user_reader *in);
static int alive_node_construct(struct alive_node *self);

static void alive_node_drop(struct alive_node *self)
{
	if (self->numbers)
		kvfree(self->numbers);
	kfree(self);
}

static struct alive_node *alive_node_get(struct alive_node *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void alive_node_put(struct alive_node *self)
{
	if (refcount_dec_and_test(&self->refs))
		alive_node_drop(self);
}

static void alive_node_set(struct alive_node **place, struct alive_node *value)
{
	struct alive_node *old = *place;

	*place = value;
	if (old)
		alive_node_put(old);
}

DEFINE_FREE(alive_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))
DEFINE_FREE(alive_node, struct alive_node *, if (_T) alive_node_put(_T))

static int alive_write_proc_file(void *context, struct jiffy_user_reader *in)
{
	struct alive *self = context;
	int status;

	status = alive_write(self, in);
	return jiffy_report(status);
}

static void alive_construct(struct alive *self)
{
	mutex_init(&self->lock);
	jiffy_proc_file_init(&self->file, NULL, "alive", 0666, self);
	jiffy_proc_file_writes(&self->file, alive_write_proc_file);
}

static void alive_put(struct alive *self, struct alive_node *node_given, struct jiffy_int_array *numbers)
{
	struct alive_node *node __free(alive_node) = node_given;

	{
		guard(mutex)(&self->lock);
		alive_node_set(&self->current_, no_free_ptr(node));
	}
	pr_info("%d\n", numbers->elements[0]);
}

static int alive_write(struct alive *self, struct jiffy_user_reader *in)
{
	int status;
	struct alive_node *node __free(alive_node) = NULL;

	node = kzalloc(sizeof(struct alive_node), GFP_KERNEL_ACCOUNT);
	if (unlikely(!node))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	refcount_set(&node->refs, 1);
	status = alive_node_construct(node);
	if (status)
		return status;
	alive_put(self, alive_node_get(node), node->numbers);
	return 0;
}

static int alive_node_construct(struct alive_node *self)
{
	struct jiffy_int_array *t1 __free(alive_int_array) = NULL;

	t1 = jiffy_array_alloc(struct jiffy_int_array, 3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	self->numbers = no_free_ptr(t1);
	return 0;
}

static int alive_publish(struct alive *self)
{
	return jiffy_proc_file_publish(&self->file);
}

static void alive_unload(struct alive *self)
{
	jiffy_proc_file_unpublish(&self->file);
	if (self->current_)
		alive_node_put(self->current_);
	mutex_destroy(&self->lock);
}

static int __init alive_init(void)
{
	struct alive *self = &alive_self;
	int status;

	alive_construct(self);
	status = alive_publish(self);
	if (status)
		goto unload;
	return 0;

unload:
	alive_unload(self);
	return jiffy_report(status);
}
module_init(alive_init);

static void __exit alive_exit(void)
{
	alive_unload(&alive_self);
}
module_exit(alive_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Kept by the caller");
