// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// What is computed before a program runs, and in which order objects are set up: static and
/// instance initialisers.
final class Tables extends Topic {
    private final String table = name("Table");
    private final String order = name("Order");

    Tables(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        var scope = scope("void", Place.CONSTANT);
        String element = chance.of("int", "long", "byte", "short", "char");
        var loop = scope.block();
        loop.declare(new Variable("n", "int", false));
        loop.declare(new Variable("k", "long", true));
        grower.add(
                Statement.of(
                        "static initialisers",
                        """
                        static final class T {
                                static final int FIRST = $;
                                static final E[] ALL = make();
                                static final long K;
                                static {
                                    long k = FIRST;
                                    for (int n = 0; n < 9; n++) {
                                        k = k * 7 + $;
                                        if ((k & 3) == 1) continue;
                                        k ^= ALL[n & 7] + $;
                                    }
                                    K = k;
                                }
                                private static E[] make() {
                                    var made = new E[8];
                                    long k = 1;
                                    for (int n = 0; n < made.length; n++) made[n] += $;
                                    return made;
                                }
                            }\
                        """
                                .replaceAll("\\bT\\b", table)
                                .replaceAll("\\bE\\b", element),
                        expressions.value("int", scope, 3),
                        expressions.value("long", loop, 3),
                        expressions.value("int", loop, 2),
                        expressions.value(element, loop, 3)));
        order();
    }

    private void order() {
        var first = scope("void", Place.LEAF);
        var second = first.block();
        second.declare(new Variable("a", "int", true));
        var third = second.block();
        third.declare(new Variable("b", "long", true));
        grower.add(
                Statement.of(
                        "instance initialisers",
                        """
                        static class O {
                                int a = $;
                                {
                                    a += $;
                                    Log.info("a %d", a);
                                }
                                long b = $;
                                int c;
                                O(int p) {
                                    this.c = p;
                                    b += $;
                                }
                                O() {
                                    this($);
                                    c--;
                                }
                                {
                                    c = $;
                                    Log.info("c %d", c);
                                }
                            }\
                        """
                                .replaceAll("\\bO\\b", order),
                        expressions.value("int", first, 2),
                        expressions.value("int", second, 2),
                        expressions.value("long", second, 2),
                        expressions.value("long", third, 2),
                        expressions.value("int", scope("void", Place.LEAF), 2),
                        expressions.value("int", third, 2)));
    }

    @Override
    List<String> types() {
        return List.of(order);
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        return chance.percent(50)
                ? of(type, "this()", "new " + order + "()")
                : of(type, "new object", "new " + order + "($)", number("int", scope, depth));
    }

    @Override
    Expression result(Scope scope, int depth) {
        return switch (chance.below(4)) {
            case 0 ->
                    of(
                            "long",
                            "element of a constant array",
                            "((long) " + table + ".ALL[$])",
                            number("int", scope, depth));
            case 1 -> of("long", "constant", table + "." + chance.of("K", "FIRST"));
            case 2 ->
                    of(
                            "long",
                            "element of a constant array",
                            "((long) " + table + ".ALL[$ & 7])",
                            number("int", scope, depth));
            default ->
                    of(
                            "long",
                            "initialised field",
                            "((long) $." + chance.of("a", "b", "c") + ")",
                            value(order, scope, depth));
        };
    }
}
