/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* One thread runs here: a lock that is held already will never be free. */
#ifndef JIFFY_USER_MUTEX_H
#define JIFFY_USER_MUTEX_H

#include <linux/bug.h>
#include <linux/cleanup.h>

struct mutex {
	bool held;
};

static inline void mutex_init(struct mutex *lock)
{
	lock->held = false;
}

static inline void mutex_lock(struct mutex *lock)
{
	BUG_ON(lock->held);
	lock->held = true;
}

static inline void mutex_unlock(struct mutex *lock)
{
	BUG_ON(!lock->held);
	lock->held = false;
}

static inline void mutex_destroy(struct mutex *lock)
{
	BUG_ON(lock->held);
}

DEFINE_LOCK_GUARD_1(mutex, struct mutex, mutex_lock(_T->lock), mutex_unlock(_T->lock))

#endif
