/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Prints the CPU time of each run, in nanoseconds. */
#include <stdio.h>
#include <time.h>

#include "clock.h"

static long long started;

static long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void bench_start(void)
{
	started = now();
}

void bench_stop(void)
{
	long long stopped = now();

	fprintf(stderr, "%lld\n", stopped - started);
}
