// SPDX-License-Identifier: MIT OR GPL-2.0
/* Has one page for the whole list. */
#include "solution.h"

static ssize_t give_page(struct file *file, char __user *to, size_t count, loff_t *offset)
{
	char *text = (char *)get_zeroed_page(GFP_KERNEL);
	ssize_t given = text ? simple_read_from_buffer(to, count, offset, text,
						       print(text, PAGE_SIZE))
			     : -ENOMEM;

	free_page((unsigned long)text);
	return given;
}

static const struct proc_ops operations = {
	.proc_read = give_page,
	.proc_write = take,
	.proc_lseek = default_llseek,
};

SOLUTION(operations);
