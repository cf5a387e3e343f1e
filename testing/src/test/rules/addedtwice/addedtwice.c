// SPDX-License-Identifier: MIT OR GPL-2.0
// Adds an element twice.
#include <linux/list.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/uaccess.h>

struct job {
    struct list_head list;
};

static struct job job;
static LIST_HEAD(jobs);

static ssize_t addedtwice_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    list_add_tail(&job.list, &jobs);
    list_add_tail(&job.list, &jobs);
    return size;
}

static const struct proc_ops operations = { .proc_write = addedtwice_write };

static int __init addedtwice_init(void)
{
    return proc_create("addedtwice", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(addedtwice_init);

static void __exit addedtwice_exit(void)
{
    remove_proc_entry("addedtwice", NULL);
}
module_exit(addedtwice_exit);

MODULE_LICENSE("GPL");
