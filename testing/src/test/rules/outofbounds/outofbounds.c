// SPDX-License-Identifier: MIT OR GPL-2.0
// Reads an element, whether it is there or not.
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static ssize_t outofbounds_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    int *values = kcalloc(8, sizeof(*values), GFP_KERNEL);

    if (values)
        pr_info("%d\n", values[number]);
    kfree(values);
    return size;
}

static const struct proc_ops operations = { .proc_write = outofbounds_write };

static int __init outofbounds_init(void)
{
    return proc_create("outofbounds", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(outofbounds_init);

static void __exit outofbounds_exit(void)
{
    remove_proc_entry("outofbounds", NULL);
}
module_exit(outofbounds_exit);

MODULE_LICENSE("GPL");
