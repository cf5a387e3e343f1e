// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Arrays of arrays, whose rows are arrays as any other.
final class Grids extends Topic {
    private static final List<String> ELEMENTS =
            List.of("int", "int", "long", "byte", "short", "char", "boolean");

    private final String module = name("grid");
    private final String total = name("total");

    Grids(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        grower.add(
                Statement.of(
                        "module array of arrays",
                        "private final int[][] "
                                + module
                                + " = {{$, $, 3, 4}, {$, 6}, new int[3]};",
                        expressions.literal("int"),
                        expressions.literal("int"),
                        expressions.literal("int")));
        for (int i = 0; i < 3; i++) {
            grower.add(new Variable(module + "[" + i + "]", "int[]", false));
        }
        grower.add(
                Statement.of(
                        "method over an array of arrays",
                        "private static int "
                                + total
                                + "(int[][] rows) { int n = 0; for (var row : rows) for (int each :"
                                + " row) n = n * 3 + each; return n; }"));
    }

    @Override
    Expression result(Scope scope, int depth) {
        if (!scope.method().hasModule()) {
            return null;
        }
        scope.spend(12);
        return switch (chance.below(4)) {
            case 0 -> of("int", "call with an array of arrays", total + "(" + module + ")");
            case 1 ->
                    of(
                            "int",
                            "element of an array of arrays",
                            module + "[$][$]",
                            number("int", scope, depth),
                            number("int", scope, depth));
            case 2 ->
                    of(
                            "int",
                            "set an element of an array of arrays",
                            "(" + module + "[$ & 1][$ & 1] " + chance.of("=", "+=", ">>>=") + " $)",
                            number("int", scope, depth),
                            number("int", scope, depth),
                            number("int", scope, depth));
            default ->
                    of(
                            "int",
                            "length of a row",
                            module + "[$ & 3].length",
                            number("int", scope, depth));
        };
    }

    @Override
    Statement statement(Scope scope, int depth) {
        String element = chance.of(ELEMENTS);
        String name = scope.fresh("g");
        var parts = new ArrayList<Piece>();
        if (chance.percent(20)) {
            parts.add(expressions.value("int", scope, 1));
            known(scope, name + "[0][1]", element);
            known(scope, name + "[1][0]", element);
            return Statement.of(
                    "array of arrays of arrays",
                    "var %s = new %s[2][2][$ & 3];".formatted(name, element),
                    parts.toArray(Piece[]::new));
        }
        if (chance.percent(40)) {
            parts.add(expressions.value("int", scope, 1));
            parts.add(expressions.value("int", scope, 1));
            known(scope, name + "[0]", element);
            known(scope, name + "[2]", element);
            String wild = chance.percent(20) ? "(byte) $" : "$ & 3";
            return Statement.of(
                    "new array of arrays",
                    "var %s = new %s[%s][%s];"
                            .formatted(name, element, wild, chance.of("$ & 3", wild)),
                    parts.toArray(Piece[]::new));
        }
        for (int i = 0; i < 4; i++) {
            parts.add(expressions.value(element, scope, 1));
        }
        known(scope, name + "[0]", element);
        known(scope, name + "[1]", element);
        return Statement.of(
                "array of arrays of values",
                "%s[][] %s = {{$, $, $}, {$}, %s};"
                        .formatted(
                                element, name, chance.of("null", "{}", "new " + element + "[5]")),
                parts.toArray(Piece[]::new));
    }

    private static void known(Scope scope, String row, String element) {
        scope.declareBorrowed(new Variable(row, element + "[]", false));
    }
}
