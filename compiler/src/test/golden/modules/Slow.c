// SPDX-License-Identifier: MIT OR GPL-2.0
/* slow: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <linux/mm.h>
#include <linux/overflow.h>

static const char *const jiffy_files[] = {
	"Slow.java",
};

#include "jiffy.h"

struct slow {
	struct work_struct work;
	int sum;
	bool stopping;
};

static struct slow slow_self;

static void slow_construct(struct slow *self);
static void slow_run(struct slow *self);

static void slow_run_work(struct work_struct *work)
{
	struct slow *self = container_of(work, struct slow, work);

	slow_run(self);
}

static void slow_construct(struct slow *self)
{
	INIT_WORK(&self->work, slow_run_work);
}

static void slow_run(struct slow *self)
{
	for (s64 i = S64_MIN; i < 10LL; i++) {
		int t2;

		jiffy_reschedule();
		t2 = self->sum + 1;
		self->sum = t2;
	}
	for (int i = 0; i < 10; i++) {
		jiffy_reschedule();
		i = i - (self->sum & 1);
	}
	{
		int i = 0;

		for (;;) {
			if (!(i < 10))
				break;
			{
				int t6;

				jiffy_reschedule();
				t6 = self->sum + i;
				self->sum = t6;
			}
			{
				int t5 = self->sum + 1;

				self->sum = t5;
			}
		}
	}
	for (int i = 0; i < 10; i++) {
		int t8 = self->sum + 1;

		self->sum = t8;
	}
}

static void slow_unload(struct slow *self)
{
	WRITE_ONCE(self->stopping, true);
	cancel_work_sync(&self->work);
}

static int __init slow_init(void)
{
	struct slow *self = &slow_self;

	slow_construct(self);
	return 0;
}
module_init(slow_init);

static void __exit slow_exit(void)
{
	slow_unload(&slow_self);
}
module_exit(slow_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Loops that look short");
