// SPDX-License-Identifier: MIT OR GPL-2.0
/* Does what the others should, but refreshes nothing: whoever ended stays in the list. */
#include "solution.h"

static const struct proc_ops operations = {
	.proc_read = give,
	.proc_write = take,
	.proc_lseek = default_llseek,
};

SOLUTION(operations);
