// SPDX-License-Identifier: MIT OR GPL-2.0
/* The yardstick as the benchmark loads it: the protocol is in bench/README.md. */
#define BENCH_DUPLICATES
#include "mp1_yardstick.c"
