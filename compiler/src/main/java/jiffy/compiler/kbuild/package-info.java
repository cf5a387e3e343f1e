// SPDX-License-Identifier: MIT OR GPL-2.0
/// C to `.ko`: the kernel's own build, run in a folder of its own.
package jiffy.compiler.kbuild;
