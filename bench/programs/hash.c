// SPDX-License-Identifier: MIT OR GPL-2.0
/* MurmurHash3 (32 bits) of keys of 1 to 64 bytes that lie one after the other. */
#include "bench.h"

#define SIZE (1 << 21)
#define LONGEST 64

static u8 *bytes;

static u32 murmur3(const u8 *key, int length, u32 seed)
{
	const u8 *tail = key + (length & ~3);
	u32 hash = seed, block = 0;

	for (; key < tail; key += 4) {
		hash ^= rol32(load_le32(key) * 0xcc9e2d51, 15) * 0x1b873593;
		hash = rol32(hash, 13) * 5 + 0xe6546b64;
	}
	switch (length & 3) {
	case 3:
		block ^= tail[2] << 16;
		fallthrough;
	case 2:
		block ^= tail[1] << 8;
		fallthrough;
	case 1:
		block ^= tail[0];
		hash ^= rol32(block * 0xcc9e2d51, 15) * 0x1b873593;
	}
	hash ^= length;
	hash = (hash ^ hash >> 16) * 0x85ebca6b;
	hash = (hash ^ hash >> 13) * 0xc2b2ae35;
	return hash ^ hash >> 16;
}

static u32 run(void)
{
	u32 sum = 0;
	int length;

	for (int at = 0; at + LONGEST <= SIZE; at += length) {
		length = 1 + (bytes[at] & (LONGEST - 1));
		sum = sum * 31 + murmur3(bytes + at, length, sum);
	}
	return sum;
}

static int prepare(void)
{
	u32 state = 2;

	bytes = kvzalloc(SIZE, GFP_KERNEL);
	if (!bytes)
		return -ENOMEM;
	for (int i = 0; i < SIZE; i++)
		bytes[i] = next_random(&state);
	return 0;
}

static void release(void)
{
	kvfree(bytes);
}

BENCH(prepare, run, release);
