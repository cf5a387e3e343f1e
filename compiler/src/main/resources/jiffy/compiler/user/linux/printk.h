/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* The log is standard output; each line starts with its level, as in /dev/kmsg. */
#ifndef JIFFY_USER_PRINTK_H
#define JIFFY_USER_PRINTK_H

#include <linux/compiler.h>

void jiffy_user_printk(int level, const char *format, ...) __printf(2, 3);

#ifndef pr_fmt
#define pr_fmt(format) format
#endif

#define pr_emerg(format, ...) jiffy_user_printk(0, pr_fmt(format), ##__VA_ARGS__)
#define pr_alert(format, ...) jiffy_user_printk(1, pr_fmt(format), ##__VA_ARGS__)
#define pr_crit(format, ...) jiffy_user_printk(2, pr_fmt(format), ##__VA_ARGS__)
#define pr_err(format, ...) jiffy_user_printk(3, pr_fmt(format), ##__VA_ARGS__)
#define pr_warn(format, ...) jiffy_user_printk(4, pr_fmt(format), ##__VA_ARGS__)
#define pr_notice(format, ...) jiffy_user_printk(5, pr_fmt(format), ##__VA_ARGS__)
#define pr_info(format, ...) jiffy_user_printk(6, pr_fmt(format), ##__VA_ARGS__)

#endif
