/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_STRING_H
#define JIFFY_USER_STRING_H

#include <linux/types.h>

size_t strlen(const char *text);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t length);
int memcmp(const void *a, const void *b, size_t size);
void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int value, size_t size);

#endif
