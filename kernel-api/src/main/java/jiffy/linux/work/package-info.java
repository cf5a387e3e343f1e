// SPDX-License-Identifier: MIT OR GPL-2.0
/// Work queues: the bottom half, which may sleep (`linux/workqueue.h`).
package jiffy.linux.work;
