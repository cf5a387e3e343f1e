// SPDX-License-Identifier: MIT OR GPL-2.0
/* Counts where patterns occur in a text, with Horspool's algorithm. */
#include "bench.h"

#define SIZE (1 << 20)
#define PATTERNS 8
#define LETTERS 8

static u8 *text;

static int count(const u8 *text, int size, const u8 *pattern, int length)
{
	int shift[256];
	int found = 0;

	for (int i = 0; i < 256; i++)
		shift[i] = length;
	for (int i = 0; i < length - 1; i++)
		shift[pattern[i]] = length - 1 - i;
	for (int at = 0; at <= size - length; at += shift[text[at + length - 1]]) {
		int i = length - 1;

		while (i >= 0 && text[at + i] == pattern[i])
			i--;
		if (i < 0)
			found++;
	}
	return found;
}

static u32 run(void)
{
	u32 sum = 0;

	for (int i = 0; i < PATTERNS; i++)
		sum = sum * 31 + count(text, SIZE, text + 1000 * i, 3 + 2 * i);
	return sum;
}

static int prepare(void)
{
	u32 state = 6;

	text = kvzalloc(SIZE, GFP_KERNEL);
	if (!text)
		return -ENOMEM;
	for (int i = 0; i < SIZE; i++)
		text[i] = 'a' + next_random(&state) % LETTERS;
	return 0;
}

static void release(void)
{
	kvfree(text);
}

BENCH(prepare, run, release);
