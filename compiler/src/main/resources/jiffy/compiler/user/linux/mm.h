/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_MM_H
#define JIFFY_USER_MM_H

#include <linux/overflow.h>
#include <linux/slab.h>

#define kvzalloc(size, flags) kzalloc(size, flags)
#define kvfree(object) kfree(object)

#endif
