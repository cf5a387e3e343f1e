// SPDX-License-Identifier: MIT OR GPL-2.0
// A module that keeps the last text that was written to it, in two pieces of memory, and makes one
// mistake where there is none for the second.
#undef pr_fmt
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

static char *mistake = "none";
module_param(mistake, charp, 0444);

static char *text, *copy;

static bool is(const char *name)
{
    return !strcmp(mistake, name);
}

static ssize_t careless_read(struct file *f, char __user *buffer, size_t size, loff_t *offset)
{
    return text ? simple_read_from_buffer(buffer, size, offset, text, strlen(text)) : 0;
}

static ssize_t careless_write(struct file *f, const char __user *buffer, size_t size, loff_t *offset)
{
    char *first = memdup_user_nul(buffer, size), *second;
    if (IS_ERR(first))
        return PTR_ERR(first);
    second = kmalloc(size + 1, GFP_KERNEL);
    if (!second && is("unchecked"))
        *(volatile char *)second = 0;
    if (!second) {
        if (!is("leak"))
            kfree(first);
        return is("errno") ? -EIO : -ENOMEM;
    }
    strcpy(second, first);
    kfree(text);
    kfree(copy);
    text = first;
    copy = second;
    return size;
}

static const struct proc_ops operations = {
    .proc_read = careless_read,
    .proc_write = careless_write,
};

static int __init careless_init(void)
{
    return proc_create("careless", 0666, NULL, &operations) ? 0 : -ENOMEM;
}

static void __exit careless_exit(void)
{
    remove_proc_entry("careless", NULL);
    kfree(text);
    kfree(copy);
}

module_init(careless_init);
module_exit(careless_exit);
MODULE_LICENSE("Dual MIT/GPL");
