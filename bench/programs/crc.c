// SPDX-License-Identifier: MIT OR GPL-2.0
/* CRC-32 with a table, a byte at a time. */
#include "bench.h"

#define SIZE (1 << 21)
#define POLYNOMIAL 0xedb88320

static u8 *bytes;
static u32 table[256];

static u32 crc32(const u8 *from, int size)
{
	u32 crc = ~0u;

	for (int i = 0; i < size; i++)
		crc = table[(crc ^ from[i]) & 0xff] ^ crc >> 8;
	return ~crc;
}

static u32 run(void)
{
	return crc32(bytes, SIZE);
}

static int prepare(void)
{
	u32 state = 4;

	for (int i = 0; i < 256; i++) {
		u32 crc = i;

		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
		table[i] = crc;
	}
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
