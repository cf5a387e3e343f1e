// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Type;

/// Strings. All of them are constants, in UTF-8 in C; what Java counts are units of UTF-16, and the
/// runtime header counts them.
final class Texts {
    private Texts() {}

    /// Whether two strings are the same, or both null.
    ///
    /// SAFETY: every string is a constant, and Java keeps one object for equal constants: `==` and
    /// `equals` are the same.
    static Expr same(Expr left, Expr right) {
        if (left instanceof Expr.Text(var a) && right instanceof Expr.Text(var b)) {
            return new Expr.Const(Type.Primitive.BOOLEAN, a.equals(b) ? 1 : 0);
        }
        return call(
                "String.equals",
                "jiffy_string_equals($0, $1)",
                Type.Primitive.BOOLEAN,
                List.of(left, right));
    }

    /// What a constant adds to a string; empty if the expression is none.
    static Optional<String> shown(Expr constant) {
        return switch (constant) {
            case Expr.Text(var text) -> Optional.of(text);
            case Expr.Const(var type, long value) ->
                    Optional.of(
                            switch (type) {
                                case BOOLEAN -> value == 0 ? "false" : "true";
                                case CHAR -> String.valueOf((char) value);
                                case VOID, BYTE, SHORT, INT, LONG -> Long.toString(value);
                            });
            default -> Optional.empty();
        };
    }

    /// The position of a string in a list; -1 if it is not in it.
    static Expr position(Expr text, List<String> list) {
        Expr position = new Expr.Const(Type.Primitive.INT, -1);
        for (int i = list.size() - 1; i >= 0; i--) {
            position =
                    new Expr.Choose(
                            Type.Primitive.INT,
                            same(text, new Expr.Text(list.get(i))),
                            new Expr.Const(Type.Primitive.INT, i),
                            position);
        }
        return position;
    }

    /// The hash of a string, which is not null.
    static Expr hash(Expr text) {
        return call("String.hashCode", "jiffy_string_hash($0)", Type.Primitive.INT, List.of(text));
    }

    static Expr call(String name, String template, Type result, List<Expr> arguments) {
        var binding =
                new Binding(
                        name,
                        template,
                        Set.of(Binding.Trait.PURE),
                        Set.of(),
                        Set.of(),
                        arguments.stream().map(Expr::type).toList(),
                        result,
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        return new Expr.Native(binding, Optional.empty(), arguments, result);
    }
}
