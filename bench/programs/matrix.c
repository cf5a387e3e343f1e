// SPDX-License-Identifier: MIT OR GPL-2.0
/* The product of two matrices of ints, row by row. */
#include "bench.h"

#define N 200

typedef int row[N];

static row *a, *b, *c;

static void multiply(row *product, const row *left, const row *right)
{
	memset(product, 0, N * sizeof(*product));
	for (int i = 0; i < N; i++) {
		for (int k = 0; k < N; k++) {
			int factor = left[i][k];

			for (int j = 0; j < N; j++)
				product[i][j] += factor * right[k][j];
		}
	}
}

static u32 run(void)
{
	u32 sum = 0;

	multiply(c, a, b);
	for (int i = 0; i < N; i++)
		for (int j = 0; j < N; j++)
			sum = sum * 31 + c[i][j];
	return sum;
}

static int prepare(void)
{
	u32 state = 5;

	a = kvzalloc(N * sizeof(*a), GFP_KERNEL);
	b = kvzalloc(N * sizeof(*b), GFP_KERNEL);
	c = kvzalloc(N * sizeof(*c), GFP_KERNEL);
	if (!a || !b || !c)
		return -ENOMEM;
	for (int i = 0; i < N; i++) {
		for (int j = 0; j < N; j++) {
			a[i][j] = next_random(&state);
			b[i][j] = next_random(&state);
		}
	}
	return 0;
}

static void release(void)
{
	kvfree(c);
	kvfree(b);
	kvfree(a);
}

BENCH(prepare, run, release);
