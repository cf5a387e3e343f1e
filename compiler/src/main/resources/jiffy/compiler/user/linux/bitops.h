/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_BITOPS_H
#define JIFFY_USER_BITOPS_H

#include <linux/types.h>

#define hweight32(word) ((unsigned int)__builtin_popcount(word))
#define hweight64(word) ((unsigned long)__builtin_popcountll(word))

/* The number of the last bit that is set, from 1 on; 0 if there is none. */
#define fls(word) ({ u32 _word = (word); _word ? 32 - __builtin_clz(_word) : 0; })
#define fls64(word) ({ u64 _word = (word); _word ? 64 - __builtin_clzll(_word) : 0; })

#endif
