// SPDX-License-Identifier: MIT OR GPL-2.0
/// gdb on a machine's kernel: it stops at lines of a module's source.
package jiffy.lab.debug;
