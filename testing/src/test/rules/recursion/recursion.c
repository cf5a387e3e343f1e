// SPDX-License-Identifier: MIT OR GPL-2.0
// The sum of all numbers up to one that is written, by recursion.
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/uaccess.h>

static noinline int sum(int number)
{
    volatile int frame[16] = { number };

    return number ? frame[0] + sum(number - 1) + frame[1] : 0;
}

static ssize_t recursion_write(struct file *file, const char __user *text, size_t size, loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    pr_info("%d\n", sum(number));
    return size;
}

static const struct proc_ops operations = { .proc_write = recursion_write };

static int __init recursion_init(void)
{
    return proc_create("recursion", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(recursion_init);

MODULE_LICENSE("GPL");
