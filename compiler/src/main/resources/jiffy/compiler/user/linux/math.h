/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* As the kernel's, whose result is as narrow as its argument. */
#ifndef JIFFY_USER_MATH_H
#define JIFFY_USER_MATH_H

#include <linux/types.h>

#define JIFFY_USER_ABS(type, x) ({ type _x = (type)(x); (type)(_x < 0 ? -_x : _x); })
#define abs(x)								\
	_Generic((x),							\
		 s8: JIFFY_USER_ABS(s8, x), u8: JIFFY_USER_ABS(s8, x),	\
		 s16: JIFFY_USER_ABS(s16, x), u16: JIFFY_USER_ABS(s16, x), \
		 s64: JIFFY_USER_ABS(s64, x), u64: JIFFY_USER_ABS(s64, x), \
		 default: JIFFY_USER_ABS(int, x))

#endif
