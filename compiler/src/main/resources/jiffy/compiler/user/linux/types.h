/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* The kernel's names for C's types, and what its configuration says of a machine like this one. */
#ifndef JIFFY_USER_TYPES_H
#define JIFFY_USER_TYPES_H

#include <stdbool.h>
#include <stddef.h>

typedef signed char s8;
typedef unsigned char u8;
typedef short s16;
typedef unsigned short u16;
typedef int s32;
typedef unsigned int u32;
typedef long long s64;
typedef unsigned long long u64;
typedef unsigned int gfp_t;

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && !defined(__LITTLE_ENDIAN)
#define __LITTLE_ENDIAN 1234
#endif

#if __SIZEOF_LONG__ == 8
#define CONFIG_64BIT 1
#endif

#endif
