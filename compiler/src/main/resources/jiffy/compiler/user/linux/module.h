/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* A module's life: the program loads it and unloads it. */
#ifndef JIFFY_USER_MODULE_H
#define JIFFY_USER_MODULE_H

#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/types.h>

#define __init
#define __exit

int jiffy_user_load(void);
void jiffy_user_unload(void);
extern const char *const jiffy_user_module;

#define module_init(function)			\
const char *const jiffy_user_module = KBUILD_MODNAME; \
int jiffy_user_load(void)			\
{						\
	return function();			\
}						\
struct jiffy_user_parameter

#define module_exit(function)			\
void jiffy_user_unload(void)			\
{						\
	function();				\
}						\
struct jiffy_user_parameter

#define MODULE_LICENSE(text) struct jiffy_user_parameter
#define MODULE_AUTHOR(text) struct jiffy_user_parameter
#define MODULE_DESCRIPTION(text) struct jiffy_user_parameter

#endif
