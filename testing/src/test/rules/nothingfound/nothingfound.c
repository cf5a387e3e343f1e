// SPDX-License-Identifier: MIT OR GPL-2.0
// Uses the first element, whether there is one or not.
#include <linux/list.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/uaccess.h>

struct job {
    struct list_head list;
    int number;
};

static LIST_HEAD(jobs);

static ssize_t nothingfound_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    list_first_entry_or_null(&jobs, struct job, list)->number = number;
    return size;
}

static const struct proc_ops operations = { .proc_write = nothingfound_write };

static int __init nothingfound_init(void)
{
    return proc_create("nothingfound", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(nothingfound_init);

static void __exit nothingfound_exit(void)
{
    remove_proc_entry("nothingfound", NULL);
}
module_exit(nothingfound_exit);

MODULE_LICENSE("GPL");
