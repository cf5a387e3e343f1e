// SPDX-License-Identifier: MIT OR GPL-2.0
// Leaves interrupts open while it holds a lock that one of them takes.
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static DEFINE_SPINLOCK(lock);
static int ticks;

static void tick(struct timer_list *timer)
{
    spin_lock(&lock);
    ticks++;
    spin_unlock(&lock);
}

static DEFINE_TIMER(timer, tick);

static ssize_t lockintimer_write(struct file *file, const char __user *text, size_t size,
                                 loff_t *at)
{
    spin_lock(&lock);
    ticks++;
    spin_unlock(&lock);
    mod_timer(&timer, jiffies + HZ / 10);
    return size;
}

static const struct proc_ops operations = { .proc_write = lockintimer_write };

static int __init lockintimer_init(void)
{
    return proc_create("lockintimer", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(lockintimer_init);

static void __exit lockintimer_exit(void)
{
    remove_proc_entry("lockintimer", NULL);
}
module_exit(lockintimer_exit);

MODULE_LICENSE("GPL");
