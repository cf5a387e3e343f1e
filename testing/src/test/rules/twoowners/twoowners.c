// SPDX-License-Identifier: MIT OR GPL-2.0
// Two readings have the same values, and each frees its own.
#include <linux/list.h>
#include <linux/module.h>
#include <linux/slab.h>

struct reading {
    struct list_head list;
    int *values;
};

static LIST_HEAD(readings);

static int add(int *values)
{
    struct reading *reading = kzalloc(sizeof(*reading), GFP_KERNEL);

    if (!reading)
        return -ENOMEM;
    reading->values = values;
    list_add_tail(&reading->list, &readings);
    return 0;
}

static int __init twoowners_init(void)
{
    int *latest = kcalloc(8, sizeof(*latest), GFP_KERNEL);
    struct reading *each, *next;

    if (!latest || add(latest) || add(latest))
        return -ENOMEM;
    list_for_each_entry_safe(each, next, &readings, list) {
        kfree(each->values);
        kfree(each);
    }
    return 0;
}
module_init(twoowners_init);

MODULE_LICENSE("GPL");
