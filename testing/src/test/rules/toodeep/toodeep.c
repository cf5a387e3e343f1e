// SPDX-License-Identifier: MIT OR GPL-2.0
// Has an array on the stack of an interrupt.
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/timer.h>

static void tick(struct timer_list *timer)
{
    volatile unsigned long samples[2048];
    int i;

    for (i = ARRAY_SIZE(samples) - 1; i >= 0; i--)
        samples[i] = jiffies;
    pr_info("%lu\n", samples[0]);
}

static DEFINE_TIMER(timer, tick);

static int __init toodeep_init(void)
{
    mod_timer(&timer, jiffies + HZ / 10);
    return 0;
}
module_init(toodeep_init);

MODULE_LICENSE("GPL");
