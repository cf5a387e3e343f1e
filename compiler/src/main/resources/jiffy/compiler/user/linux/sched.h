/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#ifndef JIFFY_USER_SCHED_H
#define JIFFY_USER_SCHED_H

#define need_resched() false
#define cond_resched() do { } while (0)

#endif
