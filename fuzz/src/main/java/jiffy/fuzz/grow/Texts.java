// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Constant strings, and what can be asked of them.
final class Texts extends Topic {
    private final String words = name("WORDS");
    private final String joined = name("JOINED");

    Texts(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        grower.add(
                Statement.of(
                        "constant array of strings",
                        "private static final String[] "
                                + words
                                + " = {$, $, $, \"b\\t\", \"\", \"é€\", \"a\" + 1};",
                        expressions.literal("String"),
                        expressions.literal("String"),
                        expressions.literal("String")));
        grower.add(
                Statement.of(
                        "joined constants",
                        "private static final String "
                                + joined
                                + " = \"x\" + $ + 'c' + $ + $ + \"\"\"\n            two\n "
                                + "            "
                                + "lines\\\n            \"\"\";",
                        expressions.literal("long"),
                        expressions.literal("byte"),
                        expressions.literal("boolean")));
    }

    private Expression text(Scope scope, int depth) {
        return switch (chance.below(6)) {
            case 0 -> of("String", "constant string", joined);
            case 1 ->
                    of(
                            "String",
                            "element of strings",
                            words + "[$ & 7]",
                            number("int", scope, depth));
            case 2 ->
                    of(
                            "String",
                            "?: of strings",
                            "($ ? $ : $)",
                            number("boolean", scope, depth),
                            number("String", scope, depth),
                            number("String", scope, depth));
            case 3 ->
                    chance.percent(30)
                            ? of("String", "null", "((String) null)")
                            : number("String", scope, depth);
            default -> number("String", scope, depth);
        };
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(2);
        var text = text(scope, depth);
        var other = text(scope, depth);
        return switch (chance.below(10)) {
            case 0 -> of("int", "String.length", "$.length()", text);
            case 1 -> of("char", "charAt", "$.charAt($)", text, number("int", scope, depth));
            case 2 -> of("char", "charAt", "$.charAt($ & 1)", text, number("int", scope, depth));
            case 3 -> of("int", "String.hashCode", "$.hashCode()", text);
            case 4 -> of("boolean", "String.equals", "$.equals($)", text, other);
            case 5 -> of("int", "String.compareTo", "$.compareTo($)", text, other);
            case 6 ->
                    of(
                            "boolean",
                            "startsWith",
                            "$." + chance.of("startsWith", "endsWith") + "($)",
                            text,
                            other);
            case 7 -> of("boolean", "isEmpty", "$.isEmpty()", text);
            case 8 -> arms(scope, depth);
            default -> text;
        };
    }

    private Expression arms(Scope scope, int depth) {
        var parts = new ArrayList<Piece>();
        parts.add(text(scope, depth));
        var template = new StringBuilder("(switch ($) { ");
        if (chance.percent(20)) {
            template.append("case null -> $; ");
            parts.add(number("int", scope.arm(), depth));
        }
        for (var each : List.of("\"a\"", "\"\", \"Zahl\"", "\"é€\"")) {
            if (chance.percent(60)) {
                template.append("case ").append(each).append(" -> $; ");
                parts.add(number("int", scope.arm(), depth));
            }
        }
        parts.add(number("int", scope.arm(), depth));
        return of("int", "switch over a string", template + "default -> $; })", parts);
    }
}
