/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_MATH_H
#define JIFFY_USER_MATH_H

#define abs(x) ({ __typeof__(x) _x = (x); _x < 0 ? -_x : _x; })

#endif
