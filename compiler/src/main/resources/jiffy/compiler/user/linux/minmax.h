/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_MINMAX_H
#define JIFFY_USER_MINMAX_H

#define min_t(type, a, b) ({ type _a = (a); type _b = (b); _a < _b ? _a : _b; })
#define max_t(type, a, b) ({ type _a = (a); type _b = (b); _a > _b ? _a : _b; })
#define clamp_t(type, value, low, high) min_t(type, max_t(type, value, low), high)

#endif
