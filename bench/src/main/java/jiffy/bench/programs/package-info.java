// SPDX-License-Identifier: MIT OR GPL-2.0
/// Integer programs, as modules: what HotSpot makes of them is compared with what we make of them,
/// and with the same programs written by hand in C.
package jiffy.bench.programs;
