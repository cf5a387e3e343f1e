// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

/// An instruction of a module.
///
/// @param place where it is, or the one behind it
/// @param isReturn whether the place is where a call returns to: the call is before it
record Instruction(CodePlace place, boolean isReturn) {

    /// The byte that tells its line.
    ///
    /// @param offset of the place in its section
    long of(long offset) {
        return isReturn ? offset - 1 : offset;
    }
}
