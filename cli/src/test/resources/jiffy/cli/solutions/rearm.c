// SPDX-License-Identifier: MIT OR GPL-2.0
/* Stops the timer before the work that starts it again. */
#include <linux/delay.h>
#include <linux/timer.h>
#include <linux/workqueue.h>
#include "solution.h"

static int period_ms = 5000;
module_param(period_ms, int, 0444);

static struct workqueue_struct *queue;
static struct timer_list timer;

static void refresh(struct work_struct *work)
{
	usleep_range(2000, 4000);
	mod_timer(&timer, jiffies + msecs_to_jiffies(period_ms));
}

static DECLARE_WORK(work, refresh);

static void tick(struct timer_list *unused)
{
	queue_work(queue, &work);
}

static const struct proc_ops operations = {
	.proc_read = give,
	.proc_write = take,
	.proc_lseek = default_llseek,
};

static int __init start(void)
{
	queue = alloc_workqueue("solution", 0, 0);
	timer_setup(&timer, tick, 0);
	mod_timer(&timer, jiffies + msecs_to_jiffies(period_ms));
	return open_files(&operations);
}

static void __exit end(void)
{
	close_files();
	del_timer_sync(&timer);
	destroy_workqueue(queue);
}

module_init(start);
module_exit(end);
