// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// An enum that implements an interface, and whose constants have bodies.
final class Modes extends Topic {
    private static final List<String> NAMES = List.of("READ", "WRITE", "SEEK", "EOF");

    private final String type = name("Mode");
    private final String turns = name("Turns");
    private final List<String> constants;

    Modes(Grower grower) {
        super(grower);
        constants = NAMES.subList(0, 1 + chance.below(NAMES.size()));
    }

    @Override
    List<String> types() {
        return List.of(type, turns);
    }

    @Override
    void declare() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("p", "int", true));
        grower.add(
                Statement.of(
                        "interface",
                        "interface "
                                + turns
                                + " { int turn(int p); default int twice(int p) { return turn(turn("
                                + "p) + $); } }",
                        expressions.value("int", scope, 2)));
        scope.declare(new Variable("weight", "int", false));
        scope.declare(new Variable("ordinal()", "int", false));
        var inside = new ArrayList<Statement>();
        for (int i = 0; i < constants.size(); i++) {
            inside.add(constant(constants.get(i), i == constants.size() - 1 ? ";" : ",", scope));
        }
        inside.add(Statement.of("field", "final int weight;"));
        inside.add(Statement.of("enum constructor", type + "(int n) { weight = n; }"));
        inside.add(Statement.of("abstract method of an enum", "abstract int most(int p);"));
        inside.add(
                Statement.of(
                        "method of an enum",
                        "@Override public int turn(int p) { return $; }",
                        expressions.value("int", scope, 2)));
        grower.add(
                Statement.of(
                        "enum with bodies",
                        "enum " + type + " implements " + turns + " $",
                        lines(inside)));
    }

    private Statement constant(String name, String end, Scope scope) {
        var parts = new ArrayList<Piece>();
        parts.add(expressions.literal("int"));
        parts.add(expressions.value("int", scope, 2));
        var body = new StringBuilder("@Override int most(int p) { return $; }");
        if (chance.percent(50)) {
            body.append(" @Override public int turn(int p) { return ")
                    .append(chance.of("", "super.turn(p) ^ ", "most(p) - "))
                    .append("$; }");
            parts.add(expressions.value("int", scope, 2));
        }
        return Statement.of(
                "constant with a body",
                name + "($) { " + body + " }" + end,
                parts.toArray(Piece[]::new));
    }

    @Override
    Expression make(String wanted, Scope scope, int depth) {
        if (wanted.equals(turns)) {
            return of(turns, "wider", "((" + turns + ") $)", make(type, scope, depth));
        }
        return depth > 0 && scope.method().mayFail() && chance.percent(30)
                ? of(type, "values()[]", type + ".values()[$ & 3]", number("int", scope, depth))
                : of(type, "constant of an enum", type + "." + chance.of(constants));
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(5);
        return switch (chance.below(5)) {
            case 0 ->
                    of(
                            "int",
                            "abstract method of an enum",
                            "$.most($)",
                            value(type, scope, depth - 1),
                            number("int", scope, depth));
            case 1 ->
                    of(
                            "int",
                            "default method",
                            "$.twice($)",
                            value(chance.of(type, turns), scope, depth - 1),
                            number("int", scope, depth));
            case 2 -> arms(scope, depth);
            default ->
                    of(
                            "int",
                            "call through an interface",
                            "$.turn($)",
                            value(chance.of(type, turns), scope, depth - 1),
                            number("int", scope, depth));
        };
    }

    /// Patterns with guards beside constants.
    private Expression arms(Scope scope, int depth) {
        String result = chance.of("int", "long", "String");
        String kind = scope.fresh("kind");
        var guarded = scope.arm();
        guarded.declare(new Variable(kind + ".weight", "int", false));
        var parts = new ArrayList<Piece>();
        parts.add(value(type, scope, depth - 1));
        parts.add(number("boolean", guarded.guard(), depth));
        parts.add(number(result, guarded, depth));
        parts.add(number(result, scope.arm(), depth));
        parts.add(number(result, scope.arm(), depth));
        return of(
                result,
                "guard over an enum",
                "(switch ($) { case "
                        + type
                        + " "
                        + kind
                        + " when "
                        + grower.name("open")
                        + "($) -> $; case "
                        + constants.getFirst()
                        + " -> $; default -> $; })",
                parts);
    }

    @Override
    Statement statement(Scope scope, int depth) {
        String name = scope.fresh("mode");
        var made = value(type, scope, 2);
        scope.declare(new Variable(name, type, true));
        return Statement.of("local of an enum", type + " " + name + " = $;", made);
    }
}
