/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Sizes that would overflow are as large as can be: no allocation of them succeeds. */
#ifndef JIFFY_USER_OVERFLOW_H
#define JIFFY_USER_OVERFLOW_H

#include <linux/types.h>

static inline size_t size_add(size_t a, size_t b)
{
	size_t sum;

	return __builtin_add_overflow(a, b, &sum) ? (size_t)-1 : sum;
}

static inline size_t size_mul(size_t a, size_t b)
{
	size_t product;

	return __builtin_mul_overflow(a, b, &product) ? (size_t)-1 : product;
}

#define struct_size(pointer, member, count) \
	size_add(sizeof(*(pointer)), size_mul(sizeof(*(pointer)->member), count))

#endif
