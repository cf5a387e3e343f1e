// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// An enum whose constants are computed while compiling.
final class Kinds extends Topic {
    private static final List<String> NAMES = List.of("RED", "GREEN", "BLUE", "list", "NULL");

    private final String type = name("Kind");
    private final List<String> constants;

    Kinds(Grower grower) {
        super(grower);
        constants = NAMES.subList(0, 1 + chance.below(NAMES.size()));
    }

    @Override
    List<String> types() {
        return List.of(type);
    }

    @Override
    void declare() {
        var nothing = scope("void", Place.CONSTANT);
        var inside = new ArrayList<Statement>();
        var arguments = new ArrayList<Piece>();
        var list = new ArrayList<String>();
        for (var each : constants) {
            boolean one = chance.percent(30);
            list.add(each + (one ? "($)" : "($, $)"));
            arguments.add(expressions.value("int", nothing, 2));
            if (!one) {
                arguments.add(expressions.literal("String"));
            }
        }
        inside.add(
                Statement.of(
                        "enum constants",
                        String.join(", ", list) + ";",
                        arguments.toArray(Piece[]::new)));
        inside.add(Statement.of("field", "final int weight;"));
        inside.add(Statement.of("field", "final long bits;"));
        inside.add(Statement.of("field", "final String like;"));
        inside.addAll(constructors());
        inside.addAll(methods());
        grower.add(Statement.of("enum", "enum " + type + " $", lines(inside)));
    }

    private List<Statement> constructors() {
        var scope = scope("void", Place.CONSTANT);
        scope.declare(new Variable("weight", "int", false));
        var loop = scope.block();
        loop.declare(new Variable("i", "int", false));
        loop.declare(new Variable("n", "long", true));
        return List.of(
                Statement.of(
                        "enum constructor", type + "(int weight) { this(weight, \"one\" + 1); }"),
                Statement.of(
                        "enum constructor",
                        type
                                + "(int weight, String like) { this.weight = $; this.like = like;"
                                + " long n = weight; for (int i = 0; i < 5; i++) n = n * 31 + $;"
                                + " bits = n; }",
                        expressions.value("int", scope, 2),
                        expressions.value("long", loop, 2)));
    }

    private List<Statement> methods() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("weight", "int", false));
        scope.declare(new Variable("bits", "long", false));
        scope.declare(new Variable("p", "int", true));
        scope.declare(new Variable("ordinal()", "int", false));
        grower.add(new Routine("get", type, "int", List.of("int"), 1, Place.STATIC));
        return List.of(
                Statement.of(
                        "method of an enum",
                        "int get(int p) { return $; }",
                        expressions.value("int", scope, 3)),
                Statement.of(
                        "method of an enum",
                        type + " next() { return values()[(ordinal() + 1) % values().length]; }"));
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        String constant = type + "." + chance.of(constants);
        if (depth <= 0 || !scope.method().mayFail()) {
            return of(type, "constant of an enum", constant);
        }
        return switch (chance.below(6)) {
            case 0 ->
                    of(type, "values()[]", type + ".values()[$ & 3]", number("int", scope, depth));
            case 1 -> of(type, "method of an enum", "$.next()", value(type, scope, depth - 1));
            case 2 ->
                    of(
                            type,
                            "valueOf",
                            type
                                    + ".valueOf("
                                    + (chance.percent(80) ? '"' + chance.of(constants) + '"' : "$")
                                    + ")",
                            number("String", scope, depth));
            default -> of(type, "constant of an enum", constant);
        };
    }

    @Override
    Expression result(Scope scope, int depth) {
        var kind = value(type, scope, depth - 1);
        return switch (chance.below(9)) {
            case 0 -> of("int", "ordinal", "$.ordinal()", kind);
            case 1 -> of("int", "field of an enum", "$.weight", kind);
            case 2 -> of("long", "field of an enum", "$.bits", kind);
            case 3 -> of("String", "field of an enum", "$.like", kind);
            case 4 -> of("String", "name of an enum", "$.name()", kind);
            case 5 ->
                    of(
                            "int",
                            "compareTo of enums",
                            "$.compareTo($)",
                            kind,
                            value(type, scope, depth - 1));
            case 6 -> of("int", "call of an enum", "$.get($)", kind, number("int", scope, depth));
            default -> arms(kind, scope, depth);
        };
    }

    private Expression arms(Expression kind, Scope scope, int depth) {
        String result = chance.of("int", "long", "boolean", "String");
        var template = new StringBuilder("(switch ($) { ");
        var parts = new ArrayList<Piece>();
        parts.add(kind);
        if (chance.percent(20)) {
            template.append("case null -> $; ");
            parts.add(arm(result, scope, depth));
        }
        boolean all = chance.percent(50);
        for (int i = 0; i < constants.size(); i++) {
            if (all || chance.percent(50)) {
                template.append("case ").append(constants.get(i)).append(" -> $; ");
                parts.add(arm(result, scope, depth));
            }
        }
        if (!all) {
            template.append("default -> $; ");
            parts.add(arm(result, scope, depth));
        }
        return of(result, "switch over an enum", template.append("})").toString(), parts);
    }

    private Expression arm(String result, Scope scope, int depth) {
        return number(result, scope.arm(), depth);
    }

    @Override
    Statement statement(Scope scope, int depth) {
        if (chance.percent(30) && scope.rounds < 10) {
            return walk(scope, depth);
        }
        String label = scope.fresh("sw");
        var template = new StringBuilder(label + ": switch ($) { ");
        var parts = new ArrayList<Piece>();
        parts.add(value(type, scope, 1));
        boolean arrows = chance.percent(50);
        for (var each : constants) {
            if (chance.percent(70)) {
                template.append("case ").append(each).append(arrows ? " -> $ " : ": $ ");
                parts.add(grower.statements().inner(scope.labelled(label), depth, !arrows));
            }
        }
        if (chance.percent(50)) {
            template.append("default").append(arrows ? " -> $ " : ": $ ");
            parts.add(grower.statements().inner(scope.labelled(label), depth, true));
        }
        return Statement.of(
                "switch over an enum",
                template.append("}").toString(),
                parts.toArray(Piece[]::new));
    }

    private Statement walk(Scope scope, int depth) {
        String label = scope.fresh("loop");
        String each = scope.fresh("k");
        var body = scope.loop(label, constants.size());
        body.declare(new Variable(each, type, true));
        return Statement.of(
                "for each of values()",
                "%s: for (var %s : %s.values()) $".formatted(label, each, type),
                grower.statements().inner(body, depth, false));
    }
}
