// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Makes N processes that sleep, registers each, reads the list, and lets them end.
 *
 * Prints how many were made, registered, and read.
 */
#define _GNU_SOURCE
#include "processes.h"

#include <fcntl.h>

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

	made = make_processes(count, pids);
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
	end_processes();
	return 0;
}
