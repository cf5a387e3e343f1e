// SPDX-License-Identifier: MIT OR GPL-2.0
/* Believes that readers have room for all. */
#include "solution.h"

static ssize_t give_all(struct file *file, char __user *to, size_t count, loff_t *offset)
{
	char *text = kvzalloc(1 << 16, GFP_KERNEL);
	size_t length = text ? print(text, 1 << 16) : 0;
	ssize_t given;

	if (*offset == 0)
		BUG_ON(length > count);
	given = simple_read_from_buffer(to, count, offset, text, length);
	kvfree(text);
	return given;
}

static const struct proc_ops operations = {
	.proc_read = give_all,
	.proc_write = take,
	.proc_lseek = default_llseek,
};

SOLUTION(operations);
