// SPDX-License-Identifier: MIT OR GPL-2.0
// A module for the tests of the test extension: counts ticks of a timer, and misbehaves when told.
#undef pr_fmt
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/timer.h>
#include <linux/uaccess.h>

static int start = 1;
module_param(start, int, 0444);

static int ticks;
static struct timer_list timer;
static struct proc_dir_entry *file;

static void tick(struct timer_list *unused)
{
    ticks++;
    mod_timer(&timer, jiffies + HZ);
}

static ssize_t counter_read(struct file *f, char __user *buffer, size_t size, loff_t *offset)
{
    char text[16];
    int length = snprintf(text, sizeof text, "%d\n", ticks);
    return simple_read_from_buffer(buffer, size, offset, text, length);
}

/* "warn", "hold", ... do what they say; digits set the counter, of which 9 at most are taken. */
static ssize_t counter_write(struct file *f, const char __user *buffer, size_t size, loff_t *offset)
{
    char text[10] = "";
    size_t taken = min(size, sizeof text - 1);
    if (copy_from_user(text, buffer, taken))
        return -EFAULT;
    WARN_ON(!strncmp(text, "warn", 4));
    if (!strncmp(text, "hold", 4))
        __module_get(THIS_MODULE);
    if (!strncmp(text, "stray", 5))
        printk(KERN_INFO "who said this?\n");
    if (!strncmp(text, "crash", 5))
        *(volatile int *)8 = 1;
    if (text[0] >= '0' && text[0] <= '9')
        return kstrtoint(text, 10, &ticks) ? -EINVAL : taken;
    return text[0] == '-' ? -ERANGE : taken;
}

static const struct proc_ops operations = {
    .proc_read = counter_read,
    .proc_write = counter_write,
};

static int __init counter_init(void)
{
    if (start < 0)
        return -EINVAL;
    ticks = start;
    file = proc_create("counter", 0666, NULL, &operations);
    if (!file)
        return -ENOMEM;
    timer_setup(&timer, tick, 0);
    mod_timer(&timer, jiffies + HZ);
    pr_info("starts at %d\n", start);
    return 0;
}

static void __exit counter_exit(void)
{
    proc_remove(file);
    del_timer_sync(&timer);
}

module_init(counter_init);
module_exit(counter_exit);
MODULE_LICENSE("Dual MIT/GPL");
