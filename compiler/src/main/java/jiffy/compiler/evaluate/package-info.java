// SPDX-License-Identifier: MIT OR GPL-2.0
/// Runs the static initialisers of a module while it is compiled: what they compute is constant
/// data in C. An interpreter of the IR. IR to IR.
package jiffy.compiler.evaluate;
