// SPDX-License-Identifier: MIT OR GPL-2.0
/// Attacks on a kernel module that offers `/proc/mp1/status`, whoever wrote it and in whatever
/// language: random system calls whose results are compared with what the specification allows,
/// races, loading and unloading, storms of processes. Runs as root, in a kernel that may die of it.
///
/// [Generator] makes programs of [Operation]s from a seed; [Attacker] runs them; [Oracle] knows
/// what may come out, with the help of [Request] and [Description]. JDK only.
package jiffy.mp1.torture;
