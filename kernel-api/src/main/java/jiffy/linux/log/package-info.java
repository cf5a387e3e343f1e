// SPDX-License-Identifier: MIT OR GPL-2.0
/// The kernel log (`linux/printk.h`).
package jiffy.linux.log;
