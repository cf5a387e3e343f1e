// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Stmt.Print.Piece;
import jiffy.compiler.ir.Type;

/// Formats of `Log` and `SeqFile`: pure text to pieces.
final class Formats {
    private Formats() {}

    /// Either the pieces or what is wrong.
    record Parsed(List<Piece> pieces, Optional<String> error) {
        private static Parsed wrong(String error) {
            return new Parsed(List.of(), Optional.of(error));
        }
    }

    /// The letters of the conversions, in order.
    static List<Character> letters(String format) {
        var letters = new ArrayList<Character>();
        for (int i = 0; i + 1 < format.length(); i++) {
            if (format.charAt(i) == '%' && format.charAt(++i) != '%') {
                letters.add(format.charAt(i));
            }
        }
        return letters;
    }

    static Parsed parse(String format, List<Expr> arguments) {
        var pieces = new ArrayList<Piece>();
        var literal = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                literal.append(c);
                continue;
            }
            if (++i == format.length()) {
                return Parsed.wrong("the format ends with a lone `%`; write `%%`");
            }
            char letter = format.charAt(i);
            if (letter == '%') {
                literal.append('%');
                continue;
            }
            if (next == arguments.size()) {
                return Parsed.wrong("`%" + letter + "` has no argument");
            }
            var argument = arguments.get(next++);
            var error = mismatch(letter, argument.type());
            if (error.isPresent()) {
                return Parsed.wrong(error.get());
            }
            if (!literal.isEmpty()) {
                pieces.add(new Piece.Literal(literal.toString()));
                literal.setLength(0);
            }
            pieces.add(new Piece.Conversion(letter, argument));
        }
        if (next < arguments.size()) {
            return Parsed.wrong("the format has no conversion for argument " + (next + 1));
        }
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Literal(literal.toString()));
        }
        return new Parsed(List.copyOf(pieces), Optional.empty());
    }

    private static Optional<String> mismatch(char letter, Type type) {
        boolean fits =
                switch (letter) {
                    case 'd', 'x' ->
                            type == Type.Primitive.BYTE
                                    || type == Type.Primitive.SHORT
                                    || type == Type.Primitive.INT
                                    || type == Type.Primitive.LONG;
                    case 'c' -> type == Type.Primitive.CHAR;
                    case 'b' -> type == Type.Primitive.BOOLEAN;
                    case 's' -> type instanceof Type.Text;
                    default -> false;
                };
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(
                "dxcbs".indexOf(letter) < 0
                        ? "there is no conversion `%" + letter + "`; there are %d %x %c %b %s %%"
                        : "`%"
                                + letter
                                + "` does not fit an argument of type `"
                                + type
                                + "`"
                                + instead(type));
    }

    private static String instead(Type type) {
        return switch (type) {
            case Type.Enum _ -> "; `%s` prints its name";
            case Type.Struct _ -> "; print what is in it, part by part";
            case Type.Text _ -> "; `%s` prints it";
            case Type.Primitive _,
                    Type.Array _,
                    Type.Elements _,
                    Type.Thrown _,
                    Type.Null _,
                    Type.Bound _ ->
                    "";
        };
    }
}
