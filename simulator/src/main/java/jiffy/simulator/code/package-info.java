// SPDX-License-Identifier: MIT OR GPL-2.0
/// A module's classes, as `javac` made them, with hooks where other threads could interfere.
package jiffy.simulator.code;
