// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Writes lines of /proc/mp1/status: eight digits at a time, without a table and without a loop.
 * Little-endian only.
 */
#ifndef MP1_LINE_H
#define MP1_LINE_H

#include <linux/bitops.h>
#include <linux/compiler.h>
#include <linux/types.h>

#if __has_include(<linux/unaligned.h>)
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif

/* "4194304: 18446744073709551615\n" and what mp1_put_line writes beyond it */
#define MP1_LINE_ROOM 48

/*
 * The eight decimal digits of value, which is less than 100,000,000: the most significant one in
 * the lowest byte. Each step splits every lane into quotient (low half) and remainder (high half);
 * x << h - q * (d << h) + q == (x - q * d) << h | q. The reciprocals are exact for their lanes.
 */
static __always_inline u64 mp1_digits(u64 value)
{
    u64 q;

    q = (value * 109951163) >> 40; /* / 10000 */
    value = (value << 32) - q * ((10000ull << 32) - 1);
    q = ((value * 10486) >> 20) & 0x0000007f0000007full; /* / 100 */
    value = (value << 16) - q * ((100 << 16) - 1);
    q = ((value * 103) >> 10) & 0x000f000f000f000full; /* / 10 */
    return (value << 8) - q * ((10 << 8) - 1);
}

#define MP1_ZEROS 0x3030303030303030ull

static __always_inline char *mp1_put_eight(char *to, u64 value)
{
    put_unaligned(mp1_digits(value) | MP1_ZEROS, (u64 *)to);
    return to + 8;
}

/* Without leading zeros, which are the low bytes; the last digit is there even if it is one. */
static __always_inline char *mp1_put_up_to_eight(char *to, u64 value)
{
    u64 digits = mp1_digits(value);
    unsigned int zeros = __ffs(digits | 1ull << 56) & ~7u;

    put_unaligned((digits | MP1_ZEROS) >> zeros, (u64 *)to);
    return to + 8 - zeros / 8;
}

static __always_inline char *mp1_put_u64(char *to, u64 value)
{
    u64 high, low, highest;

    if (value < 100000000)
        return mp1_put_up_to_eight(to, value);
    high = value / 100000000;
    low = value - high * 100000000;
    if (likely(high < 100000000)) {
        to = mp1_put_up_to_eight(to, high);
    } else {
        highest = high / 100000000;
        to = mp1_put_up_to_eight(to, highest);
        to = mp1_put_eight(to, high - highest * 100000000);
    }
    return mp1_put_eight(to, low);
}

static __always_inline char *mp1_put_line(char *to, unsigned int nr, u64 time)
{
    to = mp1_put_up_to_eight(to, nr); /* PID_MAX_LIMIT is 4194304 */
    *to++ = ':';
    *to++ = ' ';
    to = mp1_put_u64(to, time);
    *to++ = '\n';
    return to;
}

#endif
