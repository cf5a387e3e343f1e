// SPDX-License-Identifier: MIT OR GPL-2.0
// Frees an object while its timer is armed.
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/timer.h>

struct session {
    struct timer_list timer;
};

static void expire(struct timer_list *timer)
{
    pr_info("expired\n");
}

static int __init timerinobject_init(void)
{
    struct session *session = kzalloc(sizeof(*session), GFP_KERNEL);

    if (!session)
        return -ENOMEM;
    timer_setup(&session->timer, expire, 0);
    mod_timer(&session->timer, jiffies + HZ);
    kfree(session);
    return 0;
}
module_init(timerinobject_init);

MODULE_LICENSE("GPL");
