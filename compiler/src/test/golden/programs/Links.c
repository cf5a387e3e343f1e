// SPDX-License-Identifier: MIT OR GPL-2.0
/* links: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/refcount.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Links.java",
};

#include "jiffy.h"

struct links_stack {
	refcount_t refs;
	struct links_stack *below;
	int value;
};

struct links_tree {
	refcount_t refs;
	struct links_tree *left;
	struct links_tree *right;
	struct jiffy_int_array *weight;
};

struct links_queue {
	struct links_queue *next;
	struct links_queue *other;
};

struct links {
	struct links_stack *top;
};

static struct links links_self;

static struct kmem_cache *links_stack_cache;
static struct kmem_cache *links_tree_cache;
static struct kmem_cache *links_queue_cache;

static void links_stack_drop(struct links_stack *self);
static void links_stack_put(struct links_stack *self);
static int links_construct(struct links *self);
static int links_trees(struct links *self);
static int links_queues(struct links *self);
static void links_stack_construct(struct links_stack *self, struct links_stack *below_given, int value_);
static int links_tree_construct(struct links_tree *self, struct links_tree *left_given, struct links_tree *right_given, int weight);
static void links_queue_construct(struct links_queue *self, struct links_queue *next_given, struct links_queue *other_given);

/* puts an object before those to be freed, and what it alone refers to */
static struct links_stack *links_stack_bury(struct links_stack *self, struct links_stack *dead)
{
	while (self) {
		struct links_stack *next = self->below;

		self->below = dead;
		dead = self;
		self = next && refcount_dec_and_test(&next->refs) ? next : NULL;
	}
	return dead;
}

static void links_stack_drop(struct links_stack *self)
{
	struct links_stack *dead = links_stack_bury(self, NULL);

	while ((self = dead)) {
		dead = self->below;
		kmem_cache_free(links_stack_cache, self);
	}
}

static struct links_stack *links_stack_get(struct links_stack *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void links_stack_put(struct links_stack *self)
{
	if (refcount_dec_and_test(&self->refs))
		links_stack_drop(self);
}

/* puts an object before those to be freed, and what it alone refers to */
static struct links_tree *links_tree_bury(struct links_tree *self, struct links_tree *dead)
{
	while (self) {
		struct links_tree *next = self->left;

		self->left = dead;
		dead = self;
		self = next && refcount_dec_and_test(&next->refs) ? next : NULL;
	}
	return dead;
}

static void links_tree_drop(struct links_tree *self)
{
	struct links_tree *dead = links_tree_bury(self, NULL);

	while ((self = dead)) {
		dead = self->left;
		if (self->right && refcount_dec_and_test(&self->right->refs))
			dead = links_tree_bury(self->right, dead);
		if (self->weight)
			kvfree(self->weight);
		kmem_cache_free(links_tree_cache, self);
	}
}

static struct links_tree *links_tree_get(struct links_tree *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void links_tree_put(struct links_tree *self)
{
	if (refcount_dec_and_test(&self->refs))
		links_tree_drop(self);
}

/* puts an object before those to be freed, and what it alone refers to */
static struct links_queue *links_queue_bury(struct links_queue *self, struct links_queue *dead)
{
	while (self) {
		struct links_queue *next = self->next;

		self->next = dead;
		dead = self;
		self = next;
	}
	return dead;
}

static void links_queue_drop(struct links_queue *self)
{
	struct links_queue *dead = links_queue_bury(self, NULL);

	while ((self = dead)) {
		dead = self->next;
		dead = links_queue_bury(self->other, dead);
		kmem_cache_free(links_queue_cache, self);
	}
}

static void links_stack_set(struct links_stack **place, struct links_stack *value)
{
	struct links_stack *old = *place;

	*place = value;
	if (old)
		links_stack_put(old);
}

DEFINE_FREE(links_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))
DEFINE_FREE(links_queue, struct links_queue *, if (_T) links_queue_drop(_T))
DEFINE_FREE(links_stack, struct links_stack *, if (_T) links_stack_put(_T))
DEFINE_FREE(links_tree, struct links_tree *, if (_T) links_tree_put(_T))

static int links_construct(struct links *self)
{
	int status;
	struct links_stack *stack __free(links_stack) = NULL;
	int n;
	struct links_stack *t8;

	for (int i = 0; i < 20000; i++) {
		struct links_stack *t3 __free(links_stack) = NULL;

		jiffy_reschedule();
		t3 = kmem_cache_zalloc(links_stack_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!t3)) {
			status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			goto release_top;
		}
		refcount_set(&t3->refs, 1);
		links_stack_construct(t3, no_free_ptr(stack), i);
		if (stack)
			links_stack_put(stack);
		stack = no_free_ptr(t3);
	}
	n = 0;
	{
		struct links_stack *each = stack;

		for (;;) {
			if (!each)
				break;
			{
				jiffy_reschedule();
				n++;
			}
			{
				if (unlikely(!each)) {
					status = JIFFY_FAULT(JIFFY_NULL_POINTER);
					goto release_top;
				}
				each = each->below;
			}
		}
	}
	pr_info("%d\n", n);
	links_stack_set(&self->top, no_free_ptr(stack));
	for (int i = 0; i < 10; i++) {
		struct links_stack *t7 = self->top;

		if (unlikely(!t7)) {
			status = JIFFY_FAULT(JIFFY_NULL_POINTER);
			goto release_top;
		}
		links_stack_set(&self->top, links_stack_get(t7->below));
	}
	t8 = self->top;
	if (unlikely(!t8)) {
		status = JIFFY_FAULT(JIFFY_NULL_POINTER);
		goto release_top;
	}
	pr_info("%d\n", t8->value);
	status = links_trees(self);
	if (status)
		goto release_top;
	status = links_queues(self);
	if (status)
		goto release_top;
	return 0;

release_top:
	if (self->top)
		links_stack_put(self->top);
	return status;
}

static int links_trees(struct links *self)
{
	int status;
	struct links_tree *tree __free(links_tree) = NULL;
	struct links_tree *part __free(links_tree) = NULL;

	for (int i = 0; i < 3000; i++) {
		struct links_tree *t3 __free(links_tree) = NULL;

		jiffy_reschedule();
		t3 = kmem_cache_zalloc(links_tree_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!t3))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		refcount_set(&t3->refs, 1);
		status = links_tree_construct(t3, links_tree_get(((i % 2) == 0) ? NULL : tree), links_tree_get(tree), i);
		if (status)
			return status;
		if (tree)
			links_tree_put(tree);
		tree = no_free_ptr(t3);
	}
	if (unlikely(!tree))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (unlikely(!tree->left))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (unlikely(!tree->left->right))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	pr_info("%d %d\n", tree->weight->elements[0], tree->left->right->weight->elements[0]);
	{
		{
			struct links_tree *t4 __free(links_tree) = NULL;
			struct links_tree *t6 __free(links_tree) = NULL;
			struct links_tree *t5 __free(links_tree) = NULL;

			t4 = kmem_cache_zalloc(links_tree_cache, GFP_KERNEL_ACCOUNT);
			if (unlikely(!t4)) {
				status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				goto catch_1;
			}
			refcount_set(&t4->refs, 1);
			t6 = links_tree_get(tree);
			t5 = kmem_cache_zalloc(links_tree_cache, GFP_KERNEL_ACCOUNT);
			if (unlikely(!t5)) {
				status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				goto catch_1;
			}
			refcount_set(&t5->refs, 1);
			status = links_tree_construct(t5, links_tree_get(tree), links_tree_get(tree), 1);
			if (status)
				goto catch_1;
			status = links_tree_construct(t4, no_free_ptr(t6), no_free_ptr(t5), -1);
			if (status)
				goto catch_1;
			if (tree)
				links_tree_put(tree);
			tree = no_free_ptr(t4);
		}
		goto end_1;
catch_1:
		if ((jiffy_is_fault(status) && jiffy_fault_kind(status) == JIFFY_ILLEGAL_ARGUMENT)) {
			if (unlikely(!tree))
				return JIFFY_FAULT(JIFFY_NULL_POINTER);
			if (unlikely(!tree->right))
				return JIFFY_FAULT(JIFFY_NULL_POINTER);
			pr_info("%d\n", tree->right->weight->elements[0]);
		}
		else {
			return status;
		}
end_1:
		;
	}
	if (unlikely(!tree))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	part = links_tree_get(tree->left);
	if (tree)
		links_tree_put(tree);
	tree = NULL;
	if (unlikely(!part))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	pr_info("%d\n", part->weight->elements[0]);
	return 0;
}

static int links_queues(struct links *self)
{
	struct links_queue *queue __free(links_queue) = NULL;

	for (int i = 0; i < 3000; i++) {
		struct links_queue *end __free(links_queue) = NULL;
		struct links_queue *t5 __free(links_queue) = NULL;

		jiffy_reschedule();
		end = kmem_cache_zalloc(links_queue_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!end))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		links_queue_construct(end, NULL, NULL);
		t5 = kmem_cache_zalloc(links_queue_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!t5))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		links_queue_construct(t5, no_free_ptr(queue), no_free_ptr(end));
		if (queue)
			links_queue_drop(queue);
		queue = no_free_ptr(t5);
	}
	for (int i = 0; i < 3000; i++) {
		struct links_queue *t7 __free(links_queue) = NULL;

		jiffy_reschedule();
		t7 = kmem_cache_zalloc(links_queue_cache, GFP_KERNEL_ACCOUNT);
		if (unlikely(!t7))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		links_queue_construct(t7, NULL, no_free_ptr(queue));
		if (queue)
			links_queue_drop(queue);
		queue = no_free_ptr(t7);
	}
	if (unlikely(!queue))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	pr_info("%s\n", queue->other ? "true" : "false");
	return 0;
}

static void links_stack_construct(struct links_stack *self, struct links_stack *below_given, int value_)
{
	struct links_stack *below __free(links_stack) = below_given;

	self->below = no_free_ptr(below);
	self->value = value_;
}

static int links_tree_construct(struct links_tree *self, struct links_tree *left_given, struct links_tree *right_given, int weight)
{
	struct links_tree *left __free(links_tree) = left_given;
	struct links_tree *right __free(links_tree) = right_given;
	struct jiffy_int_array *t4 __free(links_int_array) = NULL;

	self->left = no_free_ptr(left);
	self->right = no_free_ptr(right);
	if (weight < 0)
		return JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT);
	t4 = jiffy_array_alloc(struct jiffy_int_array, 1, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t4))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t4->elements[0] = weight;
	self->weight = no_free_ptr(t4);
	return 0;
}

static void links_queue_construct(struct links_queue *self, struct links_queue *next_given, struct links_queue *other_given)
{
	struct links_queue *next __free(links_queue) = next_given;
	struct links_queue *other __free(links_queue) = other_given;

	self->next = no_free_ptr(next);
	self->other = no_free_ptr(other);
}

static void links_unload(struct links *self)
{
	if (self->top)
		links_stack_put(self->top);
}

static void links_destroy_caches(void)
{
	kmem_cache_destroy(links_queue_cache);
	kmem_cache_destroy(links_tree_cache);
	kmem_cache_destroy(links_stack_cache);
}

static int __init links_init(void)
{
	struct links *self = &links_self;
	int status;

	status = jiffy_slab_create(&links_stack_cache, "links_stack", sizeof(struct links_stack), __alignof__(struct links_stack));
	if (status)
		goto destroy_caches;
	status = jiffy_slab_create(&links_tree_cache, "links_tree", sizeof(struct links_tree), __alignof__(struct links_tree));
	if (status)
		goto destroy_caches;
	status = jiffy_slab_create(&links_queue_cache, "links_queue", sizeof(struct links_queue), __alignof__(struct links_queue));
	if (status)
		goto destroy_caches;
	status = links_construct(self);
	if (status)
		goto destroy_caches;
	return 0;

destroy_caches:
	links_destroy_caches();
	return jiffy_report(status);
}
module_init(links_init);

static void __exit links_exit(void)
{
	links_unload(&links_self);
	links_destroy_caches();
}
module_exit(links_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Links");
