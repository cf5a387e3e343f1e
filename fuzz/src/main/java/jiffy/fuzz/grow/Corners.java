// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Operators on the numbers at which C and Java part, as parameters of a method, so that nobody
/// computes them while compiling.
final class Corners extends Topic {
    private static final List<String> INTS =
            List.of("Integer.MIN_VALUE", "Integer.MAX_VALUE", "(-1)", "1", "31", "32", "(-33)");
    private static final List<String> LONGS =
            List.of("Long.MIN_VALUE", "Long.MAX_VALUE", "(-1L)", "1L", "63L", "64L", "(-65L)");

    private final String ints = name("corner");
    private final String longs = name("longCorner");

    Corners(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        grower.add(method("int", ints));
        grower.add(method("long", longs));
    }

    private Statement method(String type, String name) {
        var scope = scope(type, Place.LEAF);
        return Statement.of(
                "method of operators",
                "private static %s %s(%s, %s) { return $ + 5 * $ - 3 * $; }"
                        .formatted(
                                type, name, declared(scope, type, "a"), declared(scope, type, "b")),
                operation(type, chance.of("/", "%")),
                operation(type, chance.of("<<", ">>", ">>>", ">>>")),
                operation(type, chance.of("*", "-", "/", "%", ">>>")));
    }

    private static Expression operation(String type, String operator) {
        boolean divides = operator.matches("[/%]");
        return of(
                type,
                type + " " + operator,
                (divides ? "(b == 0 ? a : a %s b)" : "(a %s b)").formatted(operator));
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(3);
        return chance.percent(50)
                ? call("int", ints, INTS, scope, depth)
                : call("long", longs, LONGS, scope, depth);
    }

    private Expression call(
            String type, String method, List<String> corners, Scope scope, int depth) {
        boolean isWorst = chance.percent(20); // the one quotient that does not fit
        return of(
                type,
                "operators at corners",
                method + "($, $)",
                isWorst
                        ? of(type, "literal", corners.getFirst())
                        : corner(type, corners, scope, depth),
                isWorst
                        ? of(type, "literal", corners.get(2))
                        : corner(type, corners, scope, depth));
    }

    private Expression corner(String type, List<String> corners, Scope scope, int depth) {
        return chance.percent(75)
                ? of(type, "literal", chance.of(corners))
                : number(type, scope, depth);
    }

    @Override
    Statement statement(Scope scope, int depth) {
        return Statement.of(
                "operators at corners",
                "Log.info(\"%d %d\", $, $);",
                result(scope, 1),
                result(scope, 1));
    }
}
