// SPDX-License-Identifier: MIT OR GPL-2.0
/* trees: written in Java, compiled by Jiffy */
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
	"Trees.java",
};

#include "jiffy.h"

/* the class of an object, where more than one is possible */
enum trees_class {
	TREES_CLASS_NUM = 1,
	TREES_CLASS_ADD,
	TREES_CLASS_NEGATE,
	TREES_CLASS_SHORT = 6,
	TREES_CLASS_LONG,
	TREES_CLASS_BRANCH,
	TREES_CLASS_TWIG,
};

struct trees_expr {
	enum trees_class class;
	refcount_t refs;
};

struct trees_num {
	enum trees_class class;
	refcount_t refs;
	int value;
};

struct trees_add {
	enum trees_class class;
	refcount_t refs;
	struct trees_expr *left;
	struct trees_expr *right;
};

struct trees_negate {
	enum trees_class class;
	refcount_t refs;
	struct trees_expr *operand;
	struct jiffy_int_array *note;
};

struct trees_branch {
	enum trees_class class;
	struct trees_twig *first;
	struct trees_twig *second;
	int number;
};

struct trees_twig {
	enum trees_class class;
	int length;
	struct trees_branch *next;
};

struct trees_step {
	enum trees_class class;
	refcount_t refs;
	struct trees_step *before;
};

struct trees_short {
	struct trees_step super;
};

struct trees_long {
	struct trees_step super;
	struct trees_step *beside;
};

struct trees {
	struct trees_expr *kept;
};

static struct trees trees_self;

static struct kmem_cache *trees_branch_cache;

static void *trees_add_bury(void *self, void *dead);
static void *trees_add_end(struct trees_add *self);
static void *trees_negate_end(struct trees_negate *self);
static void *trees_branch_bury(void *self, void *dead);
static void *trees_branch_end(struct trees_branch *self);
static void *trees_twig_end(struct trees_twig *self);
static void *trees_short_bury(void *self, void *dead);
static void *trees_short_end(struct trees_short *self);
static void *trees_long_end(struct trees_long *self);
static void trees_expr_drop(struct trees_expr *self);
static void trees_expr_put(struct trees_expr *self);
static void trees_num_drop(struct trees_num *self);
static void trees_num_put(struct trees_num *self);
static void trees_add_drop(struct trees_add *self);
static void trees_add_put(struct trees_add *self);
static void trees_negate_drop(struct trees_negate *self);
static void trees_negate_put(struct trees_negate *self);
static void trees_branch_drop(struct trees_branch *self);
static void trees_twig_drop(struct trees_twig *self);
static void trees_step_drop(struct trees_step *self);
static void trees_step_put(struct trees_step *self);
static void trees_short_drop(struct trees_short *self);
static void trees_short_put(struct trees_short *self);
static void trees_long_drop(struct trees_long *self);
static void trees_long_put(struct trees_long *self);
static int trees_construct(struct trees *self);
static int trees_deep(struct trees *self);
static int trees_depth(struct trees_expr *expr);
static s64 trees_sum(struct trees_expr *expr);
static int trees_shared(struct trees *self);
static int trees_branches(struct trees *self);
static int trees_steps(struct trees *self);
static void trees_num_construct(struct trees_num *self, int value_);
static void trees_add_construct(struct trees_add *self, struct trees_expr *left_given, struct trees_expr *right_given);
static void trees_negate_construct(struct trees_negate *self, struct trees_expr *operand_given, struct jiffy_int_array *note_given);
static void trees_branch_construct(struct trees_branch *self, struct trees_twig *first_given, struct trees_twig *second_given, int number);
static void trees_twig_construct(struct trees_twig *self, int length, struct trees_branch *next_given);
static void trees_step_construct(struct trees_step *self, struct trees_step *before_given);
static void trees_short_construct(struct trees_short *self, struct trees_step *before_given);
static int trees_short_size(struct trees_short *self);
static void trees_long_construct(struct trees_long *self, struct trees_step *before_given, struct trees_step *beside_given);
static int trees_long_size(struct trees_long *self);
static int trees_step_size(struct trees_step *self);

static struct trees_expr *trees_expr_get(struct trees_expr *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void trees_expr_put(struct trees_expr *self)
{
	if (refcount_dec_and_test(&self->refs))
		trees_expr_drop(self);
}

static void trees_num_drop(struct trees_num *self)
{
	kfree(self);
}

static __maybe_unused struct trees_num *trees_num_get(struct trees_num *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void trees_num_put(struct trees_num *self)
{
	if (refcount_dec_and_test(&self->refs))
		trees_num_drop(self);
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *trees_add_end(struct trees_add *self)
{
	void *dead = self->left;

	if (self->right && refcount_dec_and_test(&self->right->refs))
		dead = trees_add_bury(self->right, dead);
	kfree(self);
	return dead;
}

static void trees_add_drop(struct trees_add *self)
{
	void *dead = trees_add_bury(self, NULL);

	while (dead) {
		switch (*(enum trees_class *)dead) {
		case TREES_CLASS_ADD:
			dead = trees_add_end(dead);
			break;
		case TREES_CLASS_NEGATE:
			dead = trees_negate_end(dead);
			break;
		default:
			return;
		}
	}
}

static __maybe_unused struct trees_add *trees_add_get(struct trees_add *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void trees_add_put(struct trees_add *self)
{
	if (refcount_dec_and_test(&self->refs))
		trees_add_drop(self);
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *trees_negate_end(struct trees_negate *self)
{
	void *dead = self->operand;

	if (self->note)
		kvfree(self->note);
	kfree(self);
	return dead;
}

static void trees_negate_drop(struct trees_negate *self)
{
	void *dead = trees_add_bury(self, NULL);

	while (dead) {
		switch (*(enum trees_class *)dead) {
		case TREES_CLASS_ADD:
			dead = trees_add_end(dead);
			break;
		case TREES_CLASS_NEGATE:
			dead = trees_negate_end(dead);
			break;
		default:
			return;
		}
	}
}

static __maybe_unused struct trees_negate *trees_negate_get(struct trees_negate *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void trees_negate_put(struct trees_negate *self)
{
	if (refcount_dec_and_test(&self->refs))
		trees_negate_drop(self);
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *trees_twig_end(struct trees_twig *self)
{
	void *dead = self->next;

	kfree(self);
	return dead;
}

static void trees_twig_drop(struct trees_twig *self)
{
	void *dead = trees_branch_bury(self, NULL);

	while (dead) {
		switch (*(enum trees_class *)dead) {
		case TREES_CLASS_BRANCH:
			dead = trees_branch_end(dead);
			break;
		case TREES_CLASS_TWIG:
			dead = trees_twig_end(dead);
			break;
		default:
			return;
		}
	}
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *trees_branch_end(struct trees_branch *self)
{
	void *dead = self->first;

	dead = trees_branch_bury(self->second, dead);
	kmem_cache_free(trees_branch_cache, self);
	return dead;
}

static void trees_branch_drop(struct trees_branch *self)
{
	void *dead = trees_branch_bury(self, NULL);

	while (dead) {
		switch (*(enum trees_class *)dead) {
		case TREES_CLASS_BRANCH:
			dead = trees_branch_end(dead);
			break;
		case TREES_CLASS_TWIG:
			dead = trees_twig_end(dead);
			break;
		default:
			return;
		}
	}
}

static struct trees_step *trees_step_get(struct trees_step *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void trees_step_put(struct trees_step *self)
{
	if (refcount_dec_and_test(&self->refs))
		trees_step_drop(self);
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *trees_short_end(struct trees_short *self)
{
	void *dead = self->super.before;

	kfree(self);
	return dead;
}

static void trees_short_drop(struct trees_short *self)
{
	void *dead = trees_short_bury(self, NULL);

	while (dead) {
		switch (*(enum trees_class *)dead) {
		case TREES_CLASS_SHORT:
			dead = trees_short_end(dead);
			break;
		case TREES_CLASS_LONG:
			dead = trees_long_end(dead);
			break;
		default:
			return;
		}
	}
}

static __maybe_unused struct trees_short *trees_short_get(struct trees_short *self)
{
	if (self)
		refcount_inc(&self->super.refs);
	return self;
}

static void trees_short_put(struct trees_short *self)
{
	if (refcount_dec_and_test(&self->super.refs))
		trees_short_drop(self);
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *trees_long_end(struct trees_long *self)
{
	void *dead = self->super.before;

	if (self->beside && refcount_dec_and_test(&self->beside->refs))
		dead = trees_short_bury(self->beside, dead);
	kfree(self);
	return dead;
}

static void trees_long_drop(struct trees_long *self)
{
	void *dead = trees_short_bury(self, NULL);

	while (dead) {
		switch (*(enum trees_class *)dead) {
		case TREES_CLASS_SHORT:
			dead = trees_short_end(dead);
			break;
		case TREES_CLASS_LONG:
			dead = trees_long_end(dead);
			break;
		default:
			return;
		}
	}
}

static __maybe_unused struct trees_long *trees_long_get(struct trees_long *self)
{
	if (self)
		refcount_inc(&self->super.refs);
	return self;
}

static void trees_long_put(struct trees_long *self)
{
	if (refcount_dec_and_test(&self->super.refs))
		trees_long_drop(self);
}

static void trees_expr_drop(struct trees_expr *self)
{
	switch (self->class) {
	case TREES_CLASS_NUM:
		trees_num_drop((struct trees_num *)self);
		break;
	case TREES_CLASS_ADD:
		trees_add_drop((struct trees_add *)self);
		break;
	case TREES_CLASS_NEGATE:
		trees_negate_drop((struct trees_negate *)self);
		break;
	default:
		break;
	}
}

static void trees_step_drop(struct trees_step *self)
{
	switch (self->class) {
	case TREES_CLASS_SHORT:
		trees_short_drop((struct trees_short *)self);
		break;
	case TREES_CLASS_LONG:
		trees_long_drop((struct trees_long *)self);
		break;
	default:
		break;
	}
}

/* puts an object before those to be freed, and what it alone refers to */
static void *trees_add_bury(void *self, void *dead)
{
	while (self) {
		void *next = NULL;

		switch (*(enum trees_class *)self) {
		case TREES_CLASS_ADD: {
			struct trees_add *object = self;

			next = object->left && refcount_dec_and_test(&object->left->refs) ? object->left : NULL;
			object->left = dead;
			dead = self;
			break;
		}
		case TREES_CLASS_NEGATE: {
			struct trees_negate *object = self;

			next = object->operand && refcount_dec_and_test(&object->operand->refs) ? object->operand : NULL;
			object->operand = dead;
			dead = self;
			break;
		}
		case TREES_CLASS_NUM:
			trees_num_drop(self);
			break;
		default:
			break;
		}
		self = next;
	}
	return dead;
}

/* puts an object before those to be freed, and what it alone refers to */
static void *trees_branch_bury(void *self, void *dead)
{
	while (self) {
		void *next = NULL;

		switch (*(enum trees_class *)self) {
		case TREES_CLASS_BRANCH: {
			struct trees_branch *object = self;

			next = object->first;
			object->first = dead;
			dead = self;
			break;
		}
		case TREES_CLASS_TWIG: {
			struct trees_twig *object = self;

			next = object->next;
			object->next = dead;
			dead = self;
			break;
		}
		default:
			break;
		}
		self = next;
	}
	return dead;
}

/* puts an object before those to be freed, and what it alone refers to */
static void *trees_short_bury(void *self, void *dead)
{
	while (self) {
		void *next = NULL;

		switch (*(enum trees_class *)self) {
		case TREES_CLASS_SHORT: {
			struct trees_short *object = self;

			next = object->super.before && refcount_dec_and_test(&object->super.before->refs) ? object->super.before : NULL;
			object->super.before = dead;
			dead = self;
			break;
		}
		case TREES_CLASS_LONG: {
			struct trees_long *object = self;

			next = object->super.before && refcount_dec_and_test(&object->super.before->refs) ? object->super.before : NULL;
			object->super.before = dead;
			dead = self;
			break;
		}
		default:
			break;
		}
		self = next;
	}
	return dead;
}

static void trees_expr_set(struct trees_expr **place, struct trees_expr *value)
{
	struct trees_expr *old = *place;

	*place = value;
	if (old)
		trees_expr_put(old);
}

DEFINE_FREE(trees_add, struct trees_add *, if (_T) trees_add_put(_T))
DEFINE_FREE(trees_branch, struct trees_branch *, if (_T) trees_branch_drop(_T))
DEFINE_FREE(trees_expr, struct trees_expr *, if (_T) trees_expr_put(_T))
DEFINE_FREE(trees_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))
DEFINE_FREE(trees_long, struct trees_long *, if (_T) trees_long_put(_T))
DEFINE_FREE(trees_negate, struct trees_negate *, if (_T) trees_negate_put(_T))
DEFINE_FREE(trees_num, struct trees_num *, if (_T) trees_num_put(_T))
DEFINE_FREE(trees_short, struct trees_short *, if (_T) trees_short_put(_T))
DEFINE_FREE(trees_step, struct trees_step *, if (_T) trees_step_put(_T))
DEFINE_FREE(trees_twig, struct trees_twig *, if (_T) trees_twig_drop(_T))

static int trees_construct(struct trees *self)
{
	int status;

	status = trees_deep(self);
	if (status)
		goto release_kept;
	status = trees_shared(self);
	if (status)
		goto release_kept;
	status = trees_branches(self);
	if (status)
		goto release_kept;
	status = trees_steps(self);
	if (status)
		goto release_kept;
	return 0;

release_kept:
	if (self->kept)
		trees_expr_put(self->kept);
	return status;
}

static int trees_deep(struct trees *self)
{
	struct trees_num *t1 __free(trees_num) = NULL;
	struct trees_expr *left __free(trees_expr) = NULL;
	int t7;
	s64 t8;
	struct trees_num *t9 __free(trees_num) = NULL;
	struct trees_expr *right __free(trees_expr) = NULL;
	struct trees_expr *matched14;
	int value_;
	bool t17;
	struct trees_num *t18 __free(trees_num) = NULL;
	struct trees_expr *mixed __free(trees_expr) = NULL;

	t1 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = TREES_CLASS_NUM;
	refcount_set(&t1->refs, 1);
	trees_num_construct(t1, 0);
	left = (struct trees_expr *)no_free_ptr(t1);
	for (int i = 1; i <= 100000; i++) {
		struct trees_add *t4 __free(trees_add) = NULL;
		struct trees_expr *t6;
		struct trees_num *t5 __free(trees_num) = NULL;

		jiffy_reschedule();
		t4 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t4))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		t4->class = TREES_CLASS_ADD;
		refcount_set(&t4->refs, 1);
		t6 = left;
		t5 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t5))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		t5->class = TREES_CLASS_NUM;
		refcount_set(&t5->refs, 1);
		trees_num_construct(t5, i);
		trees_add_construct(t4, trees_expr_get(t6), (struct trees_expr *)no_free_ptr(t5));
		if (left)
			trees_expr_put(left);
		left = (struct trees_expr *)no_free_ptr(t4);
	}
	t7 = trees_depth(left);
	t8 = trees_sum(left);
	pr_info("%d %lld\n", t7, t8);
	t9 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t9))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t9->class = TREES_CLASS_NUM;
	refcount_set(&t9->refs, 1);
	trees_num_construct(t9, 0);
	right = (struct trees_expr *)no_free_ptr(t9);
	for (int i = 1; i <= 100000; i++) {
		struct trees_add *t12 __free(trees_add) = NULL;
		struct trees_num *t13 __free(trees_num) = NULL;

		jiffy_reschedule();
		t12 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t12))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		t12->class = TREES_CLASS_ADD;
		refcount_set(&t12->refs, 1);
		t13 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t13))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		t13->class = TREES_CLASS_NUM;
		refcount_set(&t13->refs, 1);
		trees_num_construct(t13, i);
		trees_add_construct(t12, (struct trees_expr *)no_free_ptr(t13), no_free_ptr(right));
		if (right)
			trees_expr_put(right);
		right = (struct trees_expr *)no_free_ptr(t12);
	}
	matched14 = right;
	t17 = matched14 && (matched14->class == TREES_CLASS_ADD);
	if (t17) {
		bool t16 = ((struct trees_add *)matched14)->left && (((struct trees_add *)matched14)->left->class == TREES_CLASS_NUM);

		if (t16)
			value_ = ((struct trees_num *)((struct trees_add *)matched14)->left)->value;
		t17 = t16;
	}
	pr_info("%s\n", (t17 && (value_ == 100000)) ? "true" : "false");
	t18 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t18))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t18->class = TREES_CLASS_NUM;
	refcount_set(&t18->refs, 1);
	trees_num_construct(t18, 7);
	mixed = (struct trees_expr *)no_free_ptr(t18);
	for (int i = 0; i < 100000; i++) {
		struct trees_expr *t21 __free(trees_expr) = NULL;

		jiffy_reschedule();
		switch (i % 3) {
		case 0:
			{
				struct trees_add *t22 __free(trees_add) = NULL;

				t22 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
				if (unlikely(!t22))
					return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				t22->class = TREES_CLASS_ADD;
				refcount_set(&t22->refs, 1);
				trees_add_construct(t22, no_free_ptr(mixed), NULL);
				if (t21)
					trees_expr_put(t21);
				t21 = (struct trees_expr *)no_free_ptr(t22);
				break;
			}
			break;
		case 1:
			{
				struct trees_add *t23 __free(trees_add) = NULL;

				t23 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
				if (unlikely(!t23))
					return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				t23->class = TREES_CLASS_ADD;
				refcount_set(&t23->refs, 1);
				trees_add_construct(t23, NULL, no_free_ptr(mixed));
				if (t21)
					trees_expr_put(t21);
				t21 = (struct trees_expr *)no_free_ptr(t23);
				break;
			}
			break;
		default:
			{
				struct trees_negate *t24 __free(trees_negate) = NULL;
				struct trees_expr *t26;
				struct jiffy_int_array *t25 __free(trees_int_array) = NULL;

				t24 = kzalloc(sizeof(struct trees_negate), GFP_KERNEL_ACCOUNT);
				if (unlikely(!t24))
					return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				t24->class = TREES_CLASS_NEGATE;
				refcount_set(&t24->refs, 1);
				t26 = mixed;
				t25 = jiffy_array_alloc(struct jiffy_int_array, 1, GFP_KERNEL_ACCOUNT);
				if (unlikely(!t25))
					return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				t25->elements[0] = i;
				trees_negate_construct(t24, trees_expr_get(t26), no_free_ptr(t25));
				if (t21)
					trees_expr_put(t21);
				t21 = (struct trees_expr *)no_free_ptr(t24);
				break;
			}
			break;
		}
		if (mixed)
			trees_expr_put(mixed);
		mixed = no_free_ptr(t21);
	}
	trees_expr_set(&self->kept, no_free_ptr(mixed));
	return 0;
}

static int trees_depth(struct trees_expr *expr)
{
	int depth = 0;

	{
		struct trees_expr *each = expr;
		struct trees_expr *matched3;
		struct trees_add *add;

		for (;;) {
			bool go_on_0;

			{
				matched3 = each;
				add = (struct trees_add *)matched3;
				go_on_0 = matched3 && (matched3->class == TREES_CLASS_ADD);
			}
			if (!go_on_0)
				break;
			{
				jiffy_reschedule();
				depth++;
			}
			{
				each = add->left;
			}
		}
	}
	return depth;
}

static s64 trees_sum(struct trees_expr *expr)
{
	s64 sum = 0LL;

	{
		struct trees_expr *each = expr;
		struct trees_expr *matched3;
		struct trees_add *add;

		for (;;) {
			bool go_on_0;

			{
				matched3 = each;
				add = (struct trees_add *)matched3;
				go_on_0 = matched3 && (matched3->class == TREES_CLASS_ADD);
			}
			if (!go_on_0)
				break;
			{
				struct trees_expr *matched5;
				int value_;
				bool t7;

				jiffy_reschedule();
				matched5 = add->right;
				t7 = matched5 && (matched5->class == TREES_CLASS_NUM);
				if (t7)
					value_ = ((struct trees_num *)matched5)->value;
				if (t7)
					sum = sum + value_;
			}
			{
				each = add->left;
			}
		}
	}
	return sum;
}

static int trees_shared(struct trees *self)
{
	int status;
	struct trees_num *t1 __free(trees_num) = NULL;
	struct trees_expr *part __free(trees_expr) = NULL;
	int t5;
	struct trees_negate *t6 __free(trees_negate) = NULL;
	struct trees_num *t7 __free(trees_num) = NULL;
	struct trees_expr *matched8;
	struct trees_expr *operand;
	bool t10;

	t1 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = TREES_CLASS_NUM;
	refcount_set(&t1->refs, 1);
	trees_num_construct(t1, 3);
	part = (struct trees_expr *)no_free_ptr(t1);
	for (int i = 0; i < 1000; i++) {
		struct trees_add *t4 __free(trees_add) = NULL;

		t4 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
		if (unlikely(!t4))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		t4->class = TREES_CLASS_ADD;
		refcount_set(&t4->refs, 1);
		trees_add_construct(t4, trees_expr_get(part), trees_expr_get(part));
		if (part)
			trees_expr_put(part);
		part = (struct trees_expr *)no_free_ptr(t4);
	}
	t5 = trees_depth(part);
	pr_info("%d\n", t5);
	trees_expr_set(&self->kept, trees_expr_get(part));
	t6 = kzalloc(sizeof(struct trees_negate), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t6))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t6->class = TREES_CLASS_NEGATE;
	refcount_set(&t6->refs, 1);
	trees_negate_construct(t6, trees_expr_get(self->kept), NULL);
	if (part)
		trees_expr_put(part);
	part = (struct trees_expr *)no_free_ptr(t6);
	t7 = kzalloc(sizeof(struct trees_num), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t7))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t7->class = TREES_CLASS_NUM;
	refcount_set(&t7->refs, 1);
	trees_num_construct(t7, 5);
	trees_expr_set(&self->kept, (struct trees_expr *)no_free_ptr(t7));
	matched8 = part;
	t10 = matched8 && (matched8->class == TREES_CLASS_NEGATE);
	if (t10)
		operand = ((struct trees_negate *)matched8)->operand;
	if (t10) {
		int t11;

		t11 = trees_depth(operand);
		pr_info("%d\n", t11);
	}
	{
		{
			struct trees_add *t12 __free(trees_add) = NULL;
			struct trees_expr *t19 __free(trees_expr) = NULL;
			struct trees_negate *t13 __free(trees_negate) = NULL;
			struct trees_expr *t18 __free(trees_expr) = NULL;
			struct trees_add *t14 __free(trees_add) = NULL;
			int t15;
			int t16;
			struct jiffy_int_array *t17 __free(trees_int_array) = NULL;

			t12 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t12)) {
				status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				goto catch_1;
			}
			t12->class = TREES_CLASS_ADD;
			refcount_set(&t12->refs, 1);
			t19 = trees_expr_get(part);
			t13 = kzalloc(sizeof(struct trees_negate), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t13)) {
				status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				goto catch_1;
			}
			t13->class = TREES_CLASS_NEGATE;
			refcount_set(&t13->refs, 1);
			t18 = trees_expr_get(part);
			t14 = kzalloc(sizeof(struct trees_add), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t14)) {
				status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				goto catch_1;
			}
			t14->class = TREES_CLASS_ADD;
			refcount_set(&t14->refs, 1);
			trees_add_construct(t14, trees_expr_get(part), NULL);
			t15 = trees_depth((struct trees_expr *)t14);
			t16 = -t15;
			if (unlikely(t16 < 0)) {
				status = JIFFY_FAULT(JIFFY_NEGATIVE_SIZE);
				goto catch_1;
			}
			t17 = jiffy_array_alloc(struct jiffy_int_array, t16, GFP_KERNEL_ACCOUNT);
			if (unlikely(!t17)) {
				status = JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
				goto catch_1;
			}
			trees_negate_construct(t13, no_free_ptr(t18), no_free_ptr(t17));
			trees_add_construct(t12, no_free_ptr(t19), (struct trees_expr *)no_free_ptr(t13));
			trees_expr_set(&self->kept, (struct trees_expr *)no_free_ptr(t12));
		}
		goto end_1;
catch_1:
		if ((jiffy_is_fault(status) && jiffy_fault_kind(status) == JIFFY_NEGATIVE_SIZE)) {
			bool t22 = part && (part->class == TREES_CLASS_NEGATE);
			struct trees_expr *t21 = self->kept;

			pr_info("%s %s\n", t22 ? "true" : "false", (t21 && (t21->class == TREES_CLASS_NUM)) ? "true" : "false");
		}
		else {
			return status;
		}
end_1:
		;
	}
	return 0;
}

static int trees_branches(struct trees *self)
{
	struct trees_branch *branch __free(trees_branch) = NULL;
	int t10;

	for (int i = 0; i < 100000; i++) {
		struct trees_twig *end __free(trees_twig) = NULL;
		struct trees_twig *on __free(trees_twig) = NULL;
		struct trees_branch *t9 __free(trees_branch) = NULL;

		jiffy_reschedule();
		end = kzalloc(sizeof(struct trees_twig), GFP_KERNEL_ACCOUNT);
		if (unlikely(!end))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		end->class = TREES_CLASS_TWIG;
		trees_twig_construct(end, i, NULL);
		on = kzalloc(sizeof(struct trees_twig), GFP_KERNEL_ACCOUNT);
		if (unlikely(!on))
			return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
		on->class = TREES_CLASS_TWIG;
		trees_twig_construct(on, -i, no_free_ptr(branch));
		if ((i % 2) == 0) {
			struct trees_branch *t7 __free(trees_branch) = NULL;

			t7 = kmem_cache_zalloc(trees_branch_cache, GFP_KERNEL_ACCOUNT);
			if (unlikely(!t7))
				return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			t7->class = TREES_CLASS_BRANCH;
			trees_branch_construct(t7, no_free_ptr(on), no_free_ptr(end), i);
			if (t9)
				trees_branch_drop(t9);
			t9 = no_free_ptr(t7);
		} else {
			struct trees_branch *t8 __free(trees_branch) = NULL;

			t8 = kmem_cache_zalloc(trees_branch_cache, GFP_KERNEL_ACCOUNT);
			if (unlikely(!t8))
				return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			t8->class = TREES_CLASS_BRANCH;
			trees_branch_construct(t8, no_free_ptr(end), no_free_ptr(on), i);
			if (t9)
				trees_branch_drop(t9);
			t9 = no_free_ptr(t8);
		}
		if (branch)
			trees_branch_drop(branch);
		branch = no_free_ptr(t9);
	}
	if (unlikely(!branch))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	t10 = branch->first->length;
	if (unlikely(!branch->second->next))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	pr_info("%d %d %d\n", branch->number, t10, branch->second->next->number);
	return 0;
}

static int trees_steps(struct trees *self)
{
	struct trees_step *step __free(trees_step) = NULL;
	int size = 0;

	for (int i = 0; i < 100000; i++) {
		struct trees_step *t6 __free(trees_step) = NULL;

		jiffy_reschedule();
		if ((i % 2) == 0) {
			struct trees_short *t4 __free(trees_short) = NULL;

			t4 = kzalloc(sizeof(struct trees_short), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t4))
				return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			t4->super.class = TREES_CLASS_SHORT;
			refcount_set(&t4->super.refs, 1);
			trees_short_construct(t4, no_free_ptr(step));
			if (t6)
				trees_step_put(t6);
			t6 = (struct trees_step *)no_free_ptr(t4);
		} else {
			struct trees_long *t5 __free(trees_long) = NULL;

			t5 = kzalloc(sizeof(struct trees_long), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t5))
				return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			t5->super.class = TREES_CLASS_LONG;
			refcount_set(&t5->super.refs, 1);
			trees_long_construct(t5, trees_step_get(((i % 3) == 0) ? step : NULL), step);
			step = NULL;
			if (t6)
				trees_step_put(t6);
			t6 = (struct trees_step *)no_free_ptr(t5);
		}
		if (step)
			trees_step_put(step);
		step = no_free_ptr(t6);
	}
	{
		struct trees_step *each = step;

		for (;;) {
			if (!each)
				break;
			{
				int t9;
				int t8;

				jiffy_reschedule();
				t9 = size;
				t8 = trees_step_size(each);
				size = t9 + t8;
			}
			{
				if (unlikely(!each))
					return JIFFY_FAULT(JIFFY_NULL_POINTER);
				each = each->before;
			}
		}
	}
	pr_info("%d\n", size);
	return 0;
}

static void trees_num_construct(struct trees_num *self, int value_)
{
	self->value = value_;
}

static void trees_add_construct(struct trees_add *self, struct trees_expr *left_given, struct trees_expr *right_given)
{
	struct trees_expr *left __free(trees_expr) = left_given;
	struct trees_expr *right __free(trees_expr) = right_given;

	self->left = no_free_ptr(left);
	self->right = no_free_ptr(right);
}

static void trees_negate_construct(struct trees_negate *self, struct trees_expr *operand_given, struct jiffy_int_array *note_given)
{
	struct trees_expr *operand __free(trees_expr) = operand_given;
	struct jiffy_int_array *note __free(trees_int_array) = note_given;

	self->operand = no_free_ptr(operand);
	self->note = no_free_ptr(note);
}

static void trees_branch_construct(struct trees_branch *self, struct trees_twig *first_given, struct trees_twig *second_given, int number)
{
	struct trees_twig *first __free(trees_twig) = first_given;
	struct trees_twig *second __free(trees_twig) = second_given;

	self->first = no_free_ptr(first);
	self->second = no_free_ptr(second);
	self->number = number;
}

static void trees_twig_construct(struct trees_twig *self, int length, struct trees_branch *next_given)
{
	struct trees_branch *next __free(trees_branch) = next_given;

	self->length = length;
	self->next = no_free_ptr(next);
}

static void trees_step_construct(struct trees_step *self, struct trees_step *before_given)
{
	struct trees_step *before __free(trees_step) = before_given;

	self->before = no_free_ptr(before);
}

static void trees_short_construct(struct trees_short *self, struct trees_step *before_given)
{
	struct trees_step *before __free(trees_step) = before_given;

	trees_step_construct((struct trees_step *)self, no_free_ptr(before));
}

static int trees_short_size(struct trees_short *self)
{
	return 1;
}

static void trees_long_construct(struct trees_long *self, struct trees_step *before_given, struct trees_step *beside_given)
{
	struct trees_step *before __free(trees_step) = before_given;
	struct trees_step *beside __free(trees_step) = beside_given;

	trees_step_construct((struct trees_step *)self, no_free_ptr(before));
	self->beside = no_free_ptr(beside);
}

static int trees_long_size(struct trees_long *self)
{
	return (!self->beside) ? 2 : 3;
}

static int trees_step_size(struct trees_step *self)
{
	switch (self->class) {
	case TREES_CLASS_SHORT:
		{
			int t1;

			t1 = trees_short_size((struct trees_short *)self);
			return t1;
		}
		break;
	case TREES_CLASS_LONG:
	default:
		{
			int t2;

			t2 = trees_long_size((struct trees_long *)self);
			return t2;
		}
		break;
	}
}

static void trees_unload(struct trees *self)
{
	if (self->kept)
		trees_expr_put(self->kept);
}

static void trees_destroy_caches(void)
{
	kmem_cache_destroy(trees_branch_cache);
}

static int __init trees_init(void)
{
	struct trees *self = &trees_self;
	int status;

	status = jiffy_slab_create(&trees_branch_cache, "trees_branch", sizeof(struct trees_branch), __alignof__(struct trees_branch));
	if (status)
		goto destroy_caches;
	status = trees_construct(self);
	if (status)
		goto destroy_caches;
	return 0;

destroy_caches:
	trees_destroy_caches();
	return jiffy_report(status);
}
module_init(trees_init);

static void __exit trees_exit(void)
{
	trees_unload(&trees_self);
	trees_destroy_caches();
}
module_exit(trees_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Trees");
