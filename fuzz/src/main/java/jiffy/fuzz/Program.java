// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import jiffy.fuzz.tree.Piece.Block;

/// A program: members of a module class, of which the method `runN` starts it.
///
/// @param number of the program in its module; every name of it ends with that
public record Program(int number, long seed, Block members) {
    /// The same program, smaller.
    Program with(Block other) {
        return new Program(number, seed, other);
    }
}
