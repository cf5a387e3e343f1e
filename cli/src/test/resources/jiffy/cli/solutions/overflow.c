// SPDX-License-Identifier: MIT OR GPL-2.0
/* Believes that nobody writes more than a number. */
#include "solution.h"

static ssize_t take_one(struct file *file, const char __user *from, size_t count,
			loff_t *offset)
{
	char *text = kzalloc(20, GFP_KERNEL);
	ssize_t taken = -ENOMEM;

	if (text)
		taken = raw_copy_from_user(text, from, count) ? -EFAULT : add_lines(text, count);
	kfree(text);
	return taken;
}

static const struct proc_ops operations = {
	.proc_read = give,
	.proc_write = take_one,
	.proc_lseek = default_llseek,
};

SOLUTION(operations);
