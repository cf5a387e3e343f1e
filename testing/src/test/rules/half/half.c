// SPDX-License-Identifier: MIT OR GPL-2.0
// Half of a parameter, with its fraction.
#include <linux/module.h>

static int number = 1;
module_param(number, int, 0444);

static int __init half_init(void)
{
    double half = number * 0.5;

    pr_info("%d\n", (int)(half * 10));
    return 0;
}
module_init(half_init);

MODULE_LICENSE("GPL");
