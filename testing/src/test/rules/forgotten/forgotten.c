// SPDX-License-Identifier: MIT OR GPL-2.0
// Forgets an array when it fails.
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static int *values;

static ssize_t forgotten_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    int *next = kcalloc(8, sizeof(*next), GFP_KERNEL);

    if (!next)
        return -ENOMEM;
    if (!number)
        return -EINVAL;
    next[0] = number;
    kfree(values);
    values = next;
    return size;
}

static const struct proc_ops operations = { .proc_write = forgotten_write };

static int __init forgotten_init(void)
{
    return proc_create("forgotten", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(forgotten_init);

static void __exit forgotten_exit(void)
{
    remove_proc_entry("forgotten", NULL);
}
module_exit(forgotten_exit);

MODULE_LICENSE("GPL");
