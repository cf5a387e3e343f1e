// SPDX-License-Identifier: MIT OR GPL-2.0
/* What the programs written by hand share: a module that prepares, runs and counts. */
#ifndef BENCH_H
#define BENCH_H

#define pr_fmt(format) KBUILD_MODNAME ": " format

#include <linux/errno.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/types.h>

static int runs = 1;
module_param_named(runs, runs, int, 0444);

/* The numbers of a linear congruential generator; the high bits are the good ones. */
static inline u32 next_random(u32 *state)
{
	*state = *state * 1103515245 + 12345;
	return *state >> 8;
}

static inline u32 load_le32(const u8 *from)
{
	u32 value;

	memcpy(&value, from, sizeof(value));
	return value;
}

static inline u32 rol32(u32 word, unsigned int shift)
{
	return word << shift | word >> (32 - shift);
}

/*
 * The module: `prepare` allocates and fills what `run` works on, and returns 0 or an errno; each
 * run does the same and returns the same sum, which the log shows; `release` frees.
 */
#define BENCH(prepare, run, release)			\
static int __init bench_init(void)			\
{							\
	int err = prepare();				\
							\
	if (err) {					\
		release();				\
		return err;				\
	}						\
	pr_info("ready\n");				\
	for (int i = 0; i < runs; i++)			\
		pr_info("%d\n", (int)run());		\
	return 0;					\
}							\
static void __exit bench_exit(void)			\
{							\
	release();					\
}							\
module_init(bench_init);				\
module_exit(bench_exit);				\
MODULE_LICENSE("Dual MIT/GPL")

#endif
