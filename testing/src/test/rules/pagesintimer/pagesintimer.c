// SPDX-License-Identifier: MIT OR GPL-2.0
// Asks for eight pages until there are none: so is a machine that has run for a while.
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/timer.h>

struct samples {
    struct samples *next;
    char bytes[32000];
};

static void tick(struct timer_list *timer)
{
    struct samples *all = NULL, *each;

    while ((each = kmalloc(sizeof(*each), GFP_ATOMIC))) {
        each->next = all;
        all = each;
    }
    while ((each = all)) {
        all = each->next;
        kfree(each);
    }
}

static DEFINE_TIMER(timer, tick);

static int __init pagesintimer_init(void)
{
    mod_timer(&timer, jiffies + HZ / 10);
    return 0;
}
module_init(pagesintimer_init);

MODULE_LICENSE("GPL");
