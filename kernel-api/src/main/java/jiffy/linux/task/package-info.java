// SPDX-License-Identifier: MIT OR GPL-2.0
/// Processes and the users who own them (`linux/pid.h`, `linux/sched.h`, `linux/uidgid.h`).
package jiffy.linux.task;
