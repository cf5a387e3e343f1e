// SPDX-License-Identifier: MIT OR GPL-2.0
// Prints a number as the kernel cannot.
#include <linux/module.h>

static int __init noformat_init(void)
{
    printk(KERN_INFO "half of it: %e\n", 1);
    return 0;
}
module_init(noformat_init);

MODULE_LICENSE("GPL");
