// SPDX-License-Identifier: MIT OR GPL-2.0
/// Places to run a module in, and what each showed of its life: a JVM, and C without a kernel.
package jiffy.fuzz.homes;
