// SPDX-License-Identifier: MIT OR GPL-2.0
/* The log of a program, each line with the CPU time since the one before it, in nanoseconds. */
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

/* Linked in the place of the function without __wrap_ (ld --wrap). */
void __wrap_jiffy_user_printk(int level, const char *format, ...);

static long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void __wrap_jiffy_user_printk(int level, const char *format, ...)
{
	static long long before;
	long long passed = now() - before;
	va_list arguments;

	(void)level;
	printf("%lld ", passed);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	before = now();
}
