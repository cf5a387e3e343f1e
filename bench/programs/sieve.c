// SPDX-License-Identifier: MIT OR GPL-2.0
/* The sieve of Eratosthenes. */
#include "bench.h"

#define LIMIT (1 << 20)

static bool *composite;

static u32 run(void)
{
	u32 sum = 0;

	memset(composite, 0, LIMIT * sizeof(*composite));
	for (int i = 2; i * i < LIMIT; i++) {
		if (composite[i])
			continue;
		for (int j = i * i; j < LIMIT; j += i)
			composite[j] = true;
	}
	for (int i = 2; i < LIMIT; i++)
		if (!composite[i])
			sum = sum * 31 + i;
	return sum;
}

static int prepare(void)
{
	composite = kvzalloc(LIMIT * sizeof(*composite), GFP_KERNEL);
	return composite ? 0 : -ENOMEM;
}

static void release(void)
{
	kvfree(composite);
}

BENCH(prepare, run, release);
