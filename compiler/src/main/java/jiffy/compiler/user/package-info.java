// SPDX-License-Identifier: MIT OR GPL-2.0
/// C to a program: the same C that kbuild gets, with small headers of our own in the place of the
/// kernel's, for modules that need no more of a kernel than its log, memory, lists and locks.
package jiffy.compiler.user;
