// SPDX-License-Identifier: MIT OR GPL-2.0
/// Time in ticks, and timers (`linux/jiffies.h`, `linux/timer.h`).
package jiffy.linux.time;
