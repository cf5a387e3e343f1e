// SPDX-License-Identifier: MIT OR GPL-2.0
/* several_files: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE jiffy_file

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>

static const char *const jiffy_files[] = {
	"Main.java",
	"Numbers.java",
	"Shape.java",
};

#include "jiffy.h"

struct several_files_numbers {
	char identity;
};

struct several_files_shape {
	int width;
	int height;
};

struct several_files {
};

static struct several_files several_files_self;

static int several_files_construct(struct several_files *self);
static void several_files_numbers_construct(struct several_files_numbers *self);
static int several_files_numbers_square(int n);
static void several_files_shape_construct(struct several_files_shape *self, int width, int height);
static int several_files_shape_area(struct several_files_shape *self);

static __maybe_unused void several_files_numbers_drop(struct several_files_numbers *self)
{
	kfree(self);
}

static void several_files_shape_drop(struct several_files_shape *self)
{
	kfree(self);
}

DEFINE_FREE(several_files_shape, struct several_files_shape *, if (_T) several_files_shape_drop(_T))

static int several_files_construct(struct several_files *self)
{
	enum { jiffy_file = 0 };
	struct several_files_shape *shape __free(several_files_shape) = NULL;
	int t3;
	int t4;

	shape = kzalloc(sizeof(struct several_files_shape), GFP_KERNEL_ACCOUNT);
	if (unlikely(!shape))
		return JIFFY_FAULT(JIFFY_OUT_OF_MEMORY);
	several_files_shape_construct(shape, 3, 4);
	t3 = several_files_shape_area(shape);
	t4 = several_files_numbers_square(shape->width);
	pr_info("%d %d\n", t3, t4);
	return 0;
}

static __maybe_unused void several_files_numbers_construct(struct several_files_numbers *self)
{
}

static int several_files_numbers_square(int n)
{
	return n * n;
}

static void several_files_shape_construct(struct several_files_shape *self, int width, int height)
{
	self->width = width;
	self->height = height;
}

static int several_files_shape_area(struct several_files_shape *self)
{
	return (self->width * self->height) / 1;
}

static int __init several_files_init(void)
{
	struct several_files *self = &several_files_self;
	int status;

	status = several_files_construct(self);
	if (status)
		return jiffy_report(status);
	return 0;
}
module_init(several_files_init);

static void __exit several_files_exit(void)
{
}
module_exit(several_files_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("A module of several files");
