// SPDX-License-Identifier: MIT OR GPL-2.0
// Arms a timer and then fails to load.
#include <linux/module.h>
#include <linux/timer.h>

static void tick(struct timer_list *timer)
{
    pr_info("tick\n");
}

static DEFINE_TIMER(timer, tick);

static int __init timeratfailure_init(void)
{
    mod_timer(&timer, jiffies + HZ);
    return -ENODEV;
}
module_init(timeratfailure_init);

MODULE_LICENSE("GPL");
