// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Makes N processes that sleep, registers each, reads the list, and lets them end.
 *
 * They are processes of their own, with one memory and one table of files, so each costs the kernel
 * little more than its task_struct and its stack. Prints how many were made, registered, and read.
 */
#define _GNU_SOURCE
#include <fcntl.h>
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

static int make(int count, pid_t *pids)
{
	const int shared = CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_SIGHAND;
	char *stacks = aligned_alloc(64, ((size_t)count + 1) * STACK);
	int made;

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

static int enter(int status, const pid_t *pids, int count)
{
	char line[16];
	int entered;

	for (entered = 0; entered < count; entered++) {
		int length = snprintf(line, sizeof(line), "%d\n", pids[entered]);

		if (write(status, line, length) != length) {
			perror("write");
			break;
		}
	}
	return entered;
}

/* Every line of the list must be the next process's. */
static int compare(int status, const pid_t *pids, int count)
{
	FILE *list = fdopen(status, "r");
	int same = 0, pid;
	long long time;

	while (fscanf(list, "%d: %lld", &pid, &time) == 2 && same < count && pid == pids[same])
		same++;
	return same;
}

int main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 1000;
	pid_t *pids = calloc(count, sizeof(*pids));
	int made, entered, status;

	if (pipe(end))
		return 1;
	made = make(count, pids);
	status = open("/proc/mp1/status", O_RDWR);
	entered = enter(status, pids, made);
	printf("%d made, %d registered, ", made, entered);
	printf("%d read", compare(status, pids, entered));
	sleep(1); /* refreshed, several times */
	status = open("/proc/mp1/status", O_RDWR);
	printf(", %d read again\n", compare(status, pids, entered));
	fflush(stdout);
	if (argc > 2)
		system(argv[2]);
	close(end[1]);
	while (wait(NULL) > 0)
		;
	return 0;
}
