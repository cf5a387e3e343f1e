// SPDX-License-Identifier: MIT OR GPL-2.0
/* shapes: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Shapes.java",
};

#include "jiffy.h"

/* the class of an object, where more than one is possible */
enum shapes_class {
	SHAPES_CLASS_CIRCLE = 1,
	SHAPES_CLASS_SQUARE,
	SHAPES_CLASS_TRIANGLE,
	SHAPES_CLASS_FLAT,
};

struct shapes_shape {
	enum shapes_class class;
};

struct shapes_circle {
	enum shapes_class class;
	int radius;
};

struct shapes_polygon {
	enum shapes_class class;
	int sides;
};

struct shapes_square {
	struct shapes_polygon super;
	int side;
};

struct shapes_triangle {
	struct shapes_polygon super;
	struct shapes_circle *round;
};

struct shapes_flat {
	struct shapes_triangle super;
};

struct shapes {
};

static struct shapes shapes_self;

static void shapes_shape_drop(struct shapes_shape *self);
static void shapes_circle_drop(struct shapes_circle *self);
static void shapes_square_drop(struct shapes_square *self);
static void shapes_triangle_free(struct shapes_triangle *self);
static void shapes_triangle_drop(struct shapes_triangle *self);
static void shapes_flat_drop(struct shapes_flat *self);
static int shapes_construct(struct shapes *self);
static void shapes_show(struct shapes *self, struct shapes_shape *shape);
static int shapes_shape_twice(struct shapes_shape *self);
static void shapes_circle_construct(struct shapes_circle *self, int radius);
static int shapes_circle_area(struct shapes_circle *self);
static void shapes_polygon_construct(struct shapes_polygon *self, int sides);
static int shapes_polygon_sides(struct shapes_polygon *self);
static void shapes_square_construct(struct shapes_square *self, int side);
static const char *shapes_square_name(struct shapes_square *self);
static int shapes_square_area(struct shapes_square *self);
static int shapes_square_twice(struct shapes_square *self);
static void shapes_triangle_construct(struct shapes_triangle *self, struct shapes_circle *round_given);
static const char *shapes_triangle_name(struct shapes_triangle *self);
static int shapes_triangle_area(struct shapes_triangle *self);
static int shapes_triangle_sides(struct shapes_triangle *self);
static int shapes_flat_construct(struct shapes_flat *self);
static int shapes_flat_area(struct shapes_flat *self);
static bool shapes_circle_equals(struct shapes_circle *self, struct shapes_circle *other);
static int shapes_circle_hash_code(struct shapes_circle *self);
static int shapes_polygon_sides_any(struct shapes_polygon *self);
static int shapes_shape_area(struct shapes_shape *self);
static int shapes_shape_twice_any(struct shapes_shape *self);
static const char *shapes_polygon_name(struct shapes_polygon *self);

static void shapes_circle_drop(struct shapes_circle *self)
{
	kfree(self);
}

static void shapes_square_drop(struct shapes_square *self)
{
	kfree(self);
}

static void shapes_triangle_free(struct shapes_triangle *self)
{
	if (self->round)
		shapes_circle_drop(self->round);
	kfree(self);
}

static void shapes_flat_drop(struct shapes_flat *self)
{
	if (self->super.round)
		shapes_circle_drop(self->super.round);
	kfree(self);
}

static void shapes_shape_drop(struct shapes_shape *self)
{
	switch (self->class) {
	case SHAPES_CLASS_CIRCLE:
		shapes_circle_drop((struct shapes_circle *)self);
		break;
	case SHAPES_CLASS_SQUARE:
		shapes_square_drop((struct shapes_square *)self);
		break;
	case SHAPES_CLASS_TRIANGLE:
		shapes_triangle_free((struct shapes_triangle *)self);
		break;
	case SHAPES_CLASS_FLAT:
		shapes_flat_drop((struct shapes_flat *)self);
		break;
	default:
		break;
	}
}

static void shapes_triangle_drop(struct shapes_triangle *self)
{
	switch (self->super.class) {
	case SHAPES_CLASS_TRIANGLE:
		shapes_triangle_free(self);
		break;
	case SHAPES_CLASS_FLAT:
		shapes_flat_drop((struct shapes_flat *)self);
		break;
	default:
		break;
	}
}

DEFINE_FREE(shapes_circle, struct shapes_circle *, if (_T) shapes_circle_drop(_T))
DEFINE_FREE(shapes_flat, struct shapes_flat *, if (_T) shapes_flat_drop(_T))
DEFINE_FREE(shapes_shape, struct shapes_shape *, if (_T) shapes_shape_drop(_T))
DEFINE_FREE(shapes_square, struct shapes_square *, if (_T) shapes_square_drop(_T))
DEFINE_FREE(shapes_triangle, struct shapes_triangle *, if (_T) shapes_triangle_drop(_T))

static int shapes_construct(struct shapes *self)
{
	int status;
	struct shapes_circle *t1 __free(shapes_circle) = NULL;
	struct shapes_square *t2 __free(shapes_square) = NULL;
	struct shapes_triangle *t3 __free(shapes_triangle) = NULL;
	struct shapes_circle *t4 __free(shapes_circle) = NULL;
	struct shapes_flat *t5 __free(shapes_flat) = NULL;
	struct shapes_square *t6 __free(shapes_square) = NULL;
	struct shapes_shape *shape __free(shapes_shape) = NULL;
	int t8;
	struct shapes_circle *a __free(shapes_circle) = NULL;
	struct shapes_circle *b __free(shapes_circle) = NULL;
	bool t15;
	bool t17;
	int t16;

	t1 = kzalloc(sizeof(struct shapes_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = SHAPES_CLASS_CIRCLE;
	shapes_circle_construct(t1, 2);
	shapes_show(self, (struct shapes_shape *)t1);
	t2 = kzalloc(sizeof(struct shapes_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t2))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t2->super.class = SHAPES_CLASS_SQUARE;
	shapes_square_construct(t2, 3);
	shapes_show(self, (struct shapes_shape *)t2);
	t3 = kzalloc(sizeof(struct shapes_triangle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t3))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t3->super.class = SHAPES_CLASS_TRIANGLE;
	t4 = kzalloc(sizeof(struct shapes_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t4))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t4->class = SHAPES_CLASS_CIRCLE;
	shapes_circle_construct(t4, 5);
	shapes_triangle_construct(t3, no_free_ptr(t4));
	shapes_show(self, (struct shapes_shape *)t3);
	t5 = kzalloc(sizeof(struct shapes_flat), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t5))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t5->super.super.class = SHAPES_CLASS_FLAT;
	status = shapes_flat_construct(t5);
	if (status)
		return status;
	shapes_show(self, (struct shapes_shape *)t5);
	t6 = kzalloc(sizeof(struct shapes_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t6))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t6->super.class = SHAPES_CLASS_SQUARE;
	shapes_square_construct(t6, 7);
	shape = (struct shapes_shape *)no_free_ptr(t6);
	if (shape && (!(shape->class >= SHAPES_CLASS_SQUARE && shape->class <= SHAPES_CLASS_FLAT)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	t8 = shapes_polygon_sides_any((struct shapes_polygon *)shape);
	pr_info("%d\n", t8);
	{
		{
			struct shapes_circle *circle;

			if (shape && (!(shape->class == SHAPES_CLASS_CIRCLE))) {
				status = JIFFY_FAULT(JIFFY_CLASS_CAST);
				goto catch_1;
			}
			circle = (struct shapes_circle *)shape;
			pr_info("%d\n", circle->radius);
		}
		goto end_1;
catch_1:
		{
			pr_info("no circle\n");
		}
end_1:
		;
	}
	a = kzalloc(sizeof(struct shapes_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!a))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	a->class = SHAPES_CLASS_CIRCLE;
	shapes_circle_construct(a, 1);
	b = kzalloc(sizeof(struct shapes_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!b))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	b->class = SHAPES_CLASS_CIRCLE;
	shapes_circle_construct(b, 1);
	t15 = shapes_circle_equals(a, b);
	t17 = a == b;
	t16 = shapes_circle_hash_code(a);
	pr_info("%s %s %d\n", t15 ? "true" : "false", t17 ? "true" : "false", t16);
	return 0;
}

static void shapes_show(struct shapes *self, struct shapes_shape *shape)
{
	int t2;
	int t3;

	t2 = shapes_shape_area(shape);
	t3 = shapes_shape_twice_any(shape);
	pr_info("%d %d\n", t2, t3);
}

static int shapes_shape_twice(struct shapes_shape *self)
{
	int t1;

	t1 = shapes_shape_area(self);
	return 2 * t1;
}

static void shapes_circle_construct(struct shapes_circle *self, int radius)
{
	self->radius = radius;
}

static int shapes_circle_area(struct shapes_circle *self)
{
	return (3 * self->radius) * self->radius;
}

static void shapes_polygon_construct(struct shapes_polygon *self, int sides)
{
	const char *t2;

	self->sides = sides;
	t2 = shapes_polygon_name(self);
	pr_info("polygon %d: %s\n", sides, t2);
}

static int shapes_polygon_sides(struct shapes_polygon *self)
{
	return self->sides;
}

static void shapes_square_construct(struct shapes_square *self, int side)
{
	shapes_polygon_construct((struct shapes_polygon *)self, 4);
	self->side = side;
}

static const char *shapes_square_name(struct shapes_square *self)
{
	return "square";
}

static int shapes_square_area(struct shapes_square *self)
{
	return self->side * self->side;
}

static int shapes_square_twice(struct shapes_square *self)
{
	int t1;

	t1 = shapes_shape_twice((struct shapes_shape *)self);
	return t1 + self->super.sides;
}

static void shapes_triangle_construct(struct shapes_triangle *self, struct shapes_circle *round_given)
{
	struct shapes_circle *round __free(shapes_circle) = round_given;

	shapes_polygon_construct((struct shapes_polygon *)self, 3);
	self->round = no_free_ptr(round);
}

static const char *shapes_triangle_name(struct shapes_triangle *self)
{
	return "triangle";
}

static int shapes_triangle_area(struct shapes_triangle *self)
{
	int t1;

	t1 = shapes_circle_area(self->round);
	return t1;
}

static int shapes_triangle_sides(struct shapes_triangle *self)
{
	int t1;

	t1 = shapes_polygon_sides((struct shapes_polygon *)self);
	return t1 + 1;
}

static int shapes_flat_construct(struct shapes_flat *self)
{
	struct shapes_circle *t1 __free(shapes_circle) = NULL;

	t1 = kzalloc(sizeof(struct shapes_circle), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = SHAPES_CLASS_CIRCLE;
	shapes_circle_construct(t1, 1);
	shapes_triangle_construct((struct shapes_triangle *)self, no_free_ptr(t1));
	return 0;
}

static int shapes_flat_area(struct shapes_flat *self)
{
	return 0;
}

static bool shapes_circle_equals(struct shapes_circle *self, struct shapes_circle *other)
{
	if (!other)
		return false;
	if (!(self->radius == other->radius))
		return false;
	return true;
}

static int shapes_circle_hash_code(struct shapes_circle *self)
{
	int hash = 0;

	hash = hash * 31 + self->radius;
	return hash;
}

static int shapes_polygon_sides_any(struct shapes_polygon *self)
{
	switch (self->class) {
	case SHAPES_CLASS_SQUARE:
		{
			int t1;

			t1 = shapes_polygon_sides(self);
			return t1;
		}
		break;
	case SHAPES_CLASS_TRIANGLE:
	case SHAPES_CLASS_FLAT:
	default:
		{
			int t2;

			t2 = shapes_triangle_sides((struct shapes_triangle *)self);
			return t2;
		}
		break;
	}
}

static int shapes_shape_area(struct shapes_shape *self)
{
	switch (self->class) {
	case SHAPES_CLASS_CIRCLE:
		{
			int t1;

			t1 = shapes_circle_area((struct shapes_circle *)self);
			return t1;
		}
		break;
	case SHAPES_CLASS_SQUARE:
		{
			int t2;

			t2 = shapes_square_area((struct shapes_square *)self);
			return t2;
		}
		break;
	case SHAPES_CLASS_TRIANGLE:
		{
			int t3;

			t3 = shapes_triangle_area((struct shapes_triangle *)self);
			return t3;
		}
		break;
	case SHAPES_CLASS_FLAT:
	default:
		{
			int t4;

			t4 = shapes_flat_area((struct shapes_flat *)self);
			return t4;
		}
		break;
	}
}

static int shapes_shape_twice_any(struct shapes_shape *self)
{
	switch (self->class) {
	case SHAPES_CLASS_CIRCLE:
	case SHAPES_CLASS_TRIANGLE:
	case SHAPES_CLASS_FLAT:
		{
			int t1;

			t1 = shapes_shape_twice(self);
			return t1;
		}
		break;
	case SHAPES_CLASS_SQUARE:
	default:
		{
			int t2;

			t2 = shapes_square_twice((struct shapes_square *)self);
			return t2;
		}
		break;
	}
}

static const char *shapes_polygon_name(struct shapes_polygon *self)
{
	switch (self->class) {
	case SHAPES_CLASS_SQUARE:
		{
			const char *t1;

			t1 = shapes_square_name((struct shapes_square *)self);
			return t1;
		}
		break;
	case SHAPES_CLASS_TRIANGLE:
	case SHAPES_CLASS_FLAT:
	default:
		{
			const char *t2;

			t2 = shapes_triangle_name((struct shapes_triangle *)self);
			return t2;
		}
		break;
	}
}

static int __init shapes_init(void)
{
	struct shapes *self = &shapes_self;
	int status;

	status = shapes_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(shapes_init);

static void __exit shapes_exit(void)
{
}
module_exit(shapes_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Shapes");
