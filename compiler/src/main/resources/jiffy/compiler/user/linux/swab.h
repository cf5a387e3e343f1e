/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_SWAB_H
#define JIFFY_USER_SWAB_H

#define swab16(word) __builtin_bswap16(word)
#define swab32(word) ((u32)__builtin_bswap32(word))
#define swab64(word) ((u64)__builtin_bswap64(word))

#endif
