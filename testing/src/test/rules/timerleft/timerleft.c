// SPDX-License-Identifier: MIT OR GPL-2.0
// Forgets its timer when it is unloaded.
#include <linux/module.h>
#include <linux/timer.h>

static void tick(struct timer_list *timer)
{
    pr_info("tick\n");
    mod_timer(timer, jiffies + HZ);
}

static DEFINE_TIMER(timer, tick);

static int __init timerleft_init(void)
{
    mod_timer(&timer, jiffies + HZ);
    return 0;
}
module_init(timerleft_init);

static void __exit timerleft_exit(void)
{
}
module_exit(timerleft_exit);

MODULE_LICENSE("GPL");
