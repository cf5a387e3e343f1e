// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * What calls of mp1 cost with few and with many processes registered, counted by the time stamp
 * counter: instructions, in a machine whose clock they are.
 *
 * Prints a line for each kind of call: its name, what it cost with an eighth of N registered, and
 * with all. Interrupts are left out by taking the median, or the least.
 */
#define _GNU_SOURCE
#include "processes.h"

#include <errno.h>
#include <fcntl.h>
#include <x86intrin.h>

#define SAMPLES 101
#define READS 5

static int status;
static char text[65536];

static int ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* What it costs to write the number of a process; says why and ends if that is not `expected`. */
static uint64_t cost_of_write(pid_t pid, int expected)
{
	int length = snprintf(text, sizeof(text), "%d\n", pid);
	uint64_t start = __rdtsc();
	ssize_t written = write(status, text, length);
	uint64_t cost = __rdtsc() - start;
	int err = written == length ? 0 : errno;

	if (err != expected) {
		fprintf(stderr, "process %d: errno %d, not %d\n", pid, err, expected);
		exit(1);
	}
	return cost;
}

/* The median of those of so many processes. */
static uint64_t cost_of_writes(const pid_t *pids, int expected)
{
	uint64_t costs[SAMPLES];
	int i;

	for (i = 0; i < SAMPLES; i++)
		costs[i] = cost_of_write(pids[i], expected);
	qsort(costs, SAMPLES, sizeof(*costs), ascending);
	return costs[SAMPLES / 2];
}

/* The least of several. */
static uint64_t cost_of_reading_all(void)
{
	uint64_t least = UINT64_MAX;
	int i;

	for (i = 0; i < READS; i++) {
		uint64_t start, cost;

		lseek(status, 0, SEEK_SET);
		start = __rdtsc();
		while (read(status, text, sizeof(text)) > 0)
			;
		cost = __rdtsc() - start;
		least = cost < least ? cost : least;
	}
	return least;
}

struct costs {
	uint64_t registering, refusing, reading;
};

/* Registers the processes from one to another; the last ones are measured. */
static struct costs measure(const pid_t *pids, int from, int to)
{
	const pid_t *last = pids + to - SAMPLES;
	struct costs costs;

	for (pids += from; pids < last; pids++)
		cost_of_write(*pids, 0);
	costs.registering = cost_of_writes(last, 0);
	costs.refusing = cost_of_writes(last, EEXIST);
	costs.reading = cost_of_reading_all();
	return costs;
}

int main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 4000;
	pid_t *pids = calloc(count, sizeof(*pids));
	struct costs few, many;

	if (count / 8 < SAMPLES || make_processes(count, pids) < count)
		return 1;
	status = open("/proc/mp1/status", O_RDWR);
	few = measure(pids, 0, count / 8);
	many = measure(pids, count / 8, count);
	printf("registering %ju %ju\n", few.registering, many.registering);
	printf("refusing %ju %ju\n", few.refusing, many.refusing);
	printf("reading %ju %ju\n", few.reading, many.reading);
	fflush(stdout);
	end_processes();
	return 0;
}
