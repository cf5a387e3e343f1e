/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Counts of references, which one thread changes here; a wrong one stops the program. */
#ifndef JIFFY_USER_REFCOUNT_H
#define JIFFY_USER_REFCOUNT_H

#include <linux/bug.h>

typedef struct { int refs; } refcount_t;

static inline void refcount_set(refcount_t *count, int n)
{
	count->refs = n;
}

static inline void refcount_inc(refcount_t *count)
{
	BUG_ON(count->refs <= 0);
	count->refs++;
}

static inline bool refcount_dec_and_test(refcount_t *count)
{
	BUG_ON(count->refs <= 0);
	return --count->refs == 0;
}

#endif
