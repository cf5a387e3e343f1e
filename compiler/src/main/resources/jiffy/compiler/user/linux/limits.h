/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_LIMITS_H
#define JIFFY_USER_LIMITS_H

#ifndef INT_MAX
#define INT_MAX __INT_MAX__
#define INT_MIN (-INT_MAX - 1)
#define LLONG_MAX __LONG_LONG_MAX__
#define LLONG_MIN (-LLONG_MAX - 1)
#endif

#define S64_MAX LLONG_MAX
#define S64_MIN LLONG_MIN

#endif
