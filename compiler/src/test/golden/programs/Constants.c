// SPDX-License-Identifier: MIT OR GPL-2.0
/* constants: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Constants.java",
};

#include "jiffy.h"

struct constants_speed_array { int length; const struct constants_speed *elements[]; };

struct constants_speed {
	int ordinal;
	const char *name;
	int limit;
	const char *how;
};

enum {
	CONSTANTS_SPEED_SLOW,
	CONSTANTS_SPEED_FAST,
};

static const struct constants_speed constants_speed_values[2];

static const struct jiffy_int_array constants_squares = {
	.length = 5,
	.elements = {
		0, 1, 4, 9, 16,
	},
};

static const struct constants_speed_array constants_by_gear = {
	.length = 3,
	.elements = {
		&constants_speed_values[CONSTANTS_SPEED_SLOW],
		&constants_speed_values[CONSTANTS_SPEED_SLOW],
		&constants_speed_values[CONSTANTS_SPEED_FAST],
	},
};

static const struct constants_speed constants_speed_values[2] = {
	[CONSTANTS_SPEED_SLOW] = { CONSTANTS_SPEED_SLOW, "SLOW", 10, "walks" },
	[CONSTANTS_SPEED_FAST] = { CONSTANTS_SPEED_FAST, "FAST", 100, "runs" },
};

struct constants {
	const struct constants_speed *speed;
	const char *note;
};

static struct constants constants_self;

static int constants_construct(struct constants *self);
static int constants_limit(const struct constants_speed *speed, int *result);
static int constants_number(const char *text);
static const struct constants_speed *constants_speed_other(const struct constants_speed *self);
static int constants_speed_value_of(const char *name, const struct constants_speed **result);

static int constants_construct(struct constants *self)
{
	int status;
	const struct constants_speed *t5;
	const struct constants_speed *t6;
	const struct constants_speed *t7;
	int t8;
	const struct constants_speed *t9;
	int t10;
	const char *t11;
	bool t13;
	const char *t12;

	self->speed = &constants_speed_values[CONSTANTS_SPEED_SLOW];
	for (int t1 = 0; t1 < 2; t1++) {
		const struct constants_speed *each = &constants_speed_values[t1];

		pr_info("%s %s\n", each->name, each->how);
	}
	for (int t3 = 0; t3 < 5; t3++) {
		int square = constants_squares.elements[t3];

		pr_info("%d\n", square);
	}
	t5 = self->speed;
	if (unlikely(!t5))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	t6 = constants_speed_other(t5);
	self->speed = t6;
	t7 = self->speed;
	if (unlikely(!t7))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	self->note = t7->how;
	status = constants_limit(constants_by_gear.elements[1], &t8);
	if (status)
		return status;
	status = constants_speed_value_of("FAST", &t9);
	if (status)
		return status;
	pr_info("%d %d\n", t8, t9->limit);
	t10 = constants_number("two");
	pr_info("%d\n", t10);
	t11 = self->note;
	if (unlikely(!t11))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	t13 = jiffy_string_equals(t11, "runs");
	t12 = self->note;
	if (unlikely(!t12))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	if (0 >= jiffy_string_length(t12))
		return JIFFY_FAULT(JIFFY_STRING_INDEX);
	pr_info("%s %c\n", t13 ? "true" : "false", jiffy_ascii(jiffy_string_char_at(t12, 0)));
	return 0;
}

static int constants_limit(const struct constants_speed *speed, int *result)
{
	int t1;

	if (unlikely(!speed))
		return JIFFY_FAULT(JIFFY_NULL_POINTER);
	switch (speed->ordinal) {
	case CONSTANTS_SPEED_SLOW:
		{
			t1 = 1;
			break;
		}
		break;
	case CONSTANTS_SPEED_FAST:
	default:
		{
			t1 = speed->limit;
			break;
		}
		break;
	}
	*result = t1;
	return 0;
}

static int constants_number(const char *text)
{
	int t1;

	switch (jiffy_string_equals(text, "one") ? 0 : (jiffy_string_equals(text, "two") ? 1 : (-1))) {
	case 0:
		{
			t1 = 1;
			break;
		}
		break;
	case 1:
		{
			t1 = 2;
			break;
		}
		break;
	default:
		{
			t1 = 0;
			break;
		}
		break;
	}
	return t1;
}

static const struct constants_speed *constants_speed_other(const struct constants_speed *self)
{
	return (self == (&constants_speed_values[CONSTANTS_SPEED_SLOW])) ? (&constants_speed_values[CONSTANTS_SPEED_FAST]) : (&constants_speed_values[CONSTANTS_SPEED_SLOW]);
}

static int constants_speed_value_of(const char *name, const struct constants_speed **result)
{
	int t1 = 0;

	for (; t1 < 2; t1++) {
		if (jiffy_string_equals(constants_speed_values[t1].name, name)) {
			*result = &constants_speed_values[t1];
			return 0;
		}
	}
	return JIFFY_FAULT(JIFFY_ILLEGAL_ARGUMENT);
}

static int __init constants_init(void)
{
	struct constants *self = &constants_self;
	int status;

	status = constants_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(constants_init);

static void __exit constants_exit(void)
{
}
module_exit(constants_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Enums and tables");
