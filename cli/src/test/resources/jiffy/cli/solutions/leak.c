// SPDX-License-Identifier: MIT OR GPL-2.0
/* Forgets what each write was noted in. */
#include "solution.h"

static ssize_t take_note(struct file *file, const char __user *from, size_t count,
			 loff_t *offset)
{
	int *note = kmalloc(sizeof(*note), GFP_KERNEL);

	if (!note)
		return -ENOMEM;
	*note = count;
	return take(file, from, count, offset);
}

static const struct proc_ops operations = {
	.proc_read = give,
	.proc_write = take_note,
	.proc_lseek = default_llseek,
};

SOLUTION(operations);
