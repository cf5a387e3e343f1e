// SPDX-License-Identifier: MIT OR GPL-2.0
/// A kernel in a JVM: a home for modules that needs no machine. Time is virtual, one thread runs at
/// a time, and a seed decides which; what the kernel does for a module, and what it complains
/// about, it does here too.
package jiffy.simulator;
