// SPDX-License-Identifier: MIT OR GPL-2.0
/* arithmetic: written in Java, compiled by Jiffy */
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

struct arithmetic {
	s8 small;
};

static struct arithmetic arithmetic_self;

static int arithmetic_how_much = 7;
static bool arithmetic_loud = false;
static long arithmetic_limit = -1LL;

static int arithmetic_construct(struct arithmetic *self);
static int arithmetic_ints(struct arithmetic *self, int a, int b, int *result);
static int arithmetic_longs(struct arithmetic *self, s64 a, int b, s64 *result);
static void arithmetic_assignments(struct arithmetic *self, int i);

static int arithmetic_construct(struct arithmetic *self)
{
	int status;
	int t1;
	s64 t2;

	self->small = 3;
	status = arithmetic_ints(self, arithmetic_how_much, 3, &t1);
	if (status)
		return status;
	status = arithmetic_longs(self, (s64)arithmetic_limit, 5, &t2);
	if (status)
		return status;
	pr_info("%d %lld\n", t1, t2);
	arithmetic_assignments(self, 2);
	pr_info("%s %c\n", ((arithmetic_loud && (arithmetic_how_much > 3)) || (!arithmetic_loud)) ? "true" : "false", jiffy_ascii((u16)(97 + self->small)));
	return 0;
}

static int arithmetic_ints(struct arithmetic *self, int a, int b, int *result)
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

static int arithmetic_longs(struct arithmetic *self, s64 a, int b, s64 *result)
{
	s64 t5 = (a << (b & 63)) + b * 2LL;
	s64 t3 = (s64)((u64)a >> 60);
	s64 t4 = (s64)(b - 1);

	if (unlikely(t4 == 0))
		return JIFFY_FAULT(JIFFY_ARITHMETIC);
	*result = t5 - jiffy_divide_long(t3, t4) + ((int)a);
	return 0;
}

static void arithmetic_assignments(struct arithmetic *self, int i)
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

static int __init arithmetic_init(void)
{
	struct arithmetic *self = &arithmetic_self;
	int status;

	if (arithmetic_how_much < 0 || arithmetic_how_much > 100) {
		pr_err("parameter howMuch must be from 0 to 100\n");
		return -EINVAL;
	}
	status = arithmetic_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(arithmetic_init);

static void __exit arithmetic_exit(void)
{
}
module_exit(arithmetic_exit);

module_param_named(howMuch, arithmetic_how_much, int, 0444);
MODULE_PARM_DESC(howMuch, "how much");
module_param_named(loud, arithmetic_loud, bool, 0444);
module_param_named(big, arithmetic_limit, long, 0444);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("How expressions land in C");
