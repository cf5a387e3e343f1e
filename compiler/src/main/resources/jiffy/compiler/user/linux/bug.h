/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* A kernel warns and goes on; a program that is tested stops. */
#ifndef JIFFY_USER_BUG_H
#define JIFFY_USER_BUG_H

#include <linux/compiler.h>

void jiffy_user_bug(const char *what, const char *file, int line) __attribute__((__noreturn__));

#define BUG() jiffy_user_bug("BUG", __FILE__, __LINE__)
#define BUG_ON(condition) ((condition) ? BUG() : (void)0)
#define WARN_ON(condition) \
	((condition) ? (jiffy_user_bug(#condition, __FILE__, __LINE__), true) : false)
#define WARN_ON_ONCE(condition) WARN_ON(condition)
#define WARN(condition, ...) WARN_ON(condition)

#endif
