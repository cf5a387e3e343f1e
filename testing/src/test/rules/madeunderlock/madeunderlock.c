// SPDX-License-Identifier: MIT OR GPL-2.0
// Makes an element under a spin lock, of memory that may have to be waited for.
#include <linux/list.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/uaccess.h>

struct job {
    struct list_head list;
    int number;
};

static DEFINE_SPINLOCK(lock);
static LIST_HEAD(jobs);

static ssize_t madeunderlock_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    struct job *job;

    spin_lock(&lock);
    job = kzalloc(sizeof(*job), GFP_KERNEL);
    if (job) {
        job->number = number;
        list_add_tail(&job->list, &jobs);
    }
    spin_unlock(&lock);
    return size;
}

static const struct proc_ops operations = { .proc_write = madeunderlock_write };

static int __init madeunderlock_init(void)
{
    return proc_create("madeunderlock", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(madeunderlock_init);

static void __exit madeunderlock_exit(void)
{
    remove_proc_entry("madeunderlock", NULL);
}
module_exit(madeunderlock_exit);

MODULE_LICENSE("GPL");
