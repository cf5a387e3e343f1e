// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Inner classes of the module, and local classes.
final class Inners extends Topic {
    private final String inner = name("Inner");
    private final String count = name("count");
    private int locals;

    Inners(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        grower.add(Statement.of("module field", "private int " + count + " = 5;"));
        grower.add(new Variable(count, "int", true));
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("own", "int", true));
        scope.declare(new Variable("p", "int", true));
        scope.declare(new Variable(count, "int", true));
        grower.add(
                Statement.of(
                        "inner class",
                        "final class "
                                + inner
                                + " { private int own; "
                                + inner
                                + "(int p) { this.own = p; "
                                + count
                                + "++; } int step(int p) { own += $; return $; } }",
                        expressions.value("int", scope, 2),
                        expressions.value("int", scope, 3)));
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(3);
        return scope.method().hasModule()
                ? of(
                        "int",
                        "call of an inner class",
                        "new " + inner + "($).step($)",
                        number("int", scope, depth),
                        number("int", scope, depth))
                : null;
    }

    @Override
    Statement statement(Scope scope, int depth) {
        String name = chance.of("Local", "Pair") + locals++;
        var inside = scope("int", Place.LEAF);
        inside.declare(new Variable("a", "int", false));
        inside.declare(new Variable("b", "long", false));
        inside.declare(new Variable("p", "int", true));
        boolean isRecord = chance.percent(50);
        var parts = new ArrayList<Piece>();
        String kept = "";
        if (!isRecord) {
            String variable = scope.fresh("kept");
            inside.declare(new Variable(variable, "int", false));
            parts.add(expressions.value("int", scope, 2));
            kept = "int " + variable + " = $; ";
        }
        parts.add(expressions.value("int", inside, 3));
        parts.add(expressions.value("int", scope, 2));
        parts.add(expressions.value("long", scope, 2));
        parts.add(expressions.value("int", scope, 2));
        String use = " Log.info(\"%d\", new " + name + "($, $).get($));";
        String type =
                isRecord
                        ? "record N(int a, long b) { int get(int p) { return $; } }"
                        : "class N { final int a; final long b; N(int a, long b) { this.a = a;"
                                + " this.b = b; } int get(int p) { return $; } }";
        return Statement.of(
                isRecord ? "local record" : "local class that keeps a variable",
                kept + type.replaceAll("\\bN\\b", name) + use,
                parts.toArray(Piece[]::new));
    }
}
