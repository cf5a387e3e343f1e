// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Any number of arguments, assertions, and blocks that yield.
final class Calls extends Topic {
    private final String sum = name("sum");
    private final String join = name("join");

    Calls(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("n", "int", false));
        scope.declare(new Variable("each", "int", true));
        grower.add(
                Statement.of(
                        "method with any number of arguments",
                        "private static int "
                                + sum
                                + "(int... all) { int n = all.length; for (int each : all) n = n *"
                                + " 5 + $; return n; }",
                        expressions.value("int", scope, 2)));
        grower.add(
                Statement.of(
                        "method with any number of arguments",
                        "private static long "
                                + join
                                + "(String text, byte more, long... all) { long n = text.length();"
                                + " for (var each : all) n ^= each + more; return n; }"));
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(8);
        var parts = new ArrayList<Piece>();
        int count = chance.below(4);
        switch (chance.below(3)) {
            case 0 -> {
                for (int i = 0; i < count; i++) {
                    parts.add(number(chance.of("int", "byte", "char"), scope, depth));
                }
                return of("int", "any number of arguments", sum + "(" + holes(parts) + ")", parts);
            }
            case 1 -> {
                parts.add(number("String", scope, depth));
                parts.add(number("byte", scope, depth));
                for (int i = 0; i < count; i++) {
                    parts.add(number(chance.of("int", "long"), scope, depth));
                }
                return of(
                        "long", "any number of arguments", join + "(" + holes(parts) + ")", parts);
            }
            default -> {
                return yields(scope, depth);
            }
        }
    }

    private Expression yields(Scope scope, int depth) {
        String type = chance.of("int", "long", "boolean", "char", "String");
        boolean arrows = chance.percent(60);
        var parts = new ArrayList<Piece>();
        parts.add(number(chance.of("int", "byte"), scope, depth));
        var template = new StringBuilder("(switch ($) { ");
        int label = chance.below(3);
        for (int i = 1 + chance.below(2); i > 0; i--) {
            template.append("case ").append(label++).append(arrows ? " -> $ " : ": $ ");
            parts.add(block(type, scope.arm(), !arrows && chance.percent(30)));
        }
        template.append("default").append(arrows ? " -> $ " : ": $ ").append("})");
        parts.add(block(type, scope.arm(), false));
        return of(
                type,
                arrows ? "switch expression with yield" : "switch expression with groups",
                template.toString(),
                parts);
    }

    private Block block(String type, Scope scope, boolean falls) {
        var all = new ArrayList<>(grower.statements().block(scope, 1, 1, true).statements());
        if (!falls) {
            // `yield (…);` would be the call of a method
            String name = scope.fresh("y");
            var value = expressions.value(type, scope, 2);
            all.add(Statement.of("yield", type + " " + name + " = $; yield " + name + ";", value));
        }
        return new Block(all);
    }

    @Override
    Statement statement(Scope scope, int depth) {
        if (chance.percent(50)) {
            return Statement.of(
                    "assert",
                    "assert $" + chance.of("", " : \"text\"") + ";",
                    expressions.value("boolean", scope, 3));
        }
        String name = scope.fresh("v");
        String type = chance.of("int", "long");
        var made = yields(scope, 2);
        scope.declare(new Variable(name, made.type(), true));
        return Statement.of("local " + type, made.type() + " " + name + " = $;", made);
    }
}
