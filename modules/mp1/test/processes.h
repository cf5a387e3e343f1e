// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Many processes that sleep.
 *
 * They are processes of their own, with one memory and one table of files, so each costs the kernel
 * little more than its task_struct and its stack.
 */
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK 1024

static int end[2];

static int wait_for_the_end(void *unused)
{
	char byte;

	syscall(SYS_read, end[0], &byte, 1);
	syscall(SYS_exit, 0);
	return 0;
}

/* How many were made; less than asked for after an error, which is told. */
static int make_processes(int count, pid_t *pids)
{
	const int shared = CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_SIGHAND;
	char *stacks = aligned_alloc(64, ((size_t)count + 1) * STACK);
	int made;

	if (pipe(end)) {
		perror("pipe");
		return 0;
	}
	for (made = 0; made < count; made++) {
		char *top = stacks + (made + 1) * (size_t)STACK;

		pids[made] = clone(wait_for_the_end, top, shared | SIGCHLD, NULL);
		if (pids[made] < 0) {
			perror("clone");
			break;
		}
	}
	return made;
}

static void end_processes(void)
{
	close(end[1]);
	while (wait(NULL) > 0)
		;
}
