// SPDX-License-Identifier: MIT OR GPL-2.0
/* Counts how often each number occurs, in a hash table with open addressing. */
#include "bench.h"

#define BITS 16
#define CAPACITY (1 << BITS)
#define COUNT (1 << 18)
#define DIFFERENT 40000

struct slot {
	int key; /* 0: free */
	int count;
};

static int *keys;
static struct slot *slots;

static inline u32 place(int key)
{
	return (u32)key * 0x9e3779b1 >> (32 - BITS);
}

static void add(int key)
{
	u32 at = place(key);

	while (slots[at].key != key) {
		if (!slots[at].key) {
			slots[at].key = key;
			break;
		}
		at = (at + 1) & (CAPACITY - 1);
	}
	slots[at].count++;
}

/* 0 if the key is not there. */
static int count_of(int key)
{
	u32 at = place(key);

	while (slots[at].key) {
		if (slots[at].key == key)
			return slots[at].count;
		at = (at + 1) & (CAPACITY - 1);
	}
	return 0;
}

static u32 run(void)
{
	u32 sum = 0;

	memset(slots, 0, CAPACITY * sizeof(*slots));
	for (int i = 0; i < COUNT; i++)
		add(keys[i]);
	for (int i = 0; i < COUNT; i++)
		sum = sum * 31 + count_of(keys[i] ^ (i & 1));
	return sum;
}

static int prepare(void)
{
	u32 state = 3;

	keys = kvzalloc(COUNT * sizeof(*keys), GFP_KERNEL);
	slots = kvzalloc(CAPACITY * sizeof(*slots), GFP_KERNEL);
	if (!keys || !slots)
		return -ENOMEM;
	for (int i = 0; i < COUNT; i++)
		keys[i] = 2 + next_random(&state) % DIFFERENT;
	return 0;
}

static void release(void)
{
	kvfree(slots);
	kvfree(keys);
}

BENCH(prepare, run, release);
