// SPDX-License-Identifier: MIT OR GPL-2.0
/* enumkinds: written in Java, compiled by Jiffy */
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
	"EnumKinds.java",
};

#include "jiffy.h"

struct enumkinds_shape_array { int length; struct enumkinds_shape *elements[]; };

/* the class of an object, where more than one is possible */
enum enumkinds_class {
	ENUMKINDS_CLASS_UNIT = 1,
	ENUMKINDS_CLASS_SQUARE,
	ENUMKINDS_CLASS_ODD,
	ENUMKINDS_CLASS_PLAIN = 5,
};

struct enumkinds_unit {
	enum enumkinds_class class;
	int ordinal;
	const char *name;
	int area;
};

enum {
	ENUMKINDS_UNIT_DOT,
	ENUMKINDS_UNIT_TILE,
};

static const struct enumkinds_unit enumkinds_unit_values[2];

struct enumkinds_odd {
	enum enumkinds_class class;
	int ordinal;
	const char *name;
};

enum {
	ENUMKINDS_ODD_LINE,
	ENUMKINDS_ODD_BLOB,
};

static const struct enumkinds_odd enumkinds_odd_values[2];

struct enumkinds_op {
	int ordinal;
	const char *name;
	const char *symbol;
};

enum {
	ENUMKINDS_OP_PLUS,
	ENUMKINDS_OP_MINUS,
	ENUMKINDS_OP_TIMES,
};

static const struct enumkinds_op enumkinds_op_values[3];

struct enumkinds_plain {
	enum enumkinds_class class;
	int ordinal;
	const char *name;
};

enum {
	ENUMKINDS_PLAIN_ONE,
	ENUMKINDS_PLAIN_TWO,
	ENUMKINDS_PLAIN_THREE,
};

static const struct enumkinds_plain enumkinds_plain_values[3];

static const struct enumkinds_unit enumkinds_unit_values[2] = {
	[ENUMKINDS_UNIT_DOT] = { ENUMKINDS_CLASS_UNIT, ENUMKINDS_UNIT_DOT, "DOT", 0 },
	[ENUMKINDS_UNIT_TILE] = { ENUMKINDS_CLASS_UNIT, ENUMKINDS_UNIT_TILE, "TILE", 1 },
};

static const struct enumkinds_odd enumkinds_odd_values[2] = {
	[ENUMKINDS_ODD_LINE] = { ENUMKINDS_CLASS_ODD, ENUMKINDS_ODD_LINE, "LINE" },
	[ENUMKINDS_ODD_BLOB] = { ENUMKINDS_CLASS_ODD, ENUMKINDS_ODD_BLOB, "BLOB" },
};

static const struct enumkinds_op enumkinds_op_values[3] = {
	[ENUMKINDS_OP_PLUS] = { ENUMKINDS_OP_PLUS, "PLUS", "+" },
	[ENUMKINDS_OP_MINUS] = { ENUMKINDS_OP_MINUS, "MINUS", "-" },
	[ENUMKINDS_OP_TIMES] = { ENUMKINDS_OP_TIMES, "TIMES", "*" },
};

static const struct enumkinds_plain enumkinds_plain_values[3] = {
	[ENUMKINDS_PLAIN_ONE] = { ENUMKINDS_CLASS_PLAIN, ENUMKINDS_PLAIN_ONE, "ONE" },
	[ENUMKINDS_PLAIN_TWO] = { ENUMKINDS_CLASS_PLAIN, ENUMKINDS_PLAIN_TWO, "TWO" },
	[ENUMKINDS_PLAIN_THREE] = { ENUMKINDS_CLASS_PLAIN, ENUMKINDS_PLAIN_THREE, "THREE" },
};

struct enumkinds_named {
	enum enumkinds_class class;
	refcount_t refs;
};

struct enumkinds_shape {
	enum enumkinds_class class;
	refcount_t refs;
};

struct enumkinds_square {
	enum enumkinds_class class;
	refcount_t refs;
	int side;
};

struct enumkinds_box {
	struct enumkinds_java_lang_object *content;
};

struct enumkinds_java_lang_object {
	enum enumkinds_class class;
};

struct enumkinds {
	struct enumkinds_shape *kept;
};

static struct enumkinds enumkinds_self;

static void enumkinds_named_drop(struct enumkinds_named *self);
static __maybe_unused void enumkinds_named_put(struct enumkinds_named *self);
static void enumkinds_shape_drop(struct enumkinds_shape *self);
static void enumkinds_shape_put(struct enumkinds_shape *self);
static void enumkinds_square_drop(struct enumkinds_square *self);
static void enumkinds_square_put(struct enumkinds_square *self);
static void enumkinds_java_lang_object_drop(struct enumkinds_java_lang_object *self);
static int enumkinds_construct(struct enumkinds *self);
static int enumkinds_shapes(struct enumkinds *self);
static void enumkinds_show(struct enumkinds_shape *shape);
static int enumkinds_ops(struct enumkinds *self);
static int enumkinds_name(struct enumkinds_shape *shape, const char **result);
static int enumkinds_number(const struct enumkinds_plain *plain, int limit, int *result);
static int enumkinds_length(const char *text, int *result);
static int enumkinds_patterns(struct enumkinds *self);
static int enumkinds_boxes(struct enumkinds *self);
static int enumkinds_holding(struct enumkinds *self);
static int enumkinds_named_doubled(struct enumkinds_named *self);
static int enumkinds_unit_area(const struct enumkinds_unit *self);
static void enumkinds_square_construct(struct enumkinds_square *self, int side);
static int enumkinds_square_area(struct enumkinds_square *self);
static int enumkinds_odd_line_area(const struct enumkinds_odd *self);
static const char *enumkinds_odd_line_to_string(const struct enumkinds_odd *self);
static int enumkinds_odd_blob_area(const struct enumkinds_odd *self);
static int enumkinds_odd_blob_twice(const struct enumkinds_odd *self, int value_);
static int enumkinds_op_rank(const struct enumkinds_op *self);
static int enumkinds_op_plus_apply(const struct enumkinds_op *self, int a, int b);
static int enumkinds_op_minus_apply(const struct enumkinds_op *self, int a, int b);
static int enumkinds_op_minus_rank(const struct enumkinds_op *self);
static int enumkinds_op_times_apply(const struct enumkinds_op *self, int a, int b, int *result);
static int enumkinds_op_times_rank(const struct enumkinds_op *self);
static void enumkinds_box_construct(struct enumkinds_box *self, struct enumkinds_java_lang_object *content_given);
static bool enumkinds_java_lang_object_equals(struct enumkinds_java_lang_object *self, struct enumkinds_java_lang_object *other);
static bool enumkinds_square_equals(struct enumkinds_square *self, struct enumkinds_square *other);
static bool enumkinds_square_equals_2(struct enumkinds_square *self, struct enumkinds_java_lang_object *other);
static bool enumkinds_box_equals(struct enumkinds_box *self, struct enumkinds_box *other);
static const char *enumkinds_unit_name(const struct enumkinds_unit *self);
static int enumkinds_unit_ordinal(const struct enumkinds_unit *self);
static const char *enumkinds_odd_to_string(const struct enumkinds_odd *self);
static int enumkinds_odd_area(const struct enumkinds_odd *self);
static int enumkinds_shape_area(struct enumkinds_shape *self);
static const char *enumkinds_odd_to_string_any(const struct enumkinds_odd *self);
static int enumkinds_op_apply(const struct enumkinds_op *self, int a, int b, int *result);
static int enumkinds_op_rank_any(const struct enumkinds_op *self);
static bool enumkinds_java_lang_object_equals_any(struct enumkinds_java_lang_object *self, struct enumkinds_java_lang_object *arg0);
static int enumkinds_op_value_of(const char *name, const struct enumkinds_op **result);

static void enumkinds_shape_array_drop(struct enumkinds_shape_array *self);
static __maybe_unused struct enumkinds_named *enumkinds_named_get(struct enumkinds_named *self)
{
	if (self && !(self->class == ENUMKINDS_CLASS_UNIT))
		refcount_inc(&self->refs);
	return self;
}

static __maybe_unused void enumkinds_named_put(struct enumkinds_named *self)
{
	if (!(self->class == ENUMKINDS_CLASS_UNIT) && refcount_dec_and_test(&self->refs))
		enumkinds_named_drop(self);
}

static struct enumkinds_shape *enumkinds_shape_get(struct enumkinds_shape *self)
{
	if (self && !(self->class == ENUMKINDS_CLASS_UNIT || self->class == ENUMKINDS_CLASS_ODD))
		refcount_inc(&self->refs);
	return self;
}

static void enumkinds_shape_put(struct enumkinds_shape *self)
{
	if (!(self->class == ENUMKINDS_CLASS_UNIT || self->class == ENUMKINDS_CLASS_ODD) && refcount_dec_and_test(&self->refs))
		enumkinds_shape_drop(self);
}

static void enumkinds_square_drop(struct enumkinds_square *self)
{
	kfree(self);
}

static __maybe_unused struct enumkinds_square *enumkinds_square_get(struct enumkinds_square *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void enumkinds_square_put(struct enumkinds_square *self)
{
	if (refcount_dec_and_test(&self->refs))
		enumkinds_square_drop(self);
}

static void enumkinds_box_drop(struct enumkinds_box *self)
{
	if (self->content)
		enumkinds_java_lang_object_drop(self->content);
	kfree(self);
}

static void enumkinds_named_drop(struct enumkinds_named *self)
{
}

static void enumkinds_shape_drop(struct enumkinds_shape *self)
{
	switch (self->class) {
	case ENUMKINDS_CLASS_SQUARE:
		enumkinds_square_drop((struct enumkinds_square *)self);
		break;
	default:
		break;
	}
}

static void enumkinds_java_lang_object_drop(struct enumkinds_java_lang_object *self)
{
	switch (self->class) {
	case ENUMKINDS_CLASS_SQUARE:
		enumkinds_square_drop((struct enumkinds_square *)self);
		break;
	default:
		break;
	}
}

static void enumkinds_shape_array_drop(struct enumkinds_shape_array *self)
{
	for (int i = 0; i < self->length; i++) {
		if (self->elements[i])
			enumkinds_shape_put(self->elements[i]);
	}
	kvfree(self);
}

static void enumkinds_shape_set(struct enumkinds_shape **place, struct enumkinds_shape *value)
{
	struct enumkinds_shape *old = *place;

	*place = value;
	if (old)
		enumkinds_shape_put(old);
}

DEFINE_FREE(enumkinds_box, struct enumkinds_box *, if (_T) enumkinds_box_drop(_T))
DEFINE_FREE(enumkinds_java_lang_object, struct enumkinds_java_lang_object *, if (_T) enumkinds_java_lang_object_drop(_T))
DEFINE_FREE(enumkinds_shape, struct enumkinds_shape *, if (_T) enumkinds_shape_put(_T))
DEFINE_FREE(enumkinds_shape_array, struct enumkinds_shape_array *, if (_T) enumkinds_shape_array_drop(_T))
DEFINE_FREE(enumkinds_square, struct enumkinds_square *, if (_T) enumkinds_square_put(_T))

static int enumkinds_construct(struct enumkinds *self)
{
	int status;

	enumkinds_shape_set(&self->kept, (struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_TILE]));
	pr_info("%d\n", 21042);
	status = enumkinds_shapes(self);
	if (status)
		goto release_kept;
	status = enumkinds_ops(self);
	if (status)
		goto release_kept;
	status = enumkinds_patterns(self);
	if (status)
		goto release_kept;
	status = enumkinds_boxes(self);
	if (status)
		goto release_kept;
	status = enumkinds_holding(self);
	if (status)
		goto release_kept;
	return 0;

release_kept:
	if (self->kept)
		enumkinds_shape_put(self->kept);
	return status;
}

static int enumkinds_shapes(struct enumkinds *self)
{
	int status __maybe_unused;
	struct enumkinds_square *t1 __free(enumkinds_square) = NULL;
	struct enumkinds_named *named;
	const char *t3;
	int t4;
	int t5;
	const char *t6;
	const char *t7;
	struct enumkinds_shape *shape;

	enumkinds_show((struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT]));
	enumkinds_show((struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_TILE]));
	t1 = kzalloc(sizeof(struct enumkinds_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = ENUMKINDS_CLASS_SQUARE;
	refcount_set(&t1->refs, 1);
	enumkinds_square_construct(t1, 4);
	enumkinds_show((struct enumkinds_shape *)t1);
	enumkinds_show((struct enumkinds_shape *)(&enumkinds_odd_values[ENUMKINDS_ODD_LINE]));
	enumkinds_show((struct enumkinds_shape *)(&enumkinds_odd_values[ENUMKINDS_ODD_BLOB]));
	named = (struct enumkinds_named *)(&enumkinds_unit_values[ENUMKINDS_UNIT_TILE]);
	t3 = enumkinds_unit_name((const struct enumkinds_unit *)named);
	t4 = enumkinds_unit_ordinal((const struct enumkinds_unit *)named);
	t5 = enumkinds_named_doubled(named);
	pr_info("%s %d %d\n", t3, t4, t5);
	t6 = enumkinds_odd_to_string_any(&enumkinds_odd_values[ENUMKINDS_ODD_LINE]);
	t7 = enumkinds_odd_to_string_any(&enumkinds_odd_values[ENUMKINDS_ODD_BLOB]);
	pr_info("%s %s\n", t6, t7);
	shape = (struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT]);
	pr_info("%s %s %s\n", (shape == (void *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT])) ? "true" : "false", (shape && (shape->class == ENUMKINDS_CLASS_UNIT)) ? "true" : "false", (shape && (shape->class == ENUMKINDS_CLASS_ODD)) ? "true" : "false");
	pr_info("%s\n", (((struct enumkinds_named *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT])) && (((struct enumkinds_named *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT]))->class >= ENUMKINDS_CLASS_UNIT && ((struct enumkinds_named *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT]))->class <= ENUMKINDS_CLASS_ODD)) ? "true" : "false");
	{
		{
			const struct enumkinds_odd *odd;

			if (shape && (!(shape->class == ENUMKINDS_CLASS_ODD))) {
				status = JIFFY_FAULT(JIFFY_CLASS_CAST);
				goto catch_1;
			}
			odd = (const struct enumkinds_odd *)shape;
			pr_info("%s\n", odd->name);
		}
		goto end_1;
catch_1:
		{
			pr_info("no odd\n");
		}
end_1:
		;
	}
	return 0;
}

static void enumkinds_show(struct enumkinds_shape *shape)
{
	const char *kind;
	int t7;

	switch (shape->class) {
	case ENUMKINDS_CLASS_UNIT:
		{
			const struct enumkinds_unit *unit = (const struct enumkinds_unit *)shape;

			kind = unit->name;
			break;
		}
		break;
	case ENUMKINDS_CLASS_SQUARE:
		{
			int side;

			side = ((struct enumkinds_square *)shape)->side;
			kind = (side > 3) ? "large" : "small";
			break;
		}
		break;
	case ENUMKINDS_CLASS_ODD:
	default:
		{
			const struct enumkinds_odd *odd = (const struct enumkinds_odd *)shape;
			const char *t5;

			t5 = enumkinds_odd_to_string_any(odd);
			kind = t5;
			break;
		}
		break;
	}
	t7 = enumkinds_shape_area(shape);
	pr_info("%s %d\n", kind, t7);
}

static int enumkinds_ops(struct enumkinds *self)
{
	int status;
	const struct enumkinds_op *t5;

	for (int t1 = 0; t1 < 3; t1++) {
		const struct enumkinds_op *op = &enumkinds_op_values[t1];
		int t3;
		int t4;

		status = enumkinds_op_apply(op, 7, 3, &t3);
		if (status)
			return status;
		t4 = enumkinds_op_rank_any(op);
		pr_info("%s %s %d %d\n", op->name, op->symbol, t3, t4);
	}
	status = enumkinds_op_value_of("MINUS", &t5);
	if (status)
		return status;
	pr_info("%d\n", t5->ordinal - 2);
	{
		{
			int t6;

			status = enumkinds_op_apply(&enumkinds_op_values[ENUMKINDS_OP_TIMES], 1001, 1, &t6);
			if (status)
				goto catch_1;
			pr_info("%d\n", t6);
		}
		goto end_1;
catch_1:
		{
			int e = status;

			pr_info("error %d\n", (-e));
		}
end_1:
		;
	}
	{
		{
			const struct enumkinds_op *t8;

			status = enumkinds_op_value_of("DIVIDE", &t8);
			if (status)
				goto catch_2;
			pr_info("%s\n", t8->name);
		}
		goto end_2;
catch_2:
		{
			pr_info("no such constant\n");
		}
end_2:
		;
	}
	return 0;
}

static int enumkinds_name(struct enumkinds_shape *shape, const char **result)
{
	const char *t1;
	struct enumkinds_square *s;
	const struct enumkinds_unit *u;
	int t4;

	{
		bool t6;

		if (shape == (void *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT])) {
			t4 = 0;
			goto break_1;
		}
		if (shape == (void *)(&enumkinds_odd_values[ENUMKINDS_ODD_BLOB])) {
			t4 = 1;
			goto break_1;
		}
		s = (struct enumkinds_square *)shape;
		if ((shape->class == ENUMKINDS_CLASS_SQUARE) && (s->side > 9)) {
			t4 = 2;
			goto break_1;
		}
		u = (const struct enumkinds_unit *)shape;
		t6 = shape->class == ENUMKINDS_CLASS_UNIT;
		if (t6) {
			int t5;

			t5 = enumkinds_unit_area(u);
			t6 = t5 == 1;
		}
		if (t6) {
			t4 = 3;
			goto break_1;
		}
		if (((shape->class == ENUMKINDS_CLASS_UNIT) || (shape->class == ENUMKINDS_CLASS_ODD)) || (shape->class == ENUMKINDS_CLASS_SQUARE)) {
			t4 = 4;
			goto break_1;
		}
		return JIFFY_FAULT(JIFFY_MATCH);
	}
break_1:
	;
	switch (t4) {
	case 0:
		{
			t1 = "the dot";
			break;
		}
		break;
	case 1:
		{
			t1 = "the blob";
			break;
		}
		break;
	case 2:
		{
			t1 = "vast";
			break;
		}
		break;
	case 3:
		{
			t1 = "one";
			break;
		}
		break;
	case 4:
	default:
		{
			t1 = "other";
			break;
		}
		break;
	}
	*result = t1;
	return 0;
}

static int enumkinds_number(const struct enumkinds_plain *plain, int limit, int *result)
{
	int t2;
	const struct enumkinds_plain *p;
	int t4;

	{
		if (!plain) {
			t4 = 0;
			goto break_1;
		}
		if (plain == (&enumkinds_plain_values[ENUMKINDS_PLAIN_ONE])) {
			t4 = 1;
			goto break_1;
		}
		p = plain;
		if (plain && (p->ordinal > limit)) {
			t4 = 2;
			goto break_1;
		}
		if (plain == (&enumkinds_plain_values[ENUMKINDS_PLAIN_TWO])) {
			t4 = 3;
			goto break_1;
		}
		if (plain == (&enumkinds_plain_values[ENUMKINDS_PLAIN_THREE])) {
			t4 = 4;
			goto break_1;
		}
		return JIFFY_FAULT(JIFFY_MATCH);
	}
break_1:
	;
	switch (t4) {
	case 0:
		{
			t2 = -1;
			break;
		}
		break;
	case 1:
		{
			t2 = 1;
			break;
		}
		break;
	case 2:
		{
			t2 = 100 + p->ordinal;
			break;
		}
		break;
	case 3:
		{
			t2 = 2;
			break;
		}
		break;
	case 4:
	default:
		{
			t2 = 3;
			break;
		}
		break;
	}
	*result = t2;
	return 0;
}

static int enumkinds_length(const char *text, int *result)
{
	int t1;
	const char *s;
	const char *s_2;
	int t4;

	if (unlikely(!text))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	{
		if (jiffy_string_equals(text, "one") || jiffy_string_equals(text, "two")) {
			t4 = 0;
			goto break_1;
		}
		s = text;
		if (text && (jiffy_string_length(s) > 5)) {
			t4 = 1;
			goto break_1;
		}
		if (jiffy_string_equals(text, "three")) {
			t4 = 2;
			goto break_1;
		}
		s_2 = text;
		if (text) {
			t4 = 3;
			goto break_1;
		}
		return JIFFY_FAULT(JIFFY_MATCH);
	}
break_1:
	;
	switch (t4) {
	case 0:
		{
			t1 = 3;
			break;
		}
		break;
	case 1:
		{
			t1 = -jiffy_string_length(s);
			break;
		}
		break;
	case 2:
		{
			t1 = 5;
			break;
		}
		break;
	case 3:
	default:
		{
			t1 = jiffy_string_length(s_2) + 100;
			break;
		}
		break;
	}
	*result = t1;
	return 0;
}

static int enumkinds_patterns(struct enumkinds *self)
{
	int status;
	const char *t1;
	const char *t2;
	const char *t3;
	const char *t4;
	struct enumkinds_square *t5 __free(enumkinds_square) = NULL;
	const char *t6;
	struct enumkinds_square *t7 __free(enumkinds_square) = NULL;
	const char *t8;
	int t14;
	int t15;
	int t16;
	int t17;
	int t18;

	status = enumkinds_name((struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_DOT]), &t1);
	if (status)
		return status;
	status = enumkinds_name((struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_TILE]), &t2);
	if (status)
		return status;
	status = enumkinds_name((struct enumkinds_shape *)(&enumkinds_odd_values[ENUMKINDS_ODD_BLOB]), &t3);
	if (status)
		return status;
	pr_info("%s %s %s\n", t1, t2, t3);
	status = enumkinds_name((struct enumkinds_shape *)(&enumkinds_odd_values[ENUMKINDS_ODD_LINE]), &t4);
	if (status)
		return status;
	t5 = kzalloc(sizeof(struct enumkinds_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t5))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t5->class = ENUMKINDS_CLASS_SQUARE;
	refcount_set(&t5->refs, 1);
	enumkinds_square_construct(t5, 10);
	status = enumkinds_name((struct enumkinds_shape *)t5, &t6);
	if (status)
		return status;
	t7 = kzalloc(sizeof(struct enumkinds_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t7))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t7->class = ENUMKINDS_CLASS_SQUARE;
	refcount_set(&t7->refs, 1);
	enumkinds_square_construct(t7, 1);
	status = enumkinds_name((struct enumkinds_shape *)t7, &t8);
	if (status)
		return status;
	pr_info("%s %s %s\n", t4, t6, t8);
	for (int i = 0; i < 3; i++) {
		int t10;
		int t11;
		int t12;
		int t13;

		status = enumkinds_number(NULL, i, &t10);
		if (status)
			return status;
		status = enumkinds_number(&enumkinds_plain_values[ENUMKINDS_PLAIN_ONE], i, &t11);
		if (status)
			return status;
		status = enumkinds_number(&enumkinds_plain_values[ENUMKINDS_PLAIN_TWO], i, &t12);
		if (status)
			return status;
		status = enumkinds_number(&enumkinds_plain_values[ENUMKINDS_PLAIN_THREE], i, &t13);
		if (status)
			return status;
		pr_info("%d %d %d %d\n", t10, t11, t12, t13);
	}
	status = enumkinds_length("one", &t14);
	if (status)
		return status;
	status = enumkinds_length("three", &t15);
	if (status)
		return status;
	status = enumkinds_length("eleven", &t16);
	if (status)
		return status;
	pr_info("%d %d %d\n", t14, t15, t16);
	status = enumkinds_length("four", &t17);
	if (status)
		return status;
	status = enumkinds_length("two", &t18);
	if (status)
		return status;
	pr_info("%d %d\n", t17, t18);
	{
		{
			int t19;

			status = enumkinds_length(NULL, &t19);
			if (status)
				goto catch_1;
			pr_info("%d\n", t19);
		}
		goto end_1;
catch_1:
		if ((jiffy_is_fault(status) && jiffy_fault_kind(status) == JIFFY_NULL_POINTER)) {
			pr_info("null\n");
		}
		else {
			return status;
		}
end_1:
		;
	}
	return 0;
}

static int enumkinds_boxes(struct enumkinds *self)
{
	struct enumkinds_box *box __free(enumkinds_box) = NULL;
	struct enumkinds_java_lang_object *any;
	const struct enumkinds_plain *plain;
	bool t6;
	bool t7;
	struct enumkinds_box *shapes __free(enumkinds_box) = NULL;
	int t10;
	struct enumkinds_box *t11 __free(enumkinds_box) = NULL;
	bool t12;

	box = kzalloc(sizeof(struct enumkinds_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!box))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	enumkinds_box_construct(box, (struct enumkinds_java_lang_object *)(&enumkinds_plain_values[ENUMKINDS_PLAIN_TWO]));
	if (box->content && (!(box->content->class == ENUMKINDS_CLASS_PLAIN)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	if (box->content && (!(box->content->class == ENUMKINDS_CLASS_PLAIN)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	pr_info("%s %d\n", ((const struct enumkinds_plain *)box->content)->name, ((const struct enumkinds_plain *)box->content)->ordinal);
	any = (struct enumkinds_java_lang_object *)(&enumkinds_plain_values[ENUMKINDS_PLAIN_THREE]);
	pr_info("%s %s\n", (any && (any->class == ENUMKINDS_CLASS_PLAIN)) ? "true" : "false", (any && false) ? "true" : "false");
	plain = (const struct enumkinds_plain *)any;
	if (any && (any->class == ENUMKINDS_CLASS_PLAIN))
		pr_info("%s\n", plain->name);
	t6 = enumkinds_java_lang_object_equals_any(any, (struct enumkinds_java_lang_object *)(&enumkinds_plain_values[ENUMKINDS_PLAIN_THREE]));
	t7 = enumkinds_java_lang_object_equals_any(any, (struct enumkinds_java_lang_object *)(&enumkinds_plain_values[ENUMKINDS_PLAIN_ONE]));
	pr_info("%s %s\n", t6 ? "true" : "false", t7 ? "true" : "false");
	shapes = kzalloc(sizeof(struct enumkinds_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!shapes))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	enumkinds_box_construct(shapes, (struct enumkinds_java_lang_object *)(&enumkinds_odd_values[ENUMKINDS_ODD_BLOB]));
	if (shapes->content && (!(shapes->content->class >= ENUMKINDS_CLASS_UNIT && shapes->content->class <= ENUMKINDS_CLASS_ODD)))
		return JIFFY_FAULT(JIFFY_CLASS_CAST);
	t10 = enumkinds_shape_area((struct enumkinds_shape *)shapes->content);
	t11 = kzalloc(sizeof(struct enumkinds_box), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t11))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	enumkinds_box_construct(t11, (struct enumkinds_java_lang_object *)(&enumkinds_odd_values[ENUMKINDS_ODD_BLOB]));
	t12 = enumkinds_box_equals(shapes, t11);
	pr_info("%d %s\n", t10, t12 ? "true" : "false");
	return 0;
}

static int enumkinds_holding(struct enumkinds *self)
{
	struct enumkinds_shape_array *shapes __free(enumkinds_shape_array) = NULL;
	struct enumkinds_square *t12 __free(enumkinds_square) = NULL;
	struct enumkinds_shape *t14;
	int t15;
	struct enumkinds_shape *t16;
	int t17;

	for (int i = 0; i < 4; i++) {
		struct enumkinds_shape *shape __free(enumkinds_shape) = NULL;
		struct enumkinds_shape *old __free(enumkinds_shape) = NULL;
		int t7;
		struct enumkinds_shape *t8;
		int t9;
		int t10;

		if ((i % 2) == 0) {
			struct enumkinds_square *t2 __free(enumkinds_square) = NULL;

			t2 = kzalloc(sizeof(struct enumkinds_square), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t2))
				return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			t2->class = ENUMKINDS_CLASS_SQUARE;
			refcount_set(&t2->refs, 1);
			enumkinds_square_construct(t2, i);
			if (shape)
				enumkinds_shape_put(shape);
			shape = (struct enumkinds_shape *)no_free_ptr(t2);
		} else {
			if (shape)
				enumkinds_shape_put(shape);
			shape = (struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_TILE]);
		}
		if (i == 3) {
			struct enumkinds_square *t5 __free(enumkinds_square) = NULL;

			t5 = kzalloc(sizeof(struct enumkinds_square), GFP_KERNEL_ACCOUNT);
			if (unlikely(!t5))
				return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
			t5->class = ENUMKINDS_CLASS_SQUARE;
			refcount_set(&t5->refs, 1);
			enumkinds_square_construct(t5, 33);
			if (shape)
				enumkinds_shape_put(shape);
			shape = (struct enumkinds_shape *)no_free_ptr(t5);
		}
		old = enumkinds_shape_get(self->kept);
		enumkinds_shape_set(&self->kept, enumkinds_shape_get(shape));
		t7 = enumkinds_shape_area(shape);
		t8 = self->kept;
		if (unlikely(!t8))
			return JIFFY_FAULT(JIFFY_NULL_POINTER);
		t9 = enumkinds_shape_area(t8);
		if (unlikely(!old))
			return JIFFY_FAULT(JIFFY_NULL_POINTER);
		t10 = enumkinds_shape_area(old);
		pr_info("%d %d %d\n", t7, t9, t10);
	}
	enumkinds_shape_set(&self->kept, (struct enumkinds_shape *)(&enumkinds_odd_values[ENUMKINDS_ODD_LINE]));
	shapes = jiffy_array_alloc(struct enumkinds_shape_array, 3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!shapes))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	shapes->elements[0] = enumkinds_shape_get(self->kept);
	t12 = kzalloc(sizeof(struct enumkinds_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t12))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t12->class = ENUMKINDS_CLASS_SQUARE;
	refcount_set(&t12->refs, 1);
	enumkinds_square_construct(t12, 5);
	shapes->elements[1] = (struct enumkinds_shape *)no_free_ptr(t12);
	shapes->elements[2] = (struct enumkinds_shape *)(&enumkinds_unit_values[ENUMKINDS_UNIT_TILE]);
	enumkinds_shape_set(&shapes->elements[0], enumkinds_shape_get(shapes->elements[1]));
	enumkinds_shape_set(&self->kept, enumkinds_shape_get(shapes->elements[0]));
	t14 = shapes->elements[0];
	if (unlikely(!t14))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	t15 = enumkinds_shape_area(t14);
	t16 = self->kept;
	if (unlikely(!t16))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	t17 = enumkinds_shape_area(t16);
	pr_info("%d %d\n", t15, t17);
	return 0;
}

static int enumkinds_named_doubled(struct enumkinds_named *self)
{
	int t1;

	t1 = enumkinds_unit_ordinal((const struct enumkinds_unit *)self);
	return 2 * t1;
}

static int enumkinds_unit_area(const struct enumkinds_unit *self)
{
	return self->area;
}

static void enumkinds_square_construct(struct enumkinds_square *self, int side)
{
	self->side = side;
}

static int enumkinds_square_area(struct enumkinds_square *self)
{
	return self->side * self->side;
}

static int enumkinds_odd_line_area(const struct enumkinds_odd *self)
{
	return 0;
}

static const char *enumkinds_odd_line_to_string(const struct enumkinds_odd *self)
{
	return "a line";
}

static int enumkinds_odd_blob_area(const struct enumkinds_odd *self)
{
	int t1;

	t1 = enumkinds_odd_blob_twice(self, 21);
	return t1;
}

static int enumkinds_odd_blob_twice(const struct enumkinds_odd *self, int value_)
{
	return 2 * value_ + self->ordinal - 1;
}

static int enumkinds_op_rank(const struct enumkinds_op *self)
{
	return self->ordinal;
}

static int enumkinds_op_plus_apply(const struct enumkinds_op *self, int a, int b)
{
	return a + b;
}

static int enumkinds_op_minus_apply(const struct enumkinds_op *self, int a, int b)
{
	return a - b;
}

static int enumkinds_op_minus_rank(const struct enumkinds_op *self)
{
	int t1;

	t1 = enumkinds_op_rank(self);
	return t1 + 10;
}

static int enumkinds_op_times_apply(const struct enumkinds_op *self, int a, int b, int *result)
{
	if (a > 1000)
		return -ERANGE;
	*result = a * b;
	return 0;
}

static int enumkinds_op_times_rank(const struct enumkinds_op *self)
{
	return 7 * jiffy_string_length(self->symbol);
}

static void enumkinds_box_construct(struct enumkinds_box *self, struct enumkinds_java_lang_object *content_given)
{
	struct enumkinds_java_lang_object *content __free(enumkinds_java_lang_object) = content_given;

	self->content = no_free_ptr(content);
}

static bool enumkinds_java_lang_object_equals(struct enumkinds_java_lang_object *self, struct enumkinds_java_lang_object *other)
{
	return self == other;
}

static bool enumkinds_square_equals(struct enumkinds_square *self, struct enumkinds_square *other)
{
	if (!other)
		return false;
	if (!(self->side == other->side))
		return false;
	return true;
}

static bool enumkinds_square_equals_2(struct enumkinds_square *self, struct enumkinds_java_lang_object *other)
{
	bool t2;

	if (!(other && (other->class == ENUMKINDS_CLASS_SQUARE)))
		return false;
	t2 = enumkinds_square_equals(self, (struct enumkinds_square *)other);
	return t2;
}

static bool enumkinds_box_equals(struct enumkinds_box *self, struct enumkinds_box *other)
{
	bool t2;

	if (!other)
		return false;
	t2 = self->content == other->content;
	if ((!t2) && self->content)
		t2 = enumkinds_java_lang_object_equals_any(self->content, other->content);
	if (!t2)
		return false;
	return true;
}

static const char *enumkinds_unit_name(const struct enumkinds_unit *self)
{
	return self->name;
}

static int enumkinds_unit_ordinal(const struct enumkinds_unit *self)
{
	return self->ordinal;
}

static const char *enumkinds_odd_to_string(const struct enumkinds_odd *self)
{
	return self->name;
}

static int enumkinds_odd_area(const struct enumkinds_odd *self)
{
	switch (self->ordinal) {
	case ENUMKINDS_ODD_LINE:
		{
			int t1;

			t1 = enumkinds_odd_line_area(self);
			return t1;
		}
		break;
	case ENUMKINDS_ODD_BLOB:
	default:
		{
			int t2;

			t2 = enumkinds_odd_blob_area(self);
			return t2;
		}
		break;
	}
}

static int enumkinds_shape_area(struct enumkinds_shape *self)
{
	switch (self->class) {
	case ENUMKINDS_CLASS_UNIT:
		{
			int t1;

			t1 = enumkinds_unit_area((const struct enumkinds_unit *)self);
			return t1;
		}
		break;
	case ENUMKINDS_CLASS_SQUARE:
		{
			int t2;

			t2 = enumkinds_square_area((struct enumkinds_square *)self);
			return t2;
		}
		break;
	case ENUMKINDS_CLASS_ODD:
	default:
		{
			int t3;

			t3 = enumkinds_odd_area((const struct enumkinds_odd *)self);
			return t3;
		}
		break;
	}
}

static const char *enumkinds_odd_to_string_any(const struct enumkinds_odd *self)
{
	switch (self->ordinal) {
	case ENUMKINDS_ODD_LINE:
		{
			const char *t1;

			t1 = enumkinds_odd_line_to_string(self);
			return t1;
		}
		break;
	case ENUMKINDS_ODD_BLOB:
	default:
		{
			const char *t2;

			t2 = enumkinds_odd_to_string(self);
			return t2;
		}
		break;
	}
}

static int enumkinds_op_apply(const struct enumkinds_op *self, int a, int b, int *result)
{
	int status;

	switch (self->ordinal) {
	case ENUMKINDS_OP_PLUS:
		{
			int t3;

			t3 = enumkinds_op_plus_apply(self, a, b);
			*result = t3;
			return 0;
		}
		break;
	case ENUMKINDS_OP_MINUS:
		{
			int t4;

			t4 = enumkinds_op_minus_apply(self, a, b);
			*result = t4;
			return 0;
		}
		break;
	case ENUMKINDS_OP_TIMES:
	default:
		{
			int t5;

			status = enumkinds_op_times_apply(self, a, b, &t5);
			if (status)
				return status;
			*result = t5;
			return 0;
		}
		break;
	}
	return 0;
}

static int enumkinds_op_rank_any(const struct enumkinds_op *self)
{
	switch (self->ordinal) {
	case ENUMKINDS_OP_PLUS:
		{
			int t1;

			t1 = enumkinds_op_rank(self);
			return t1;
		}
		break;
	case ENUMKINDS_OP_MINUS:
		{
			int t2;

			t2 = enumkinds_op_minus_rank(self);
			return t2;
		}
		break;
	case ENUMKINDS_OP_TIMES:
	default:
		{
			int t3;

			t3 = enumkinds_op_times_rank(self);
			return t3;
		}
		break;
	}
}

static bool enumkinds_java_lang_object_equals_any(struct enumkinds_java_lang_object *self, struct enumkinds_java_lang_object *arg0)
{
	switch (self->class) {
	case ENUMKINDS_CLASS_UNIT:
	case ENUMKINDS_CLASS_ODD:
	case ENUMKINDS_CLASS_PLAIN:
		{
			bool t2;

			t2 = enumkinds_java_lang_object_equals(self, arg0);
			return t2;
		}
		break;
	case ENUMKINDS_CLASS_SQUARE:
	default:
		{
			bool t3;

			t3 = enumkinds_square_equals_2((struct enumkinds_square *)self, arg0);
			return t3;
		}
		break;
	}
}

static int enumkinds_op_value_of(const char *name, const struct enumkinds_op **result)
{
	int t1 = 0;

	for (; t1 < 3; t1++) {
		if (jiffy_string_equals(enumkinds_op_values[t1].name, name)) {
			*result = &enumkinds_op_values[t1];
			return 0;
		}
	}
	return JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT);
}

static void enumkinds_unload(struct enumkinds *self)
{
	if (self->kept)
		enumkinds_shape_put(self->kept);
}

static int __init enumkinds_init(void)
{
	struct enumkinds *self = &enumkinds_self;
	int status;

	status = enumkinds_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(enumkinds_init);

static void __exit enumkinds_exit(void)
{
	enumkinds_unload(&enumkinds_self);
}
module_exit(enumkinds_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Kinds of enums");
