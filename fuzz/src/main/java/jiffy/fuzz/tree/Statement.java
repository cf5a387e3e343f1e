// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.tree;

import java.util.List;

/// A statement, or a member of a class.
///
/// @param construct what of the language it exercises
/// @param completes whether what stands behind it can be reached
public record Statement(String construct, List<Piece> pieces, boolean completes) {
    /// A statement from a template: each `$` is the next of the parts.
    public static Statement of(String construct, String template, Piece... parts) {
        return new Statement(construct, Piece.fill(template, List.of(parts)), true);
    }

    /// The same, known to complete or not.
    public Statement completing(boolean does) {
        return new Statement(construct, pieces, does);
    }
}
