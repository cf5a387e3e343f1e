// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Stmt.Print.Piece;
import jiffy.compiler.ir.Type;

/// Formats: the pieces of a format to a C format and its arguments, or to one call each.
final class Printing {
    private final Expressions expressions;

    Printing(Expressions expressions) {
        this.expressions = expressions;
    }

    /// A C format, quoted, and its arguments, each with a comma before it.
    record Whole(String format, String arguments) {}

    Whole whole(List<Piece> pieces, boolean line) {
        var format = new StringBuilder();
        var arguments = new StringBuilder();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Literal(String text) -> format.append(text.replace("%", "%%"));
                case Piece.Conversion conversion -> {
                    format.append(conversion(conversion));
                    arguments.append(", ").append(argument(conversion));
                }
            }
        }
        if (line && (format.isEmpty() || format.charAt(format.length() - 1) != '\n')) {
            format.append('\n');
        }
        return new Whole(Expressions.quote(format.toString()), arguments.toString());
    }

    private static String conversion(Piece.Conversion conversion) {
        boolean isLong = conversion.argument().type() == Type.Primitive.LONG;
        return switch (conversion.letter()) {
            case 'd' -> isLong ? "%lld" : "%d";
            case 'x' -> isLong ? "%llx" : "%x";
            case 'c' -> "%c";
            default -> "%s";
        };
    }

    private String argument(Piece.Conversion conversion) {
        var argument = conversion.argument();
        return switch (conversion.letter()) {
            case 'b' -> expressions.operand(argument) + " ? \"true\" : \"false\"";
            case 'c' -> "jiffy_ascii(" + expressions.c(argument) + ")";
            default -> expressions.c(argument);
        };
    }

    /// Whether there is nothing but text and `%d`.
    static boolean isSequence(List<Piece> pieces) {
        return pieces.stream()
                .allMatch(each ->
                        !(each instanceof Piece.Conversion(char letter, _)) || letter == 'd');
    }

    /// The pieces of a format of text and `%d`, and the bytes that they may need.
    String sequence(List<Piece> pieces, Binding.Format format, Template template) {
        var c = new ArrayList<String>();
        int room = 0;
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Literal(String text) -> {
                    room += text.getBytes(StandardCharsets.UTF_8).length;
                    c.add(new Template().with("text", Expressions.quote(text)).fill(format.text()));
                }
                case Piece.Conversion(_, var argument) -> {
                    room += format.decimalRoom();
                    c.add(
                            new Template()
                                    .with("value", expressions.c(argument))
                                    .fill(format.decimal()));
                }
            }
        }
        return template.with("room", Integer.toString(room))
                .with("pieces", String.join(" ", c))
                .fill(format.sequence());
    }
}
