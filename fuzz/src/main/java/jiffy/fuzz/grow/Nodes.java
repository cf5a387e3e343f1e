// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Objects that several have at once: in fields that are set again, in arrays, in variables.
final class Nodes extends Topic {
    private final String node = name("Node");
    private final String part = name("Part");
    private final String all = name("nodes");
    private final String one = name("node");

    Nodes(Grower grower) {
        super(grower);
    }

    @Override
    List<String> types() {
        return List.of(node, part);
    }

    @Override
    void declare() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("value", "int", true));
        grower.add(
                Statement.of(
                        "class",
                        chance.of("@Slab ", "")
                                + "static final class "
                                + part
                                + " { int value; "
                                + part
                                + "(int p) { value = p; if ($) throw new"
                                + " IllegalArgumentException(); } }",
                        expressions.value("boolean", scope, 2)));
        grower.add(Statement.of("class", text(), expressions.value("int", scope, 2)));
        grower.add(
                Statement.of(
                        "module array of objects",
                        "private final %s[] %s = new %s[4];".formatted(node, all, node)));
        grower.add(Statement.of("module field of a class", "private " + node + " " + one + ";"));
        grower.add(new Variable(one, node, true));
        grower.add(new Variable(all, node + "[]", false));
        grower.add(new Routine(name("take"), "", "int", List.of(node, part), 3, Place.MODULE));
        grower.add(
                Statement.of(
                        "method",
                        ("private int %s(%s node, %s part) throws Errno { %s before = %s; %s ="
                                        + " node; if (before == null) return -1; before.part ="
                                        + " part; return before.value - part.value; }")
                                .formatted(name("take"), node, part, node, one, one)));
    }

    private String text() {
        return """
        static final class N {
                int value;
                P part;
                final P fixed;
                final int[] data;
                N(int p, P part) {
                    value = p;
                    this.part = part;
                    fixed = part == null ? new P(p) : part;
                    data = new int[] {p, 2};
                }
                P swap(P other) {
                    var old = part;
                    part = other;
                    value = $;
                    return old;
                }
                static N either(N a, N b, boolean first) {
                    return first ? a : b;
                }
                N self() {
                    return this;
                }
            }\
        """
                .replaceAll("\\bN\\b", node)
                .replaceAll("\\bP\\b", part);
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        if (depth <= 0) {
            return type.equals(node)
                    ? of(type, "new object", "new " + node + "($, null)", number("int", scope, 0))
                    : of(type, "new object", "new " + part + "($)", number("int", scope, 0));
        }
        return type.equals(node) ? node(scope, depth) : part(scope, depth);
    }

    private Expression node(Scope scope, int depth) {
        boolean here = scope.method().hasModule();
        int choice = chance.below(here ? 7 : 4);
        return switch (choice) {
            case 0 ->
                    of(
                            node,
                            "method that returns one of two",
                            node + ".either($, $, $)",
                            value(node, scope, depth - 1),
                            value(node, scope, depth - 1),
                            number("boolean", scope, depth));
            case 1 ->
                    of(node, "method that returns this", "$.self()", value(node, scope, depth - 1));
            case 4 -> of(node, "element of a class", all + "[$ & 3]", number("int", scope, depth));
            case 5 ->
                    of(
                            node,
                            "set element of a class",
                            "(" + all + "[$ & 3] = $)",
                            number("int", scope, depth),
                            value(node, scope, depth - 1));
            default ->
                    of(
                            node,
                            "new object with another",
                            "new " + node + "($, $)",
                            number("int", scope, depth),
                            value(part, scope, depth - 1));
        };
    }

    private Expression part(Scope scope, int depth) {
        var owner = value(node, scope, depth - 1);
        return switch (chance.below(6)) {
            case 0 -> of(part, "field of a class", "$.part", owner);
            case 1 -> of(part, "final field of a class", "$.fixed", owner);
            case 2 ->
                    of(
                            part,
                            "set a field of a class",
                            "($.part = $)",
                            owner,
                            value(part, scope, depth - 1));
            case 3 ->
                    of(
                            part,
                            "method that swaps",
                            "$.swap($)",
                            owner,
                            value(part, scope, depth - 1));
            default -> of(part, "new object", "new " + part + "($)", number("int", scope, depth));
        };
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(2);
        var object = value(chance.of(node, part), scope, depth);
        return switch (chance.below(6)) {
            case 0 ->
                    of(
                            "int",
                            "set a field of an object",
                            "($.value " + chance.of("=", "+=", "^=", "/=") + " $)",
                            object,
                            number("int", scope, depth));
            case 1 -> of("int", "field of a field", "$.part.value", value(node, scope, depth));
            case 2 -> of("int", "array of an object", "$.data.length", value(node, scope, depth));
            case 3 ->
                    of(
                            "boolean",
                            "== of objects",
                            "($ == $)",
                            value(part, scope, depth),
                            value(part, scope, depth));
            case 4 ->
                    of(
                            "int",
                            "element of an object's array",
                            "$.data[$]",
                            value(node, scope, depth),
                            number("int", scope, depth));
            default -> of("int", "field of an object", "$.value", object);
        };
    }

    @Override
    Statement statement(Scope scope, int depth) {
        int choice = chance.below(5);
        if (choice == 0 && scope.method().hasModule() && scope.rounds < 8) {
            return walk(scope, depth);
        }
        var parts = new ArrayList<Piece>();
        parts.add(value(node, scope, 2));
        if (choice == 1) {
            parts.add(value(part, scope, 2));
            return Statement.of(
                    "set a field of a class", "$.part = $;", parts.toArray(Piece[]::new));
        }
        if (choice == 2 && scope.method().hasModule()) {
            parts.addFirst(expressions.value("int", scope, 1));
            return Statement.of(
                    "set element of a class", all + "[$ & 3] = $;", parts.toArray(Piece[]::new));
        }
        String name = scope.fresh("n");
        scope.declare(new Variable(name, node, true));
        return Statement.of(
                "local of a class", node + " " + name + " = $;", parts.toArray(Piece[]::new));
    }

    private Statement walk(Scope scope, int depth) {
        String label = scope.fresh("loop");
        String each = scope.fresh("n");
        var body = scope.loop(label, 4);
        body.declare(new Variable(each, node, true));
        return Statement.of(
                "for each of objects",
                "%s: for (var %s : %s) { if (%s == null) continue; $ }"
                        .formatted(label, each, all, each),
                grower.statements().inner(body, depth, true));
    }
}
