// SPDX-License-Identifier: MIT OR GPL-2.0
// Keeps the lock when it fails.
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/uaccess.h>

static DEFINE_MUTEX(lock);
static int latest;

static ssize_t leftlocked_write(struct file *file, const char __user *text, size_t size,
                          loff_t *at)
{
    int number;
    int error = kstrtoint_from_user(text, size, 10, &number);

    if (error)
        return error;
    mutex_lock(&lock);
    if (!number)
        return -EINVAL; /* the lock is held */
    latest = number;
    mutex_unlock(&lock);
    return size;
}

static const struct proc_ops operations = { .proc_write = leftlocked_write };

static int __init leftlocked_init(void)
{
    return proc_create("leftlocked", 0222, NULL, &operations) ? 0 : -ENOMEM;
}
module_init(leftlocked_init);

static void __exit leftlocked_exit(void)
{
    remove_proc_entry("leftlocked", NULL);
}
module_exit(leftlocked_exit);

MODULE_LICENSE("GPL");
