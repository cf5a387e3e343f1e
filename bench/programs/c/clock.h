/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* The clock around one run. */
#ifndef BENCH_CLOCK_H
#define BENCH_CLOCK_H

void bench_start(void);
void bench_stop(void);

#endif
