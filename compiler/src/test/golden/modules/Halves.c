// SPDX-License-Identifier: MIT OR GPL-2.0
/* halves: written in Java, compiled by Jiffy */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#define JIFFY_FILE 0

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include <linux/timer.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/printk.h>
#include <linux/jiffies.h>

static const char *const jiffy_files[] = {
	"Halves.java",
};

#include "jiffy.h"

struct halves {
	spinlock_t lock;
	struct workqueue_struct *queue;
	struct work_struct bottom;
	struct timer_list top;
	struct jiffy_proc_directory directory;
	struct jiffy_proc_file file;
	s64 ticks;
	bool stopping;
};

static struct halves halves_self;

static int halves_construct(struct halves *self);
static void halves_started(struct halves *self);
static void halves_top_half(struct halves *self);
static void halves_bottom_half(struct halves *self);
static void halves_show(struct halves *self, struct seq_file *out);
static int halves_set(struct halves *self, struct jiffy_user_reader *in);
static void halves_close(struct halves *self);

static void halves_bottom_half_work(struct work_struct *work)
{
	struct halves *self = container_of(work, struct halves, bottom);

	halves_bottom_half(self);
}

static void halves_top_half_timer(struct timer_list *timer)
{
	struct halves *self = container_of(timer, struct halves, top);

	halves_top_half(self);
}

static int halves_show_proc_file(struct seq_file *file, void *unused)
{
	struct halves *self = jiffy_proc_module(file);

	halves_show(self, file);
	return 0;
}

static int halves_set_proc_file(void *context, struct jiffy_user_reader *in)
{
	struct halves *self = context;
	int status;

	status = halves_set(self, in);
	return jiffy_report(status);
}

static int halves_construct(struct halves *self)
{
	int status;

	spin_lock_init(&self->lock);
	status = jiffy_workqueue_create(&self->queue, "halves");
	if (status)
		return status;
	INIT_WORK(&self->bottom, halves_bottom_half_work);
	timer_setup(&self->top, halves_top_half_timer, 0);
	jiffy_proc_directory_init(&self->directory, "halves");
	jiffy_proc_file_init(&self->file, &self->directory, "ticks", 0644, self);
	jiffy_proc_file_shows(&self->file, halves_show_proc_file);
	jiffy_proc_file_writes(&self->file, halves_set_proc_file);
	pr_info("loaded\n");
	return 0;
}

static void halves_started(struct halves *self)
{
	jiffy_timer_start(&self->top, (s64)msecs_to_jiffies(10), &self->stopping);
}

static void halves_top_half(struct halves *self)
{
	{
		guard(jiffy_spinlock_bh)(&self->lock);
		s64 t1 = self->ticks + 1LL;

		self->ticks = t1;
	}
	jiffy_work_queue(self->queue, &self->bottom, &self->stopping);
}

static void halves_bottom_half(struct halves *self)
{
	jiffy_timer_start(&self->top, (s64)msecs_to_jiffies(10), &self->stopping);
}

static void halves_show(struct halves *self, struct seq_file *out)
{
	s64 seen;
	const char *t3;

	{
		guard(jiffy_spinlock_bh)(&self->lock);
		seen = self->ticks;
	}
	t3 = (seen > 9LL) ? "many" : "few";
	seq_printf(out, "%lld ticks, %s\n", seen, t3);
}

static int halves_set(struct halves *self, struct jiffy_user_reader *in)
{
	int status;
	int value_;

	status = jiffy_user_parse_int(in, &value_);
	if (status)
		return status;
	if (value_ < 0)
		return -EINVAL;
	{
		guard(jiffy_spinlock_bh)(&self->lock);
		self->ticks = (s64)value_;
	}
	return 0;
}

static void halves_close(struct halves *self)
{
	pr_info("unloaded\n");
}

static int halves_publish(struct halves *self)
{
	int status;

	status = jiffy_proc_directory_publish(&self->directory);
	if (status)
		return status;
	return jiffy_proc_file_publish(&self->file);
}

static void halves_unload(struct halves *self)
{
	jiffy_proc_file_unpublish(&self->file);
	jiffy_proc_directory_unpublish(&self->directory);
	WRITE_ONCE(self->stopping, true);
	jiffy_timer_shutdown(&self->top);
	cancel_work_sync(&self->bottom);
	halves_close(self);
	destroy_workqueue(self->queue);
}

static int __init halves_init(void)
{
	struct halves *self = &halves_self;
	int status;

	status = halves_construct(self);
	if (status)
		return jiffy_report(status);
	status = halves_publish(self);
	if (status)
		goto unload;
	halves_started(self);
	return 0;

unload:
	halves_unload(self);
	return jiffy_report(status);
}
module_init(halves_init);

static void __exit halves_exit(void)
{
	halves_unload(&halves_self);
}
module_exit(halves_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Top half, bottom half and a file");
