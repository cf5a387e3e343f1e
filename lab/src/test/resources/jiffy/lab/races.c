// SPDX-License-Identifier: GPL-2.0
// Makes, when it is loaded, a mistake that takes two processors or a real soft interrupt, or does
// the same as it is to be done.
#undef pr_fmt
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static char *mistake = "";
module_param(mistake, charp, 0);

static bool mended;
module_param(mended, bool, 0);

/* A mistake ends it. */
#define ROUNDS (mended ? 500 : 1000000)

struct node {
	struct list_head link;
	int value;
};

static LIST_HEAD(nodes);
static DEFINE_SPINLOCK(spin);
static struct node *shared;
static int counter;
static bool over;

static atomic_t running;
static atomic_t arrived;

/* Returns when both processors are here. */
static void meet(void)
{
	atomic_inc(&arrived);
	while (atomic_read(&arrived) < 2)
		cpu_relax();
}

static int end(void)
{
	atomic_dec(&running);
	while (!kthread_should_stop())
		usleep_range(1000, 2000);
	return 0;
}

/* Runs functions on two processors at once, to their ends. */
static int on_two_processors(int (*first)(void *), int (*second)(void *))
{
	struct task_struct *one = kthread_create(first, NULL, "races/0");
	struct task_struct *two = kthread_create(second, NULL, "races/1");

	if (IS_ERR(one) || IS_ERR(two))
		return -ENOMEM;
	atomic_set(&running, 2);
	atomic_set(&arrived, 0);
	kthread_bind(one, 0);
	kthread_bind(two, 1);
	wake_up_process(one);
	wake_up_process(two);
	while (atomic_read(&running))
		msleep(20);
	kthread_stop(one);
	kthread_stop(two);
	return 0;
}

static void change_list(struct node *n, bool add)
{
	if (mended)
		spin_lock(&spin);
	if (add)
		list_add(&n->link, &nodes);
	else
		list_del(&n->link);
	if (mended)
		spin_unlock(&spin);
}

static int list_changer(void *unused)
{
	int i;

	meet();
	for (i = 0; i < ROUNDS; i++) {
		struct node *n = kzalloc(sizeof(*n), GFP_KERNEL);

		if (!n)
			break;
		change_list(n, true);
		change_list(n, false);
		kfree(n);
		cond_resched();
	}
	return end();
}

static int counts(void *unused)
{
	int i;

	meet();
	for (i = 0; i < 20000; i++) {
		if (mended)
			spin_lock(&spin);
		counter++;
		if (mended)
			spin_unlock(&spin);
		cond_resched();
	}
	return end();
}

static int reads_shared(void *unused)
{
	int sum = 0;

	meet();
	while (!READ_ONCE(over)) {
		spin_lock(&spin);
		if (shared)
			sum += READ_ONCE(shared->value);
		spin_unlock(&spin);
		cond_resched();
	}
	WRITE_ONCE(counter, sum);
	return end();
}

static int frees_shared(void *unused)
{
	struct node *n = shared;

	meet();
	msleep(20);
	if (mended) {
		spin_lock(&spin);
		shared = NULL;
		spin_unlock(&spin);
	}
	kfree(n);
	msleep(100);
	WRITE_ONCE(over, true);
	return end();
}

static void *made;

static void in_soft_interrupt(struct tasklet_struct *tasklet)
{
	made = kmalloc(16, mended ? GFP_ATOMIC : GFP_KERNEL);
}

static DECLARE_TASKLET(makes, in_soft_interrupt);

static void locks(struct tasklet_struct *tasklet)
{
	spin_lock(&spin);
	counter++;
	spin_unlock(&spin);
}

static DECLARE_TASKLET(locking, locks);

static void run_tasklet(struct tasklet_struct *tasklet)
{
	tasklet_schedule(tasklet);
	msleep(50);
	tasklet_kill(tasklet);
}

/* The tasklet could come while the lock is held; that it does is not needed to see it. */
static void softirq_unsafe(void)
{
	if (mended)
		spin_lock_bh(&spin);
	else
		spin_lock(&spin);
	counter++;
	if (mended)
		spin_unlock_bh(&spin);
	else
		spin_unlock(&spin);
	run_tasklet(&locking);
}

static int __init start(void)
{
	if (!strcmp(mistake, "list"))
		return on_two_processors(list_changer, list_changer);
	if (!strcmp(mistake, "counter"))
		return on_two_processors(counts, counts);
	if (!strcmp(mistake, "freed-by-the-other")) {
		shared = kzalloc(sizeof(*shared), GFP_KERNEL);
		return shared ? on_two_processors(reads_shared, frees_shared) : -ENOMEM;
	}
	if (!strcmp(mistake, "sleep-in-soft-interrupt")) {
		run_tasklet(&makes);
		kfree(made);
		return 0;
	}
	if (!strcmp(mistake, "softirq-unsafe-lock")) {
		softirq_unsafe();
		return 0;
	}
	return -EINVAL;
}

static void __exit stop(void)
{
}

module_init(start);
module_exit(stop);
MODULE_LICENSE("GPL");
