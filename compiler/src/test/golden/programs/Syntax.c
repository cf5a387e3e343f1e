// SPDX-License-Identifier: MIT OR GPL-2.0
/* syntax: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/refcount.h>
#include <linux/printk.h>
#include <linux/math.h>
#include <linux/minmax.h>

static const char *const jiffy_files[] = {
	"Syntax.java",
};

#include "jiffy.h"

struct syntax_has_area_array { int length; struct syntax_has_area *elements[]; };
struct jiffy_int_array_array { int length; struct jiffy_int_array *elements[]; };

/* the class of an object, where more than one is possible */
enum syntax_class {
	SYNTAX_CLASS_SQUARE = 1,
	SYNTAX_CLASS_1,
	SYNTAX_CLASS_OK,
	SYNTAX_CLASS_BAD,
	SYNTAX_CLASS_PAIR,
	SYNTAX_CLASS_COLOR,
	SYNTAX_CLASS_DERIVED,
	SYNTAX_CLASS_LAMBDA1 = 11,
	SYNTAX_CLASS_LAMBDA2,
	SYNTAX_CLASS_LAMBDA3,
};

struct syntax_color {
	enum syntax_class class;
	int ordinal;
	const char *name;
	int w;
};

enum {
	SYNTAX_COLOR_RED,
	SYNTAX_COLOR_GREEN,
	SYNTAX_COLOR_BLUE,
};

static const struct syntax_color syntax_color_values[3];

struct syntax_small {
	int ordinal;
	const char *name;
};

enum {
	SYNTAX_SMALL_ON,
	SYNTAX_SMALL_OFF,
};

static const struct syntax_small syntax_small_values[2];

static const struct jiffy_int_array syntax_table = {
	.length = 8,
	.elements = {
		1, 3, 9, 27, 81, 243, 729, 2187,
	},
};

static const struct syntax_color syntax_color_values[3] = {
	[SYNTAX_COLOR_RED] = { SYNTAX_CLASS_COLOR, SYNTAX_COLOR_RED, "RED", 1 },
	[SYNTAX_COLOR_GREEN] = { SYNTAX_CLASS_COLOR, SYNTAX_COLOR_GREEN, "GREEN", 1 },
	[SYNTAX_COLOR_BLUE] = { SYNTAX_CLASS_COLOR, SYNTAX_COLOR_BLUE, "BLUE", 3 },
};

static const struct syntax_small syntax_small_values[2] = {
	[SYNTAX_SMALL_ON] = { SYNTAX_SMALL_ON, "ON" },
	[SYNTAX_SMALL_OFF] = { SYNTAX_SMALL_OFF, "OFF" },
};

struct syntax_has_area {
	enum syntax_class class;
	refcount_t refs;
};

struct syntax_named {
	enum syntax_class class;
	refcount_t refs;
};

struct syntax_square {
	enum syntax_class class;
	refcount_t refs;
	int side;
};

struct syntax_result {
	enum syntax_class class;
};

struct syntax_ok {
	enum syntax_class class;
	struct syntax_java_lang_object *value;
};

struct syntax_bad {
	enum syntax_class class;
	int code;
};

struct syntax_pair {
	enum syntax_class class;
	refcount_t refs;
	struct syntax_java_lang_object *first;
	struct syntax_java_lang_object *second;
};

struct syntax_base {
	enum syntax_class class;
	int a;
};

struct syntax_derived {
	struct syntax_base super;
	int b;
};

struct syntax_inner {
	int k;
};

struct syntax_local {
	int x;
	s64 y;
};

struct syntax_fn {
	enum syntax_class class;
};

struct syntax_1 {
	enum syntax_class class;
	refcount_t refs;
	int n;
	struct syntax_square *sq;
};

struct syntax_java_lang_object {
	enum syntax_class class;
	refcount_t refs;
};

struct syntax {
	int counter;
};

static const struct syntax_fn syntax_lambda1_object __maybe_unused = { .class = SYNTAX_CLASS_LAMBDA1 };
static const struct syntax_fn syntax_lambda2_object __maybe_unused = { .class = SYNTAX_CLASS_LAMBDA2 };
static const struct syntax_has_area syntax_lambda3_object __maybe_unused = { .class = SYNTAX_CLASS_LAMBDA3 };
static struct syntax syntax_self;

static void *syntax_pair_bury(void *self, void *dead);
static void *syntax_pair_end(struct syntax_pair *self);
static void syntax_has_area_drop(struct syntax_has_area *self);
static void syntax_has_area_put(struct syntax_has_area *self);
static void syntax_named_drop(struct syntax_named *self);
static __maybe_unused void syntax_named_put(struct syntax_named *self);
static void syntax_square_drop(struct syntax_square *self);
static void syntax_square_put(struct syntax_square *self);
static void syntax_ok_drop(struct syntax_ok *self);
static void syntax_bad_drop(struct syntax_bad *self);
static void syntax_pair_drop(struct syntax_pair *self);
static void syntax_pair_put(struct syntax_pair *self);
static void syntax_derived_drop(struct syntax_derived *self);
static void syntax_1_drop(struct syntax_1 *self);
static void syntax_1_put(struct syntax_1 *self);
static void syntax_java_lang_object_drop(struct syntax_java_lang_object *self);
static void syntax_java_lang_object_put(struct syntax_java_lang_object *self);
static int syntax_sum(struct jiffy_int_array *values);
static int syntax_both(struct syntax_has_area *t, int *result);
static struct syntax_java_lang_object *syntax_pick(bool b, struct syntax_java_lang_object *x, struct syntax_java_lang_object *y);
static int syntax_areas(struct syntax_has_area_array *all, int *result);
static int syntax_code(struct syntax_result *r, int *result);
static int syntax_old(const char *s, int k);
static int syntax_fin(int n);
static const char *syntax_color(const struct syntax_color *c);
static u16 syntax_next(u16 c);
static int syntax_construct(struct syntax *self);
static void syntax_close(struct syntax *self);
static int syntax_has_area_twice(struct syntax_has_area *a, int *result);
static int syntax_has_area_helper(struct syntax_has_area *a, int *result);
static int syntax_has_area_more(struct syntax_has_area *self, int *result);
static int syntax_named_more(struct syntax_named *self);
static int syntax_square_construct(struct syntax_square *self, int side);
static int syntax_square_construct_2(struct syntax_square *self);
static int syntax_square_of(int side, struct syntax_square **result);
static int syntax_square_area(struct syntax_square *self);
static int syntax_square_more(struct syntax_square *self, int *result);
static void syntax_ok_construct(struct syntax_ok *self, struct syntax_java_lang_object *value__given);
static void syntax_bad_construct(struct syntax_bad *self, int code);
static void syntax_pair_construct(struct syntax_pair *self, struct syntax_java_lang_object *first_given, struct syntax_java_lang_object *second_given);
static int syntax_color_weight(const struct syntax_color *self);
static int syntax_color_green_weight(const struct syntax_color *self);
static void syntax_base_construct(struct syntax_base *self, int a);
static int syntax_base_g(struct syntax_base *self);
static void syntax_derived_construct(struct syntax_derived *self, int x);
static int syntax_derived_f(struct syntax_derived *self);
static void syntax_inner_construct(struct syntax_inner *self, int k);
static int syntax_inner_sum(struct syntax_inner *self);
static void syntax_local_construct(struct syntax_local *self, int x, s64 y);
static s64 syntax_local_both(struct syntax_local *self);
static void syntax_1_construct(struct syntax_1 *self, struct syntax_square *sq_given);
static int syntax_1_area(struct syntax_1 *self, int *result);
static int syntax_lambda1(int x);
static int syntax_lambda2(int a0);
static int syntax_lambda3(void);
static int syntax_has_area_area(struct syntax_has_area *self, int *result);
static int syntax_has_area_more_any(struct syntax_has_area *self, int *result);
static int syntax_color_weight_any(const struct syntax_color *self);
static int syntax_fn_apply(struct syntax_fn *self, int x);
static int syntax_color_value_of(const char *name, const struct syntax_color **result);

static void syntax_has_area_array_drop(struct syntax_has_area_array *self);
static void jiffy_int_array_array_drop(struct jiffy_int_array_array *self);
static __maybe_unused struct syntax_has_area *syntax_has_area_get(struct syntax_has_area *self)
{
	if (self && !(self->class == SYNTAX_CLASS_LAMBDA3))
		refcount_inc(&self->refs);
	return self;
}

static void syntax_has_area_put(struct syntax_has_area *self)
{
	if (!(self->class == SYNTAX_CLASS_LAMBDA3) && refcount_dec_and_test(&self->refs))
		syntax_has_area_drop(self);
}

static __maybe_unused struct syntax_named *syntax_named_get(struct syntax_named *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static __maybe_unused void syntax_named_put(struct syntax_named *self)
{
	if (refcount_dec_and_test(&self->refs))
		syntax_named_drop(self);
}

static void syntax_square_drop(struct syntax_square *self)
{
	kfree(self);
}

static struct syntax_square *syntax_square_get(struct syntax_square *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void syntax_square_put(struct syntax_square *self)
{
	if (refcount_dec_and_test(&self->refs))
		syntax_square_drop(self);
}

static __maybe_unused struct syntax_java_lang_object *syntax_java_lang_object_get(struct syntax_java_lang_object *self)
{
	if (self && !(self->class == SYNTAX_CLASS_COLOR || self->class == SYNTAX_CLASS_LAMBDA1 || self->class == SYNTAX_CLASS_LAMBDA2 || self->class == SYNTAX_CLASS_LAMBDA3))
		refcount_inc(&self->refs);
	return self;
}

static void syntax_java_lang_object_put(struct syntax_java_lang_object *self)
{
	if (!(self->class == SYNTAX_CLASS_COLOR || self->class == SYNTAX_CLASS_LAMBDA1 || self->class == SYNTAX_CLASS_LAMBDA2 || self->class == SYNTAX_CLASS_LAMBDA3) && refcount_dec_and_test(&self->refs))
		syntax_java_lang_object_drop(self);
}

static void syntax_ok_drop(struct syntax_ok *self)
{
	if (self->value)
		syntax_java_lang_object_put(self->value);
	kfree(self);
}

static void syntax_bad_drop(struct syntax_bad *self)
{
	kfree(self);
}

/* frees a dead object; what it alone refers to is put before the next one */
static void *syntax_pair_end(struct syntax_pair *self)
{
	void *dead = self->first;

	if (self->second)
		syntax_java_lang_object_put(self->second);
	kfree(self);
	return dead;
}

static void syntax_pair_drop(struct syntax_pair *self)
{
	void *dead = syntax_pair_bury(self, NULL);

	while (dead) {
		switch (*(enum syntax_class *)dead) {
		case SYNTAX_CLASS_PAIR:
			dead = syntax_pair_end(dead);
			break;
		default:
			return;
		}
	}
}

static __maybe_unused struct syntax_pair *syntax_pair_get(struct syntax_pair *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void syntax_pair_put(struct syntax_pair *self)
{
	if (refcount_dec_and_test(&self->refs))
		syntax_pair_drop(self);
}

static void syntax_derived_drop(struct syntax_derived *self)
{
	kfree(self);
}

static void syntax_inner_drop(struct syntax_inner *self)
{
	kfree(self);
}

static void syntax_local_drop(struct syntax_local *self)
{
	kfree(self);
}

static void syntax_1_drop(struct syntax_1 *self)
{
	if (self->sq)
		syntax_square_put(self->sq);
	kfree(self);
}

static __maybe_unused struct syntax_1 *syntax_1_get(struct syntax_1 *self)
{
	if (self)
		refcount_inc(&self->refs);
	return self;
}

static void syntax_1_put(struct syntax_1 *self)
{
	if (refcount_dec_and_test(&self->refs))
		syntax_1_drop(self);
}

static void syntax_has_area_drop(struct syntax_has_area *self)
{
	switch (self->class) {
	case SYNTAX_CLASS_SQUARE:
		syntax_square_drop((struct syntax_square *)self);
		break;
	case SYNTAX_CLASS_1:
		syntax_1_drop((struct syntax_1 *)self);
		break;
	default:
		break;
	}
}

static void syntax_named_drop(struct syntax_named *self)
{
	switch (self->class) {
	case SYNTAX_CLASS_SQUARE:
		syntax_square_drop((struct syntax_square *)self);
		break;
	default:
		break;
	}
}

static void syntax_java_lang_object_drop(struct syntax_java_lang_object *self)
{
	switch (self->class) {
	case SYNTAX_CLASS_SQUARE:
		syntax_square_drop((struct syntax_square *)self);
		break;
	case SYNTAX_CLASS_1:
		syntax_1_drop((struct syntax_1 *)self);
		break;
	case SYNTAX_CLASS_OK:
		syntax_ok_drop((struct syntax_ok *)self);
		break;
	case SYNTAX_CLASS_BAD:
		syntax_bad_drop((struct syntax_bad *)self);
		break;
	case SYNTAX_CLASS_PAIR:
		syntax_pair_drop((struct syntax_pair *)self);
		break;
	case SYNTAX_CLASS_DERIVED:
		syntax_derived_drop((struct syntax_derived *)self);
		break;
	default:
		break;
	}
}

/* puts an object before those to be freed, and what it alone refers to */
static void *syntax_pair_bury(void *self, void *dead)
{
	while (self) {
		void *next = NULL;

		switch (*(enum syntax_class *)self) {
		case SYNTAX_CLASS_PAIR: {
			struct syntax_pair *object = self;

			next = object->first && !(object->first->class == SYNTAX_CLASS_COLOR || object->first->class == SYNTAX_CLASS_LAMBDA1 || object->first->class == SYNTAX_CLASS_LAMBDA2 || object->first->class == SYNTAX_CLASS_LAMBDA3) && refcount_dec_and_test(&object->first->refs) ? object->first : NULL;
			object->first = dead;
			dead = self;
			break;
		}
		case SYNTAX_CLASS_SQUARE:
			syntax_square_drop(self);
			break;
		default:
			break;
		}
		self = next;
	}
	return dead;
}

static void syntax_has_area_array_drop(struct syntax_has_area_array *self)
{
	for (int i = 0; i < self->length; i++) {
		if (self->elements[i])
			syntax_has_area_put(self->elements[i]);
	}
	kvfree(self);
}

static void jiffy_int_array_array_drop(struct jiffy_int_array_array *self)
{
	for (int i = 0; i < self->length; i++) {
		if (self->elements[i])
			kvfree(self->elements[i]);
	}
	kvfree(self);
}

DEFINE_FREE(jiffy_int_array_array, struct jiffy_int_array_array *, if (_T) jiffy_int_array_array_drop(_T))
DEFINE_FREE(syntax_1, struct syntax_1 *, if (_T) syntax_1_put(_T))
DEFINE_FREE(syntax_bad, struct syntax_bad *, if (_T) syntax_bad_drop(_T))
DEFINE_FREE(syntax_derived, struct syntax_derived *, if (_T) syntax_derived_drop(_T))
DEFINE_FREE(syntax_has_area, struct syntax_has_area *, if (_T) syntax_has_area_put(_T))
DEFINE_FREE(syntax_has_area_array, struct syntax_has_area_array *, if (_T) syntax_has_area_array_drop(_T))
DEFINE_FREE(syntax_inner, struct syntax_inner *, if (_T) syntax_inner_drop(_T))
DEFINE_FREE(syntax_int_array, struct jiffy_int_array *, if (_T) kvfree(_T))
DEFINE_FREE(syntax_java_lang_object, struct syntax_java_lang_object *, if (_T) syntax_java_lang_object_put(_T))
DEFINE_FREE(syntax_local, struct syntax_local *, if (_T) syntax_local_drop(_T))
DEFINE_FREE(syntax_ok, struct syntax_ok *, if (_T) syntax_ok_drop(_T))
DEFINE_FREE(syntax_pair, struct syntax_pair *, if (_T) syntax_pair_put(_T))
DEFINE_FREE(syntax_square, struct syntax_square *, if (_T) syntax_square_put(_T))

static int syntax_sum(struct jiffy_int_array *values)
{
	int s = 0;

	{
		struct jiffy_int_array *t2 = values;
		int t3 = 0;

		for (; t3 < t2->length; t3++) {
			int v;

			jiffy_reschedule();
			v = t2->elements[t3];
			s = s + v;
		}
	}
	return s;
}

static int syntax_both(struct syntax_has_area *t, int *result)
{
	int status;
	int t1;
	int t2;

	status = syntax_has_area_area(t, &t1);
	if (status)
		return status;
	status = syntax_has_area_more_any(t, &t2);
	if (status)
		return status;
	*result = t1 + t2;
	return 0;
}

static struct syntax_java_lang_object *syntax_pick(bool b, struct syntax_java_lang_object *x, struct syntax_java_lang_object *y)
{
	return b ? x : y;
}

static int syntax_areas(struct syntax_has_area_array *all, int *result)
{
	int status;
	int s = 0;

	{
		struct syntax_has_area_array *t2 = all;
		int t3 = 0;

		for (; t3 < 3; t3++) {
			struct syntax_has_area *a = t2->elements[t3];
			int t6 = s;
			int t5;

			if (unlikely(!a))
				return JIFFY_FAULT(JIFFY_NULL_POINTER);
			status = syntax_has_area_area(a, &t5);
			if (status)
				return status;
			s = t6 + t5;
		}
	}
	*result = s;
	return 0;
}

static int syntax_code(struct syntax_result *r, int *result)
{
	int status;
	int t1;
	int s;
	struct syntax_has_area *other;
	int c;
	int t5;

	{
		bool t7 = r->class == SYNTAX_CLASS_OK;
		bool t8;
		bool t9;

		if (t7) {
			bool t6;

			if (((struct syntax_ok *)r)->value && (!(((struct syntax_ok *)r)->value->class == SYNTAX_CLASS_SQUARE || ((struct syntax_ok *)r)->value->class == SYNTAX_CLASS_1 || ((struct syntax_ok *)r)->value->class == SYNTAX_CLASS_LAMBDA3)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			t6 = ((struct syntax_has_area *)((struct syntax_ok *)r)->value) && (((struct syntax_has_area *)((struct syntax_ok *)r)->value)->class == SYNTAX_CLASS_SQUARE);
			if (t6)
				s = ((struct syntax_square *)((struct syntax_has_area *)((struct syntax_ok *)r)->value))->side;
			t7 = t6;
		}
		if (t7 && (s > 3)) {
			t5 = 0;
			goto break_1;
		}
		t8 = r->class == SYNTAX_CLASS_OK;
		if (t8) {
			if (((struct syntax_ok *)r)->value && (!(((struct syntax_ok *)r)->value->class == SYNTAX_CLASS_SQUARE || ((struct syntax_ok *)r)->value->class == SYNTAX_CLASS_1 || ((struct syntax_ok *)r)->value->class == SYNTAX_CLASS_LAMBDA3)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			other = (struct syntax_has_area *)((struct syntax_ok *)r)->value;
		}
		if (t8) {
			t5 = 1;
			goto break_1;
		}
		t9 = r->class == SYNTAX_CLASS_BAD;
		if (t9)
			c = ((struct syntax_bad *)r)->code;
		if (t9) {
			t5 = 2;
			goto break_1;
		}
		return JIFFY_FAULT(JIFFY_MATCH);
	}
break_1:
	;
	switch (t5) {
	case 0:
		{
			t1 = s;
			break;
		}
		break;
	case 1:
		{
			int t10;

			if (unlikely(!other))
				return JIFFY_FAULT(JIFFY_NULL_POINTER);
			status = syntax_has_area_area(other, &t10);
			if (status)
				return status;
			t1 = t10;
			break;
		}
		break;
	case 2:
	default:
		{
			{
				int z = c;

				t1 = -z;
				break;
			}
		}
		break;
	}
	*result = t1;
	return 0;
}

static int syntax_old(const char *s, int k)
{
	int r = 0;

	switch (jiffy_string_equals(s, "a") ? 0 : (jiffy_string_equals(s, "b") ? 1 : (jiffy_string_equals(s, "c") ? 2 : (-1)))) {
	case 0:
		{
			r++;
		}
		fallthrough;
	case 1:
	case 2:
		{
			r = r + 2;
			break;
		}
	default:
		{
			r = 9;
		}
		break;
	}
	switch (k) {
	case 120:
		{
			r = r + 100;
		}
		break;
	case 1:
	case 2:
		{
			r = r + 1000;
		}
		break;
	default:
		{
			{
			}
		}
		break;
	}
	{
		int i = 0;

		for (;;) {
			{
				jiffy_reschedule();
				for (int j = 0; j < 4; j++) {
					if (j == 2)
						goto continue_2;
					if (i == 3)
						goto break_2;
					r = r + i * j;
				}
			}
continue_2:
			;
			{
				i++;
			}
		}
break_2:
		;
	}
	{
		if (r > 5)
			goto break_4;
		r = -r;
	}
break_4:
	;
	return r;
}

static int syntax_fin(int n)
{
	int status __maybe_unused;

	{
		int exit_1 = 0;
		int returned_1;

		{
			{
				{
					int t1;

					if (n == 0) {
						status = JIFFY_FAULT(JIFFY_ARITHMETIC);
						goto catch_2;
					}
					t1 = n - 1;
					if (unlikely(t1 == 0)) {
						status = JIFFY_FAULT(JIFFY_ARITHMETIC);
						goto catch_2;
					}
					returned_1 = jiffy_divide_int(n, t1);
					exit_1 = 1;
					goto finally_1;
				}
				goto end_2;
catch_2:
				{
					returned_1 = -1;
					exit_1 = 1;
					goto finally_1;
				}
end_2:
				;
			}
		}
finally_1:
		;
		{
			if (n == 7)
				pr_info("seven\n");
		}
		if (exit_1 == 1) {
			return returned_1;
		}
	}
	return 0;
}

static const char *syntax_color(const struct syntax_color *c)
{
	const char *t1;

	switch (c->ordinal) {
	case SYNTAX_COLOR_RED:
		{
			t1 = "r";
			break;
		}
		break;
	case SYNTAX_COLOR_GREEN:
		{
			t1 = "g";
			break;
		}
		break;
	case SYNTAX_COLOR_BLUE:
	default:
		{
			t1 = "blue\tb \"quoted\" joined\nend";
			break;
		}
		break;
	}
	return t1;
}

static u16 syntax_next(u16 c)
{
	s8 b;
	s16 q;

	c = (u16)(c + 1);
	c = (u16)(c + 1);
	b = -56;
	b = (s8)((int)((u32)b >> 1));
	q = (s16)(b | 170);
	q = (s16)(q ^ 15);
	return (u16)(c + (q % 3));
}

static int syntax_construct(struct syntax *self)
{
	int status;
	struct syntax_square *sq __free(syntax_square) = NULL;
	struct syntax_square *unit __free(syntax_square) = NULL;
	int t5;
	int t6;
	int t7;
	struct jiffy_int_array *t8 __free(syntax_int_array) = NULL;
	int t9;
	struct jiffy_int_array *t10 __free(syntax_int_array) = NULL;
	int t11;
	struct jiffy_int_array_array *grid __free(jiffy_int_array_array) = NULL;
	struct jiffy_int_array *t13 __free(syntax_int_array) = NULL;
	struct jiffy_int_array *t14 __free(syntax_int_array) = NULL;
	struct jiffy_int_array *flat __free(syntax_int_array) = NULL;
	struct jiffy_int_array *t18;
	struct syntax_ok *t19 __free(syntax_ok) = NULL;
	int t20;
	struct syntax_ok *t21 __free(syntax_ok) = NULL;
	int t22;
	struct syntax_bad *t23 __free(syntax_bad) = NULL;
	int t24;
	int t25;
	const char *t26;
	u16 t27;
	int t28;
	int t29;
	int t30;
	struct syntax_derived *t31 __free(syntax_derived) = NULL;
	int t32;
	int t33;
	int t35;
	const struct syntax_color *t34;
	struct syntax_java_lang_object *o;
	int side;
	bool t40;
	struct syntax_fn *fn;
	struct syntax_fn *m;
	struct syntax_local *t43 __free(syntax_local) = NULL;
	s64 t44;
	int t45;
	int t46;
	struct syntax_pair *p __free(syntax_pair) = NULL;
	struct syntax_pair *t48 __free(syntax_pair) = NULL;
	int x;
	const struct syntax_color *c;
	bool t56;
	struct syntax_inner *in __free(syntax_inner) = NULL;
	int t59;
	s64 acc;
	int i;
	struct syntax_1 *t64 __free(syntax_1) = NULL;
	struct syntax_has_area *anon __free(syntax_has_area) = NULL;
	int t66;
	struct syntax_has_area_array *t67 __free(syntax_has_area_array) = NULL;
	int t68;
	int t;
	int t71;
	int t72;
	struct jiffy_int_array_array *list __free(jiffy_int_array_array) = NULL;
	struct jiffy_int_array *t74 __free(syntax_int_array) = NULL;
	struct jiffy_int_array *t75 __free(syntax_int_array) = NULL;
	struct jiffy_int_array *t78;
	struct jiffy_int_array *t77;
	struct jiffy_int_array *t79;

	{
		self->counter = 5;
	}
	status = syntax_square_of(4, &sq);
	if (status)
		return status;
	unit = kzalloc(sizeof(struct syntax_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!unit))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	unit->class = SYNTAX_CLASS_SQUARE;
	refcount_set(&unit->refs, 1);
	status = syntax_square_construct_2(unit);
	if (status)
		return status;
	status = syntax_has_area_twice((struct syntax_has_area *)sq, &t5);
	if (status)
		return status;
	status = syntax_square_more(sq, &t6);
	if (status)
		return status;
	status = syntax_both((struct syntax_has_area *)unit, &t7);
	if (status)
		return status;
	pr_info("%d %d %d\n", t5, t6, t7);
	t8 = jiffy_array_alloc(struct jiffy_int_array, 0, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t8))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t9 = syntax_sum(t8);
	t10 = jiffy_array_alloc(struct jiffy_int_array, 3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t10))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t10->elements[0] = 1;
	t10->elements[1] = 2;
	t10->elements[2] = 3;
	t11 = syntax_sum(t10);
	pr_info("%d %d\n", t9, t11);
	grid = jiffy_array_alloc(struct jiffy_int_array_array, 2, GFP_KERNEL_ACCOUNT);
	if (unlikely(!grid))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t13 = jiffy_array_alloc(struct jiffy_int_array, 2, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t13))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t13->elements[0] = 1;
	t13->elements[1] = 2;
	grid->elements[0] = no_free_ptr(t13);
	t14 = jiffy_array_alloc(struct jiffy_int_array, 1, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t14))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t14->elements[0] = 3;
	grid->elements[1] = no_free_ptr(t14);
	flat = jiffy_array_alloc(struct jiffy_int_array, 1, GFP_KERNEL_ACCOUNT);
	if (unlikely(!flat))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	flat->elements[0] = 1;
	t18 = grid->elements[1];
	if (unlikely(!t18))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (unlikely((u32)0 >= (u32)t18->length))
		return JIFFY_FAULT(JIFFY_INDEX);
	pr_info("%d %d\n", t18->elements[0] + flat->elements[0], syntax_table.elements[7]);
	t19 = kzalloc(sizeof(struct syntax_ok), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t19))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t19->class = SYNTAX_CLASS_OK;
	syntax_ok_construct(t19, (struct syntax_java_lang_object *)syntax_square_get(sq));
	status = syntax_code((struct syntax_result *)t19, &t20);
	if (status)
		return status;
	t21 = kzalloc(sizeof(struct syntax_ok), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t21))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t21->class = SYNTAX_CLASS_OK;
	syntax_ok_construct(t21, (struct syntax_java_lang_object *)syntax_square_get(unit));
	status = syntax_code((struct syntax_result *)t21, &t22);
	if (status)
		return status;
	t23 = kzalloc(sizeof(struct syntax_bad), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t23))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t23->class = SYNTAX_CLASS_BAD;
	syntax_bad_construct(t23, 5);
	status = syntax_code((struct syntax_result *)t23, &t24);
	if (status)
		return status;
	pr_info("%d %d %d\n", t20, t22, t24);
	t25 = syntax_old("b", 120);
	t26 = syntax_color(&syntax_color_values[SYNTAX_COLOR_BLUE]);
	t27 = syntax_next('a');
	pr_info("%d %s %c\n", t25, t26, jiffy_ascii(t27));
	t28 = syntax_fin(0);
	t29 = syntax_fin(7);
	t30 = syntax_fin(1);
	pr_info("%d %d %d\n", t28, t29, t30);
	t31 = kzalloc(sizeof(struct syntax_derived), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t31))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t31->super.class = SYNTAX_CLASS_DERIVED;
	syntax_derived_construct(t31, -3);
	t32 = syntax_base_g((struct syntax_base *)t31);
	t33 = syntax_color_weight_any(&syntax_color_values[SYNTAX_COLOR_GREEN]);
	t35 = t33 + 3;
	status = syntax_color_value_of("BLUE", &t34);
	if (status)
		return status;
	pr_info("%d %d\n", t32, t35 + t34->ordinal);
	o = syntax_pick(true, (struct syntax_java_lang_object *)sq, (struct syntax_java_lang_object *)unit);
	t40 = o && (o->class == SYNTAX_CLASS_SQUARE);
	if (t40)
		side = ((struct syntax_square *)o)->side;
	if (!t40)
		return -EINVAL;
	pr_info("%d\n", side);
	fn = (struct syntax_fn *)&syntax_lambda1_object;
	m = (struct syntax_fn *)&syntax_lambda2_object;
	t43 = kzalloc(sizeof(struct syntax_local), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t43))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	syntax_local_construct(t43, 1, 2LL);
	t44 = syntax_local_both(t43);
	t45 = syntax_fn_apply(fn, 3);
	t46 = syntax_fn_apply(m, -4);
	pr_info("%lld %d %d %s\n", t44, t45, t46, ((&syntax_small_values[SYNTAX_SMALL_ON]) == (&syntax_small_values[SYNTAX_SMALL_OFF])) ? "true" : "false");
	p = kzalloc(sizeof(struct syntax_pair), GFP_KERNEL_ACCOUNT);
	if (unlikely(!p))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	p->class = SYNTAX_CLASS_PAIR;
	refcount_set(&p->refs, 1);
	t48 = kzalloc(sizeof(struct syntax_pair), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t48))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t48->class = SYNTAX_CLASS_PAIR;
	refcount_set(&t48->refs, 1);
	syntax_pair_construct(t48, (struct syntax_java_lang_object *)syntax_square_get(sq), (struct syntax_java_lang_object *)syntax_square_get(unit));
	syntax_pair_construct(p, (struct syntax_java_lang_object *)no_free_ptr(t48), (struct syntax_java_lang_object *)(&syntax_color_values[SYNTAX_COLOR_RED]));
	t56 = p;
	if (t56) {
		bool t54;
		bool t55;

		if (p->first && (!(p->first->class == SYNTAX_CLASS_PAIR)))
			return JIFFY_FAULT(JIFFY_CLASS_CAST);
		t54 = ((struct syntax_pair *)p->first);
		if (t54) {
			bool t53;

			if (((struct syntax_pair *)p->first)->first && (!(((struct syntax_pair *)p->first)->first->class == SYNTAX_CLASS_SQUARE)))
				return JIFFY_FAULT(JIFFY_CLASS_CAST);
			t53 = ((struct syntax_square *)((struct syntax_pair *)p->first)->first);
			if (t53)
				x = ((struct syntax_square *)((struct syntax_pair *)p->first)->first)->side;
			t54 = t53;
		}
		if (p->second && (!(p->second->class == SYNTAX_CLASS_COLOR)))
			return JIFFY_FAULT(JIFFY_CLASS_CAST);
		t55 = t54;
		if (t55)
			c = (const struct syntax_color *)p->second;
		t56 = t55;
	}
	if ((t56 && (c == (&syntax_color_values[SYNTAX_COLOR_RED]))) && (x > 0))
		pr_info("nested %d\n", x);
	in = kzalloc(sizeof(struct syntax_inner), GFP_KERNEL_ACCOUNT);
	if (unlikely(!in))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	syntax_inner_construct(in, 3);
	t59 = syntax_inner_sum(in);
	pr_info("%d %d\n", t59, max_t(int, 3, 4));
	acc = 0LL;
	i = 0;
	do {
		s64 t63;
		int t62;

		jiffy_reschedule();
		t63 = acc;
		t62 = i;
		i = t62 + 1;
		i++;
		acc = t63 + (t62 + i);
		if ((i & 4) != 0)
			continue;
	} while (i < 10);
	pr_info("%lld %llx A %lld\n", acc, 4294967295LL, S64_MIN);
	if (!(acc > 0LL)) {
		return JIFFY_FAULT(JIFFY_ASSERTION);
	}
	t64 = kzalloc(sizeof(struct syntax_1), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t64))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t64->class = SYNTAX_CLASS_1;
	refcount_set(&t64->refs, 1);
	syntax_1_construct(t64, syntax_square_get(sq));
	anon = (struct syntax_has_area *)no_free_ptr(t64);
	status = syntax_has_area_area(anon, &t66);
	if (status)
		return status;
	t67 = jiffy_array_alloc(struct syntax_has_area_array, 3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t67))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t67->elements[0] = no_free_ptr(anon);
	t67->elements[1] = (struct syntax_has_area *)syntax_square_get(sq);
	t67->elements[2] = (struct syntax_has_area *)&syntax_lambda3_object;
	status = syntax_areas(t67, &t68);
	if (status)
		return status;
	pr_info("%d %d\n", t66, t68);
	for (u16 ch = 'a'; ch <= 99; ch = (u16)(ch + 1)) {
		jiffy_reschedule();
		switch (ch) {
		case 'b':
			{
				continue;
			}
			fallthrough;
		default:
			{
				break;
			}
			break;
		}
		pr_info("%c\n", jiffy_ascii(ch));
	}
	t = (i > 3) ? ((i < 5) ? 1 : 2) : 3;
	t = t << 1;
	t71 = t;
	t = t71 + 1;
	t72 = t;
	t = t72 - 1;
	t = t71 + t72;
	pr_info("%d %s\n", t, (((i == 10) ^ (t > 2)) | false) ? "true" : "false");
	list = jiffy_array_alloc(struct jiffy_int_array_array, 2, GFP_KERNEL_ACCOUNT);
	if (unlikely(!list))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t74 = jiffy_array_alloc(struct jiffy_int_array, 3, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t74))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	list->elements[0] = no_free_ptr(t74);
	t75 = jiffy_array_alloc(struct jiffy_int_array, 0, GFP_KERNEL_ACCOUNT);
	if (unlikely(!t75))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	list->elements[1] = no_free_ptr(t75);
	t78 = list->elements[0];
	t77 = list->elements[0];
	if (unlikely(!t77))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (unlikely((u32)2 >= (u32)t77->length))
		return JIFFY_FAULT(JIFFY_INDEX);
	t77->elements[2] = 4;
	if (unlikely(!t78))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (unlikely((u32)1 >= (u32)t78->length))
		return JIFFY_FAULT(JIFFY_INDEX);
	t78->elements[1] = 4;
	t79 = list->elements[0];
	if (unlikely(!t79))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (unlikely((u32)1 >= (u32)t79->length))
		return JIFFY_FAULT(JIFFY_INDEX);
	pr_info("%d\n", t79->elements[1]);
	return 0;
}

static void syntax_close(struct syntax *self)
{
}

static int syntax_has_area_twice(struct syntax_has_area *a, int *result)
{
	int status;
	int t1;

	status = syntax_has_area_helper(a, &t1);
	if (status)
		return status;
	*result = t1 * 2;
	return 0;
}

static int syntax_has_area_helper(struct syntax_has_area *a, int *result)
{
	int status;
	int t1;

	status = syntax_has_area_area(a, &t1);
	if (status)
		return status;
	*result = t1;
	return 0;
}

static int syntax_has_area_more(struct syntax_has_area *self, int *result)
{
	int status;
	int t1;

	status = syntax_has_area_area(self, &t1);
	if (status)
		return status;
	*result = t1 + 1;
	return 0;
}

static int syntax_named_more(struct syntax_named *self)
{
	return 7;
}

static int syntax_square_construct(struct syntax_square *self, int side)
{
	if (side < 0)
		return JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT);
	self->side = side;
	return 0;
}

static int syntax_square_construct_2(struct syntax_square *self)
{
	int status;

	status = syntax_square_construct(self, 1);
	if (status)
		return status;
	return 0;
}

static int syntax_square_of(int side, struct syntax_square **result)
{
	int status;
	struct syntax_square *t1 __free(syntax_square) = NULL;

	t1 = kzalloc(sizeof(struct syntax_square), GFP_KERNEL_ACCOUNT);
	if (unlikely(!t1))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	t1->class = SYNTAX_CLASS_SQUARE;
	refcount_set(&t1->refs, 1);
	status = syntax_square_construct(t1, side);
	if (status)
		return status;
	*result = no_free_ptr(t1);
	return 0;
}

static int syntax_square_area(struct syntax_square *self)
{
	return self->side * self->side;
}

static int syntax_square_more(struct syntax_square *self, int *result)
{
	int status;
	int t1;
	int t2;

	status = syntax_has_area_more((struct syntax_has_area *)self, &t1);
	if (status)
		return status;
	t2 = syntax_named_more((struct syntax_named *)self);
	*result = t1 + t2;
	return 0;
}

static void syntax_ok_construct(struct syntax_ok *self, struct syntax_java_lang_object *value__given)
{
	struct syntax_java_lang_object *value_ __free(syntax_java_lang_object) = value__given;

	self->value = no_free_ptr(value_);
}

static void syntax_bad_construct(struct syntax_bad *self, int code)
{
	self->code = code;
}

static void syntax_pair_construct(struct syntax_pair *self, struct syntax_java_lang_object *first_given, struct syntax_java_lang_object *second_given)
{
	struct syntax_java_lang_object *first __free(syntax_java_lang_object) = first_given;
	struct syntax_java_lang_object *second __free(syntax_java_lang_object) = second_given;

	self->first = no_free_ptr(first);
	self->second = no_free_ptr(second);
}

static int syntax_color_weight(const struct syntax_color *self)
{
	return self->w;
}

static int syntax_color_green_weight(const struct syntax_color *self)
{
	return 20;
}

static void syntax_base_construct(struct syntax_base *self, int a)
{
	self->a = a;
}

static int syntax_base_g(struct syntax_base *self)
{
	int t1;

	t1 = syntax_derived_f((struct syntax_derived *)self);
	return t1 + self->a;
}

static void syntax_derived_construct(struct syntax_derived *self, int x)
{
	int y;

	if (x < 0)
		x = -x;
	y = x * 2;
	syntax_base_construct((struct syntax_base *)self, y);
	self->b = x;
}

static int syntax_derived_f(struct syntax_derived *self)
{
	return self->b;
}

static void syntax_inner_construct(struct syntax_inner *self, int k)
{
	self->k = k;
}

static int syntax_inner_sum(struct syntax_inner *self)
{
	return self->k + syntax_self.counter;
}

static void syntax_local_construct(struct syntax_local *self, int x, s64 y)
{
	self->x = x;
	self->y = y;
}

static s64 syntax_local_both(struct syntax_local *self)
{
	return self->x + self->y;
}

static void syntax_1_construct(struct syntax_1 *self, struct syntax_square *sq_given)
{
	struct syntax_square *sq __free(syntax_square) = sq_given;

	self->sq = no_free_ptr(sq);
	self->n = 3;
}

static int syntax_1_area(struct syntax_1 *self, int *result)
{
	int t1 = self->n;
	int t2 = t1 + 1;

	self->n = t2;
	if (unlikely(!self->sq))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	*result = t1 + self->sq->side;
	return 0;
}

static int syntax_lambda1(int x)
{
	return x + 1;
}

static int syntax_lambda2(int a0)
{
	return jiffy_abs_int(a0);
}

static int syntax_lambda3(void)
{
	return 2;
}

static int syntax_has_area_area(struct syntax_has_area *self, int *result)
{
	int status;

	switch (self->class) {
	case SYNTAX_CLASS_SQUARE:
		{
			int t1;

			t1 = syntax_square_area((struct syntax_square *)self);
			*result = t1;
			return 0;
		}
		break;
	case SYNTAX_CLASS_1:
		{
			int t2;

			status = syntax_1_area((struct syntax_1 *)self, &t2);
			if (status)
				return status;
			*result = t2;
			return 0;
		}
		break;
	case SYNTAX_CLASS_LAMBDA3:
	default:
		{
			int t3;

			t3 = syntax_lambda3();
			*result = t3;
			return 0;
		}
		break;
	}
	return 0;
}

static int syntax_has_area_more_any(struct syntax_has_area *self, int *result)
{
	int status;

	switch (self->class) {
	case SYNTAX_CLASS_SQUARE:
		{
			int t1;

			status = syntax_square_more((struct syntax_square *)self, &t1);
			if (status)
				return status;
			*result = t1;
			return 0;
		}
		break;
	case SYNTAX_CLASS_1:
	case SYNTAX_CLASS_LAMBDA3:
	default:
		{
			int t2;

			status = syntax_has_area_more(self, &t2);
			if (status)
				return status;
			*result = t2;
			return 0;
		}
		break;
	}
	return 0;
}

static int syntax_color_weight_any(const struct syntax_color *self)
{
	switch (self->ordinal) {
	case SYNTAX_COLOR_RED:
	case SYNTAX_COLOR_BLUE:
		{
			int t1;

			t1 = syntax_color_weight(self);
			return t1;
		}
		break;
	case SYNTAX_COLOR_GREEN:
	default:
		{
			int t2;

			t2 = syntax_color_green_weight(self);
			return t2;
		}
		break;
	}
}

static int syntax_fn_apply(struct syntax_fn *self, int x)
{
	switch (self->class) {
	case SYNTAX_CLASS_LAMBDA1:
		{
			int t2;

			t2 = syntax_lambda1(x);
			return t2;
		}
		break;
	case SYNTAX_CLASS_LAMBDA2:
	default:
		{
			int t3;

			t3 = syntax_lambda2(x);
			return t3;
		}
		break;
	}
}

static int syntax_color_value_of(const char *name, const struct syntax_color **result)
{
	int t1 = 0;

	for (; t1 < 3; t1++) {
		if (jiffy_string_equals(syntax_color_values[t1].name, name)) {
			*result = &syntax_color_values[t1];
			return 0;
		}
	}
	return JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT);
}

static void syntax_unload(struct syntax *self)
{
	syntax_close(self);
}

static int __init syntax_init(void)
{
	struct syntax *self = &syntax_self;
	int status;

	status = syntax_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(syntax_init);

static void __exit syntax_exit(void)
{
	syntax_unload(&syntax_self);
}
module_exit(syntax_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Forms of Java that are seldom seen together");
