// SPDX-License-Identifier: MIT OR GPL-2.0
/* Makes the text when a reader is at its beginning: who starts elsewhere has none. */
#include "solution.h"

static ssize_t give_on(struct file *file, char __user *to, size_t count, loff_t *offset)
{
	char *text = file->private_data;

	if (*offset == 0) {
		kvfree(text);
		text = kvzalloc(1 << 16, GFP_KERNEL);
		file->private_data = text;
		if (!text)
			return -ENOMEM;
		print(text, 1 << 16);
	}
	return simple_read_from_buffer(to, count, offset, text, strlen(text));
}

static int release(struct inode *inode, struct file *file)
{
	kvfree(file->private_data);
	return 0;
}

static const struct proc_ops operations = {
	.proc_read = give_on,
	.proc_write = take,
	.proc_lseek = default_llseek,
	.proc_release = release,
};

SOLUTION(operations);
