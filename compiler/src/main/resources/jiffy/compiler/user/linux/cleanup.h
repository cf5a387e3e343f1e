/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* What happens when a local's scope ends. */
#ifndef JIFFY_USER_CLEANUP_H
#define JIFFY_USER_CLEANUP_H

#include <linux/compiler.h>
#include <linux/types.h>

#define DEFINE_FREE(name, type, release)				\
static __maybe_unused inline void __free_##name(void *place)		\
{									\
	type _T = *(type *)place;					\
									\
	release;							\
}

#define __free(name) __attribute__((__cleanup__(__free_##name)))

#define no_free_ptr(pointer)						\
({									\
	__auto_type _pointer = (pointer);				\
									\
	(pointer) = NULL;						\
	_pointer;							\
})

#define DEFINE_LOCK_GUARD_1(name, type, take, give)			\
struct class_##name {							\
	type *lock;							\
};									\
static __maybe_unused inline struct class_##name class_##name##_take(type *lock) \
{									\
	struct class_##name guard = { lock }, *_T = &guard;		\
									\
	take;								\
	return guard;							\
}									\
static __maybe_unused inline void class_##name##_give(struct class_##name *_T) \
{									\
	give;								\
}

#define JIFFY_USER_PASTE(a, b) a##b
#define JIFFY_USER_NAME(a, b) JIFFY_USER_PASTE(a, b)

#define guard(name)							\
	struct class_##name JIFFY_USER_NAME(guard_, __COUNTER__) __maybe_unused \
		__attribute__((__cleanup__(class_##name##_give))) = class_##name##_take

#endif
