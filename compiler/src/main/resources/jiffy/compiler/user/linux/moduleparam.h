/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* Parameters are arguments of the program: `name=value`. */
#ifndef JIFFY_USER_MODULEPARAM_H
#define JIFFY_USER_MODULEPARAM_H

struct jiffy_user_parameter {
	const char *name, *type;
	void *place;
	struct jiffy_user_parameter *next;
};

void jiffy_user_parameter(struct jiffy_user_parameter *parameter);

#define module_param_named(name, variable, type, mode)				\
static __attribute__((__constructor__)) void jiffy_user_parameter_##name(void)	\
{										\
	static struct jiffy_user_parameter it = { #name, #type, &variable, NULL }; \
										\
	jiffy_user_parameter(&it);						\
}										\
struct jiffy_user_parameter

#define MODULE_PARM_DESC(name, text) struct jiffy_user_parameter

#endif
