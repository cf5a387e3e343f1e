/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* One thread runs here, and nothing interrupts it. */
#ifndef JIFFY_USER_SPINLOCK_H
#define JIFFY_USER_SPINLOCK_H

#include <linux/mutex.h>

typedef struct mutex spinlock_t;

#define spin_lock_init(lock) mutex_init(lock)
#define spin_lock(lock) mutex_lock(lock)
#define spin_unlock(lock) mutex_unlock(lock)
#define spin_lock_bh(lock) mutex_lock(lock)
#define spin_unlock_bh(lock) mutex_unlock(lock)

DEFINE_LOCK_GUARD_1(spinlock, spinlock_t, spin_lock(_T->lock), spin_unlock(_T->lock))

#endif
