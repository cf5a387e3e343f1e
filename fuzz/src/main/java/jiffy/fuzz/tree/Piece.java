// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A part of a program.
public sealed interface Piece {
    /// The depth of what is printed on one line.
    int ONE_LINE = -1;

    /// Text that stays as it is.
    record Word(String text) implements Piece {}

    /// Statements, or members of a class, between braces.
    record Block(List<Statement> statements) implements Piece {}

    /// A value.
    ///
    /// @param type as Java writes it
    /// @param construct what of the language it exercises
    record Expression(String type, String construct, List<Piece> pieces) implements Piece {
        /// An expression from a template: each `$` is the next of the parts.
        public static Expression of(
                String type, String construct, String template, Piece... parts) {
            return new Expression(type, construct, fill(template, List.of(parts)));
        }
    }

    /// The pieces of a template, in which each `$` is the next of the parts.
    static List<Piece> fill(String template, List<? extends Piece> parts) {
        var pieces = new ArrayList<Piece>();
        int part = 0;
        int from = 0;
        for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', from)) {
            if (at > from) {
                pieces.add(new Word(template.substring(from, at)));
            }
            pieces.add(parts.get(part++));
            from = at + 1;
        }
        if (from < template.length()) {
            pieces.add(new Word(template.substring(from)));
        }
        return List.copyOf(pieces);
    }

    /// Counts the constructs in this piece.
    default void count(Map<String, Integer> histogram) {
        switch (this) {
            case Word _ -> {}
            case Block(var statements) ->
                    statements.forEach(each -> {
                        histogram.merge(each.construct(), 1, Integer::sum);
                        each.pieces().forEach(piece -> piece.count(histogram));
                    });
            case Expression(_, var construct, var pieces) -> {
                histogram.merge(construct, 1, Integer::sum);
                pieces.forEach(piece -> piece.count(histogram));
            }
        }
    }

    /// Prints the piece as Java; what is inside of a value, on one line: for what stands behind a
    /// block in a value, HotSpot names the line where the statement starts, and C its own.
    default void print(StringBuilder text, int depth) {
        switch (this) {
            case Word(var word) -> text.append(word);
            case Expression(_, _, var pieces) ->
                    pieces.forEach(piece -> piece.print(text, ONE_LINE));
            case Block(var statements) when depth == ONE_LINE -> {
                text.append("{ ");
                for (var each : statements) {
                    each.pieces().forEach(piece -> piece.print(text, ONE_LINE));
                    text.append(' ');
                }
                text.append('}');
            }
            case Block(var statements) -> {
                text.append("{\n");
                for (var each : statements) {
                    text.append("    ".repeat(depth + 1));
                    each.pieces().forEach(piece -> piece.print(text, depth + 1));
                    text.append('\n');
                }
                text.append("    ".repeat(depth)).append('}');
            }
        }
    }
}
