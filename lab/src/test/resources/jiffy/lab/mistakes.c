// SPDX-License-Identifier: GPL-2.0
// Makes, when it is loaded, the mistake that its parameter names.
#undef pr_fmt
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/delay.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static char *mistake = "";
module_param(mistake, charp, 0);

static int seen;
static DEFINE_SPINLOCK(spin);
static DEFINE_MUTEX(first);
static DEFINE_MUTEX(second);
static struct timer_list timer;

struct node {
	struct list_head link;
	struct timer_list timer;
	int value[4];
};

static struct node *node(void)
{
	return kzalloc(sizeof(struct node), GFP_KERNEL);
}

static void use_after_free(void)
{
	struct node *n = node();
	kfree(n);
	seen += READ_ONCE(n->value[0]);
}

static void out_of_bounds(void)
{
	char *text = kmalloc(40, GFP_KERNEL);
	OPTIMIZER_HIDE_VAR(text);
	text[40] = 1;
	kfree(text);
}

static void double_free(void)
{
	char *text = kmalloc(40, GFP_KERNEL);
	kfree(text);
	OPTIMIZER_HIDE_VAR(text);
	kfree(text);
}

static void index(void)
{
	static int table[4];
	int i = 5;
	OPTIMIZER_HIDE_VAR(i);
	seen += table[i];
}

static void shift(void)
{
	int i = 40;
	OPTIMIZER_HIDE_VAR(i);
	seen += 1 << i;
}

static void sleep_now(struct timer_list *unused)
{
	mutex_lock(&first);
	mutex_unlock(&first);
}

static void sleep_in_timer(void)
{
	timer_setup(&timer, sleep_now, 0);
	mod_timer(&timer, jiffies + 1);
	msleep(100);
	del_timer_sync(&timer);
}

static void wait_under_spinlock(void)
{
	struct node *n;
	spin_lock(&spin);
	n = node();
	spin_unlock(&spin);
	kfree(n);
}

static void lock_inversion(void)
{
	mutex_lock(&first);
	mutex_lock(&second);
	mutex_unlock(&second);
	mutex_unlock(&first);
	mutex_lock(&second);
	mutex_lock(&first);
	mutex_unlock(&first);
	mutex_unlock(&second);
}

static void nothing(struct timer_list *unused)
{
}

static void free_active_timer(void)
{
	struct node *n = node();
	timer_setup(&n->timer, nothing, 0);
	mod_timer(&n->timer, jiffies + 100 * HZ);
	kfree(n);
}

static void list_corruption(void)
{
	LIST_HEAD(list);
	struct node *n = node();
	list_add(&n->link, &list);
	list_del(&n->link);
	list_del(&n->link);
	kfree(n);
}

static void null_pointer(void)
{
	struct node *n = NULL;
	OPTIMIZER_HIDE_VAR(n);
	seen += READ_ONCE(n->value[0]);
}

static void leak(void)
{
	struct node *n = node();
	seen += n->value[0];
}

static const struct {
	const char *name;
	void (*make)(void);
} mistakes[] = {
	{"use-after-free", use_after_free},
	{"out-of-bounds", out_of_bounds},
	{"double-free", double_free},
	{"index", index},
	{"shift", shift},
	{"sleep-in-timer", sleep_in_timer},
	{"wait-under-spinlock", wait_under_spinlock},
	{"lock-inversion", lock_inversion},
	{"free-active-timer", free_active_timer},
	{"list-corruption", list_corruption},
	{"null-pointer", null_pointer},
	{"leak", leak},
};

static int __init start(void)
{
	char *memory;
	for (int i = 0; i < ARRAY_SIZE(mistakes); i++)
		if (!strcmp(mistakes[i].name, mistake))
			mistakes[i].make();
	memory = kmalloc(40, GFP_KERNEL);
	if (!memory)
		return -ENOMEM;
	kfree(memory);
	pr_info("loaded\n");
	return 0;
}

static void __exit end(void)
{
	pr_info("unloaded\n");
}

module_init(start);
module_exit(end);
MODULE_DESCRIPTION("Mistakes of modules");
MODULE_LICENSE("GPL");
