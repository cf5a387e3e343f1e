// SPDX-License-Identifier: MIT OR GPL-2.0
// Reads the first byte that is written where it is: in user memory.
#include <linux/module.h>
#include <linux/proc_fs.h>

static ssize_t userpointer_write(struct file *file, const char __user *text, size_t size,
                                 loff_t *at)
{
    pr_info("%d\n", *(const char __force *)text);
    return size;
}

static const struct proc_ops operations = { .proc_write = userpointer_write };

static int __init userpointer_init(void)
{
    return proc_create("userpointer", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(userpointer_init);

static void __exit userpointer_exit(void)
{
    remove_proc_entry("userpointer", NULL);
}
module_exit(userpointer_exit);

MODULE_LICENSE("GPL");
