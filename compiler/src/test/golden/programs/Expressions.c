// SPDX-License-Identifier: MIT OR GPL-2.0
/* expressions: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>
#include <linux/math.h>
#include <linux/minmax.h>

static const char *const jiffy_files[] = {
	"Expressions.java",
};

#include "jiffy.h"

struct expressions {
	s8 small;
};

static struct expressions expressions_self;

static int expressions_how_much = 7;
static bool expressions_loud = false;
static long expressions_limit = -1LL;

static int expressions_construct(struct expressions *self);
static int expressions_ints(struct expressions *self, int a, int b, int *result);
static int expressions_longs(struct expressions *self, s64 a, int b, s64 *result);
static void expressions_assignments(struct expressions *self, int i);

static int expressions_construct(struct expressions *self)
{
	int status;
	int t1;
	s64 t2;

	self->small = 3;
	status = expressions_ints(self, expressions_how_much, 3, &t1);
	if (status)
		return status;
	status = expressions_longs(self, (s64)expressions_limit, 5, &t2);
	if (status)
		return status;
	pr_info("%d %lld\n", t1, t2);
	expressions_assignments(self, 2);
	pr_info("%s %c\n", ((expressions_loud && (expressions_how_much > 3)) || (!expressions_loud)) ? "true" : "false", jiffy_ascii((u16)(97 + self->small)));
	return 0;
}

static int expressions_ints(struct expressions *self, int a, int b, int *result)
{
	int t3 = (a + b) * (a - b);
	int t4 = b + 1;
	int n;
	int t7;
	int t6;

	if (unlikely(t4 == 0))
		return JIFFY_FAULT(JIFFY_ARITHMETIC);
	n = jiffy_divide_int(t3, t4) % 7;
	n = (n << (b & 31)) | (((int)((u32)a >> 3)) ^ ((~b) & 255));
	t7 = n;
	if (b != 0) {
		if (unlikely(b == 0))
			return JIFFY_FAULT(JIFFY_ARITHMETIC);
		t6 = jiffy_divide_int(a, b);
	} else {
		t6 = -a;
	}
	n = t7 + t6;
	*result = max_t(int, n, a) - INT_MIN;
	return 0;
}

static int expressions_longs(struct expressions *self, s64 a, int b, s64 *result)
{
	s64 t3 = (s64)((u64)a >> 60);
	s64 t4 = (s64)(b - 1);

	if (unlikely(t4 == 0))
		return JIFFY_FAULT(JIFFY_ARITHMETIC);
	*result = (a << (b & 63)) + b * 2LL - jiffy_divide_long(t3, t4) + ((int)a);
	return 0;
}

static void expressions_assignments(struct expressions *self, int i)
{
	s8 t2 = (s8)(self->small + i);
	s8 t3;
	u16 c;
	int t5;

	self->small = t2;
	t3 = (s8)((int)((u32)self->small >> 1));
	self->small = t3;
	c = 'x';
	c = (u16)(c + 1);
	t5 = i;
	i = t5 + 1;
	i++;
	i = t5 + i;
	i = c;
	self->small = (s8)i;
	pr_info("%d %d %llx\n", self->small, i, ((s64)c) << 40);
}

static int __init expressions_init(void)
{
	struct expressions *self = &expressions_self;
	int status;

	if (expressions_how_much < 0 || expressions_how_much > 100) {
		pr_err("parameter howMuch must be from 0 to 100\n");
		return -EINVAL;
	}
	status = expressions_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(expressions_init);

static void __exit expressions_exit(void)
{
}
module_exit(expressions_exit);

module_param_named(howMuch, expressions_how_much, int, 0444);
MODULE_PARM_DESC(howMuch, "how much");
module_param_named(loud, expressions_loud, bool, 0444);
module_param_named(big, expressions_limit, long, 0444);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("How expressions land in C");
