// SPDX-License-Identifier: MIT OR GPL-2.0
// Divides by what is written.
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/uaccess.h>

static ssize_t divided_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    pr_info("%d\n", 1000 / number);
    return size;
}

static const struct proc_ops operations = { .proc_write = divided_write };

static int __init divided_init(void)
{
    return proc_create("divided", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(divided_init);

static void __exit divided_exit(void)
{
    remove_proc_entry("divided", NULL);
}
module_exit(divided_exit);

MODULE_LICENSE("GPL");
