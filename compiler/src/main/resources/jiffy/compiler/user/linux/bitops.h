/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_BITOPS_H
#define JIFFY_USER_BITOPS_H

#define hweight32(word) ((unsigned int)__builtin_popcount(word))
#define hweight64(word) ((unsigned long)__builtin_popcountll(word))

#endif
