// SPDX-License-Identifier: MIT OR GPL-2.0
/* patterns: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Patterns.java",
};

#include "jiffy.h"

/* the class of an object, where more than one is possible */
enum patterns_class {
	PATTERNS_CLASS_CIRCLE = 1,
	PATTERNS_CLASS_SQUARE,
	PATTERNS_CLASS_PAIR,
	PATTERNS_CLASS_ODD,
};

struct patterns_shape {
	enum patterns_class class;
};

struct patterns_point {
	int x;
	int y;
};

struct patterns_circle {
	enum patterns_class class;
	struct patterns_point *center;
	int radius;
};

struct patterns_square {
	enum patterns_class class;
	int side;
};

struct patterns_pair {
	enum patterns_class class;
	struct patterns_circle *first;
	struct patterns_circle *second;
};

struct patterns_odd {
	enum patterns_class class;
	int value;
};

struct patterns {
};

static struct patterns patterns_self;

static void patterns_circle_drop(struct patterns_circle *self);
static void patterns_square_drop(struct patterns_square *self);
static void patterns_pair_drop(struct patterns_pair *self);
static void patterns_odd_drop(struct patterns_odd *self);
static int patterns_construct(struct patterns *self);
static int patterns_tests(struct patterns *self, struct patterns_shape *shape);
static const char *patterns_early(struct patterns_shape *shape);
static int patterns_classes(struct patterns_shape *shape, int *result);
static int patterns_guards(struct patterns_shape *shape, int *result);
static void patterns_old(struct patterns_shape *shape);
static void patterns_point_construct(struct patterns_point *self, int x, int y);
static void patterns_circle_construct(struct patterns_circle *self, struct patterns_point *center_given, int radius);
static void patterns_square_construct(struct patterns_square *self, int side);
static void patterns_pair_construct(struct patterns_pair *self, struct patterns_circle *first_given, struct patterns_circle *second_given);
static void patterns_odd_construct(struct patterns_odd *self, int value_);
static int patterns_odd_value(struct patterns_odd *self, int *result);

static void patterns_point_drop(struct patterns_point *self)
{
	kfree(self);
}

static void patterns_circle_drop(struct patterns_circle *self)
{
	if (self->center)
		patterns_point_drop(self->center);
	kfree(self);
}

static void patterns_square_drop(struct patterns_square *self)
{
	kfree(self);
}

static void patterns_pair_drop(struct patterns_pair *self)
{
	if (self->second)
		patterns_circle_drop(self->second);
	if (self->first)
		patterns_circle_drop(self->first);
	kfree(self);
}

static void patterns_odd_drop(struct patterns_odd *self)
{
	kfree(self);
}

DEFINE_FREE(patterns_circle, struct patterns_circle *, if (_T) patterns_circle_drop(_T))
DEFINE_FREE(patterns_odd, struct patterns_odd *, if (_T) patterns_odd_drop(_T))
DEFINE_FREE(patterns_pair, struct patterns_pair *, if (_T) patterns_pair_drop(_T))
DEFINE_FREE(patterns_point, struct patterns_point *, if (_T) patterns_point_drop(_T))
DEFINE_FREE(patterns_square, struct patterns_square *, if (_T) patterns_square_drop(_T))

static int patterns_construct(struct patterns *self)
{
	int status;
	struct patterns_circle *t1 __free(patterns_circle) = NULL;
	struct patterns_point *t2 __free(patterns_point) = NULL;
	struct patterns_square *t3 __free(patterns_square) = NULL;
	struct patterns_pair *both __free(patterns_pair) = NULL;
	struct patterns_circle *t5 __free(patterns_circle) = NULL;
	struct patterns_point *t6 __free(patterns_point) = NULL;
	struct patterns_circle *t7 __free(patterns_circle) = NULL;
	struct patterns_pair *t9 __free(patterns_pair) = NULL;
	struct patterns_odd *t10 __free(patterns_odd) = NULL;
	struct patterns_odd *t11 __free(patterns_odd) = NULL;

	t1 = kzalloc(sizeof(struct patterns_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = PATTERNS_CLASS_CIRCLE;
	t2 = kzalloc(sizeof(struct patterns_point), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t2))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	patterns_point_construct(t2, 1, 2);
	patterns_circle_construct(t1, no_free_ptr(t2), 3);
	status = patterns_tests(self, (struct patterns_shape *)t1);
	if (status)
		return status;
	t3 = kzalloc(sizeof(struct patterns_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t3))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t3->class = PATTERNS_CLASS_SQUARE;
	patterns_square_construct(t3, 4);
	status = patterns_tests(self, (struct patterns_shape *)t3);
	if (status)
		return status;
	status = patterns_tests(self, NULL);
	if (status)
		return status;
	both = kzalloc(sizeof(struct patterns_pair), GFP_KERNEL_ACCOUNT);
	if (unlikely(!both))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	both->class = PATTERNS_CLASS_PAIR;
	t5 = kzalloc(sizeof(struct patterns_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t5))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t5->class = PATTERNS_CLASS_CIRCLE;
	t6 = kzalloc(sizeof(struct patterns_point), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t6))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	patterns_point_construct(t6, 5, 6);
	patterns_circle_construct(t5, no_free_ptr(t6), 7);
	t7 = kzalloc(sizeof(struct patterns_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t7))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t7->class = PATTERNS_CLASS_CIRCLE;
	patterns_circle_construct(t7, NULL, 8);
	patterns_pair_construct(both, no_free_ptr(t5), no_free_ptr(t7));
	status = patterns_tests(self, (struct patterns_shape *)both);
	if (status)
		return status;
	t9 = kzalloc(sizeof(struct patterns_pair), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t9))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t9->class = PATTERNS_CLASS_PAIR;
	patterns_pair_construct(t9, NULL, NULL);
	status = patterns_tests(self, (struct patterns_shape *)t9);
	if (status)
		return status;
	t10 = kzalloc(sizeof(struct patterns_odd), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t10))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t10->class = PATTERNS_CLASS_ODD;
	patterns_odd_construct(t10, 5);
	status = patterns_tests(self, (struct patterns_shape *)t10);
	if (status)
		return status;
	t11 = kzalloc(sizeof(struct patterns_odd), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t11))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t11->class = PATTERNS_CLASS_ODD;
	patterns_odd_construct(t11, 0);
	status = patterns_tests(self, (struct patterns_shape *)t11);
	if (status)
		return status;
	return 0;
}

static int patterns_tests(struct patterns *self, struct patterns_shape *shape)
{
	int status;
	struct patterns_circle *c;
	int x;
	int y;
	int radius;
	bool t10;
	struct patterns_circle *c_2;
	int r;
	bool t15;
	const char *t16;

	pr_info("%s %s\n", (shape && (shape->class == PATTERNS_CLASS_CIRCLE)) ? "true" : "false", (!(shape && (shape->class == PATTERNS_CLASS_SQUARE))) ? "true" : "false");
	c = (struct patterns_circle *)shape;
	if ((shape && (shape->class == PATTERNS_CLASS_CIRCLE)) && (c->radius > 2))
		pr_info("circle %d\n", c->radius);
	t10 = shape && (shape->class == PATTERNS_CLASS_CIRCLE);
	if (t10) {
		bool t8 = ((struct patterns_circle *)shape)->center;
		bool t9;

		if (t8) {
			x = ((struct patterns_circle *)shape)->center->x;
			y = ((struct patterns_circle *)shape)->center->y;
		}
		t9 = t8;
		if (t9)
			radius = ((struct patterns_circle *)shape)->radius;
		t10 = t9;
	}
	if (t10 && (x < y))
		pr_info("circle at %d %d of %d\n", x, y, radius);
	t15 = shape && (shape->class == PATTERNS_CLASS_PAIR);
	if (t15) {
		bool t14;

		c_2 = ((struct patterns_pair *)shape)->first;
		t14 = ((struct patterns_pair *)shape)->second;
		if (t14)
			r = ((struct patterns_pair *)shape)->second->radius;
		t15 = t14;
	}
	if (t15 && (r > 0)) {
		if (unlikely(!c_2))
			return JIFFY_FAULT(JIFFY_NULL_POINTER);
		pr_info("pair %d %d\n", c_2->radius, r);
	}
	t16 = patterns_early(shape);
	pr_info("%s\n", t16);
	{
		{
			int t17;

			status = patterns_classes(shape, &t17);
			if (status)
				goto catch_1;
			pr_info("%d\n", t17);
		}
		goto end_1;
catch_1:
		if ((jiffy_is_fault(status) && jiffy_fault_kind(status) == JIFFY_NULL_POINTER)) {
			pr_info("null\n");
		}
		else {
			pr_info("no match\n");
		}
end_1:
		;
	}
	{
		{
			int t20;

			status = patterns_guards(shape, &t20);
			if (status)
				goto catch_2;
			pr_info("%d\n", t20);
		}
		goto end_2;
catch_2:
		{
			pr_info("no match\n");
		}
end_2:
		;
	}
	patterns_old(shape);
	{
		struct patterns_shape *at = shape;
		struct patterns_shape *matched23;
		struct patterns_circle *one;

		for (;;) {
			bool go_on_0;

			{
				bool t25;

				matched23 = at;
				t25 = matched23 && (matched23->class == PATTERNS_CLASS_PAIR);
				if (t25)
					one = ((struct patterns_pair *)matched23)->first;
				go_on_0 = t25;
			}
			if (!go_on_0)
				break;
			{
				jiffy_reschedule();
				pr_info("one of two\n");
			}
			{
				at = (struct patterns_shape *)one;
			}
		}
	}
	return 0;
}

static const char *patterns_early(struct patterns_shape *shape)
{
	struct patterns_square *s = (struct patterns_square *)shape;

	if (!(shape && (shape->class == PATTERNS_CLASS_SQUARE)))
		return "not a square";
	return (s->side > 3) ? "big" : "small";
}

static int patterns_classes(struct patterns_shape *shape, int *result)
{
	int status;
	int t1;
	int radius;
	struct patterns_square *s;
	struct patterns_pair *p;
	int value_;
	int t6;

	if (unlikely(!shape))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	{
		bool t7 = shape->class == PATTERNS_CLASS_CIRCLE;
		bool t10;

		if (t7)
			radius = ((struct patterns_circle *)shape)->radius;
		if (t7) {
			t6 = 0;
			goto break_1;
		}
		s = (struct patterns_square *)shape;
		if (shape->class == PATTERNS_CLASS_SQUARE) {
			t6 = 1;
			goto break_1;
		}
		p = (struct patterns_pair *)shape;
		if (shape->class == PATTERNS_CLASS_PAIR) {
			t6 = 2;
			goto break_1;
		}
		t10 = shape->class == PATTERNS_CLASS_ODD;
		if (t10) {
			int t8;

			{
				{
					status = patterns_odd_value((struct patterns_odd *)shape, &t8);
					if (status)
						goto catch_1;
				}
				goto end_1;
catch_1:
				{
					return JIFFY_FAULT(JIFFY_MATCH);
				}
end_1:
				;
			}
			value_ = t8;
		}
		if (t10) {
			t6 = 3;
			goto break_1;
		}
		return JIFFY_FAULT(JIFFY_MATCH);
	}
break_1:
	;
	switch (t6) {
	case 0:
		{
			t1 = radius;
			break;
		}
		break;
	case 1:
		{
			t1 = s->side;
			break;
		}
		break;
	case 2:
		{
			int t11;

			if (!p->first) {
				t11 = -1;
			} else {
				t11 = p->first->radius;
			}
			t1 = t11;
			break;
		}
		break;
	case 3:
	default:
		{
			t1 = value_;
			break;
		}
		break;
	}
	*result = t1;
	return 0;
}

static int patterns_guards(struct patterns_shape *shape, int *result)
{
	int t1;
	struct patterns_circle *c;
	int x;
	int y;
	struct patterns_circle *c_2;
	int side;
	int x_2;
	struct patterns_circle *second;
	struct patterns_circle *a;
	int t10;

	{
		bool t12;
		bool t13;
		bool t17;
		bool t18;

		if (!shape) {
			t10 = 0;
			goto break_1;
		}
		c = (struct patterns_circle *)shape;
		if ((shape && (shape->class == PATTERNS_CLASS_CIRCLE)) && (c->radius > 5)) {
			t10 = 1;
			goto break_1;
		}
		t12 = shape && (shape->class == PATTERNS_CLASS_CIRCLE);
		if (t12) {
			bool t11 = ((struct patterns_circle *)shape)->center;

			if (t11) {
				x = ((struct patterns_circle *)shape)->center->x;
				y = ((struct patterns_circle *)shape)->center->y;
			}
			t12 = t11;
		}
		if (t12 && (x == y)) {
			t10 = 2;
			goto break_1;
		}
		c_2 = (struct patterns_circle *)shape;
		if (shape && (shape->class == PATTERNS_CLASS_CIRCLE)) {
			t10 = 3;
			goto break_1;
		}
		t13 = shape && (shape->class == PATTERNS_CLASS_SQUARE);
		if (t13)
			side = ((struct patterns_square *)shape)->side;
		if (t13 && (side > 100)) {
			t10 = 4;
			goto break_1;
		}
		if ((shape && (shape->class == PATTERNS_CLASS_SQUARE)) || (shape && (shape->class == PATTERNS_CLASS_ODD))) {
			t10 = 5;
			goto break_1;
		}
		t17 = shape && (shape->class == PATTERNS_CLASS_PAIR);
		if (t17) {
			bool t15 = ((struct patterns_pair *)shape)->first;
			bool t16;

			if (t15) {
				bool t14 = ((struct patterns_pair *)shape)->first->center;

				if (t14)
					x_2 = ((struct patterns_pair *)shape)->first->center->x;
				t15 = t14;
			}
			t16 = t15;
			if (t16)
				second = ((struct patterns_pair *)shape)->second;
			t17 = t16;
		}
		if (t17 && second) {
			t10 = 6;
			goto break_1;
		}
		t18 = shape && (shape->class == PATTERNS_CLASS_PAIR);
		if (t18)
			a = ((struct patterns_pair *)shape)->first;
		if (t18 && a) {
			t10 = 7;
			goto break_1;
		}
		if (shape && (shape->class == PATTERNS_CLASS_PAIR)) {
			t10 = 8;
			goto break_1;
		}
		return JIFFY_FAULT(JIFFY_MATCH);
	}
break_1:
	;
	switch (t10) {
	case 0:
		{
			t1 = -1;
			break;
		}
		break;
	case 1:
		{
			t1 = 100;
			break;
		}
		break;
	case 2:
		{
			t1 = 200;
			break;
		}
		break;
	case 3:
		{
			t1 = c_2->radius;
			break;
		}
		break;
	case 4:
		{
			t1 = side;
			break;
		}
		break;
	case 5:
		{
			t1 = 300;
			break;
		}
		break;
	case 6:
		{
			t1 = x_2;
			break;
		}
		break;
	case 7:
		{
			t1 = 400;
			break;
		}
		break;
	case 8:
	default:
		{
			t1 = 500;
			break;
		}
		break;
	}
	*result = t1;
	return 0;
}

static void patterns_old(struct patterns_shape *shape)
{
	struct patterns_circle *c;
	struct patterns_square *s;
	int t3;

	{
		c = (struct patterns_circle *)shape;
		if (shape && (shape->class == PATTERNS_CLASS_CIRCLE)) {
			t3 = 0;
			goto break_1;
		}
		s = (struct patterns_square *)shape;
		if ((shape && (shape->class == PATTERNS_CLASS_SQUARE)) && (s->side > 3)) {
			t3 = 1;
			goto break_1;
		}
		if (!shape) {
			t3 = 2;
			goto break_1;
		}
		t3 = 2;
	}
break_1:
	;
	switch (t3) {
	case 0:
		{
			pr_info("old circle %d\n", c->radius);
			break;
		}
	case 1:
		{
			pr_info("old square %d\n", s->side);
		}
		fallthrough;
	case 2:
	default:
		{
			pr_info("old rest\n");
		}
		break;
	}
	switch (shape ? shape->class : 0) {
	case PATTERNS_CLASS_CIRCLE:
		{
			struct patterns_circle *c = (struct patterns_circle *)shape;

			{
				if (c->radius == 3)
					break;
				pr_info("other circle\n");
			}
		}
		break;
	case 0:
	default:
		{
			pr_info("rest\n");
		}
		break;
	}
}

static void patterns_point_construct(struct patterns_point *self, int x, int y)
{
	self->x = x;
	self->y = y;
}

static void patterns_circle_construct(struct patterns_circle *self, struct patterns_point *center_given, int radius)
{
	struct patterns_point *center __free(patterns_point) = center_given;

	self->center = no_free_ptr(center);
	self->radius = radius;
}

static void patterns_square_construct(struct patterns_square *self, int side)
{
	self->side = side;
}

static void patterns_pair_construct(struct patterns_pair *self, struct patterns_circle *first_given, struct patterns_circle *second_given)
{
	struct patterns_circle *first __free(patterns_circle) = first_given;
	struct patterns_circle *second __free(patterns_circle) = second_given;

	self->first = no_free_ptr(first);
	self->second = no_free_ptr(second);
}

static void patterns_odd_construct(struct patterns_odd *self, int value_)
{
	self->value = value_;
}

static int patterns_odd_value(struct patterns_odd *self, int *result)
{
	if (unlikely(self->value == 0))
		return JIFFY_FAULT(JIFFY_ARITHMETIC);
	*result = jiffy_divide_int(10, self->value);
	return 0;
}

static int __init patterns_init(void)
{
	struct patterns *self = &patterns_self;
	int status;

	status = patterns_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(patterns_init);

static void __exit patterns_exit(void)
{
}
module_exit(patterns_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Patterns");
