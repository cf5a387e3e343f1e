// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Interfaces of functions, lambdas, method references, generic classes and methods.
final class Functions extends Topic {
    /// HotSpot hides the frame of a method reference, and names its caller's line where the object
    /// is null.
    private static final String NOT_NULL = "java.util.Objects.requireNonNull(%s)";

    private final String operation = name("Operation");
    private final String number = name("Number");
    private final String function = name("Function") + "<" + number + ", " + number + ">";
    private final String box = name("Box") + "<" + number + ">";
    private final String statics = name("Statics");
    private final String adder = name("Adder");

    Functions(Grower grower) {
        super(grower);
    }

    @Override
    List<String> types() {
        return List.of(operation, number, function, box);
    }

    @Override
    boolean hasIdentity() {
        return false;
    }

    @Override
    void declare() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("a", "int", true));
        var both = scope("int", Place.LEAF);
        both.declare(new Variable("a", "int", true));
        both.declare(new Variable("b", "int", true));
        grower.add(
                Statement.of(
                        "interface",
                        "interface "
                                + operation
                                + " { int apply(int a, int b) throws Errno; default int"
                                + " twice(int a) throws Errno {"
                                + " return apply(a, $) + apply($, a); } }",
                        expressions.value("int", scope, 2),
                        expressions.value("int", scope, 2)));
        grower.add(
                Statement.of(
                        "generic interface",
                        "interface " + name("Function") + "<A, B> { B apply(A a) throws Errno; }"));
        grower.add(
                Statement.of(
                        "record",
                        "record "
                                + number
                                + "(int n) { "
                                + number
                                + " next() { return new "
                                + number
                                + "(n + 1); } }"));
        grower.add(
                Statement.of(
                        "generic record",
                        "record "
                                + name("Box")
                                + "<T>(T content) { <R> R with("
                                + name("Function")
                                + "<? super T, R> f) throws Errno { return f.apply("
                                + NOT_NULL.formatted("content")
                                + "); } }"));
        grower.add(
                Statement.of(
                        "record",
                        "record "
                                + adder
                                + "(int n) implements "
                                + operation
                                + " { @Override public int apply(int a, int b) { return n + $; } }",
                        expressions.value("int", both, 2)));
        grower.add(
                Statement.of(
                        "generic method",
                        "static final class "
                                + statics
                                + " { static int go(int a, int b) { return $; } static <T> T pick(T"
                                + " a, T b, boolean first) { return first ? a : b; } }",
                        expressions.value("int", both, 2)));
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        if (type.equals(number)) {
            return number(scope, depth);
        }
        if (type.equals(box)) {
            return of(
                    type,
                    "new generic record",
                    "new " + name("Box") + "<" + chance.of(number, "") + ">($)",
                    value(number, scope, depth - 1));
        }
        return type.equals(function) ? function(depth) : operation(scope, depth);
    }

    private Expression number(Scope scope, int depth) {
        var plain = of(number, "new record", "new " + number + "($)", number("int", scope, depth));
        if (depth <= 0) {
            return plain;
        }
        return switch (chance.below(6)) {
            case 0 -> of(number, "call of a record", "$.next()", value(number, scope, depth - 1));
            case 1 ->
                    of(
                            number,
                            "generic method",
                            statics + ".pick($, $, $)",
                            value(number, scope, depth - 1),
                            value(number, scope, depth - 1),
                            number("boolean", scope, depth));
            case 2 -> of(number, "generic component", "$.content()", value(box, scope, depth - 1));
            case 3 ->
                    of(
                            number,
                            "generic method with a function",
                            "$.with($)",
                            value(box, scope, depth - 1),
                            value(function, scope, depth - 1));
            case 4 ->
                    of(
                            number,
                            "generic call",
                            "$.apply(" + NOT_NULL.formatted("$") + ")",
                            value(function, scope, depth - 1),
                            value(number, scope, depth - 1));
            default -> plain;
        };
    }

    private Expression function(int depth) {
        if (chance.percent(40)) {
            return of(function, "method reference", "((" + function + ") " + number + "::next)");
        }
        var inside = scope("int", Place.LEAF);
        inside.declare(new Variable("x.n()", "int", false));
        return of(
                function,
                "lambda",
                "((" + function + ") (x -> new " + number + "($)))",
                number("int", inside, depth));
    }

    private Expression operation(Scope scope, int depth) {
        int choice = chance.below(6);
        if (choice == 0) {
            return of(operation, "method reference", "((" + operation + ") " + statics + "::go)");
        }
        if (choice == 1) {
            var one = of(adder, "new record", "new " + adder + "($)", number("int", scope, depth));
            return of(operation, "wider", "((" + operation + ") $)", one);
        }
        String a = scope.fresh("a");
        var inside = scope.leaf("int");
        inside.declare(new Variable(a, "int", true));
        inside.declare(new Variable("b" + a, "int", true));
        if (choice == 2 && scope.method().mayCall()) {
            inside.declare(new Variable("calls", "int", true));
            return of(
                    operation,
                    "anonymous class",
                    "new %s() { private int calls = $; @Override public int apply(int %s, int b%s)"
                                    .formatted(operation, a, a)
                            + " { calls++; return $; } }",
                    number("int", scope("int", Place.LEAF), depth),
                    number("int", inside, depth));
        }
        String head = "((" + operation + ") ((" + a + ", b" + a + ") -> ";
        return choice == 3 && depth > 1
                ? of(operation, "lambda with a block", head + "$))", body(inside))
                : of(operation, "lambda", head + "$))", number("int", inside, depth));
    }

    private Block body(Scope scope) {
        var all = new ArrayList<>(grower.statements().block(scope, 2, 1, true).statements());
        all.add(Statement.of("return", "return $;", expressions.value("int", scope, 2)));
        return new Block(all);
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(8);
        return switch (chance.below(6)) {
            case 0, 1, 2 ->
                    of(
                            "int",
                            "call of a function",
                            "$.apply($, $)",
                            value(operation, scope, depth - 1),
                            number("int", scope, depth),
                            number("int", scope, depth));
            case 3 ->
                    of(
                            "int",
                            "default method",
                            "$.twice($)",
                            value(operation, scope, depth - 1),
                            number("int", scope, depth));
            case 4 ->
                    of(
                            "boolean",
                            "equals",
                            "$.equals($)",
                            value(number, scope, depth - 1),
                            value(number, scope, depth - 1));
            default -> of("int", "component", "$.n()", value(number, scope, depth - 1));
        };
    }

    @Override
    Statement statement(Scope scope, int depth) {
        var parts = new ArrayList<Piece>();
        parts.add(value(chance.of(box, number), scope, 2));
        String type = ((Expression) parts.getFirst()).type();
        String name = scope.fresh("b");
        var inside = scope.block();
        inside.declare(new Variable(name, "int", true));
        String pattern =
                type.equals(box)
                        ? box + "(" + number + "(int " + name + "))"
                        : number + "(var " + name + ")";
        parts.add(grower.statements().inner(inside, depth, true));
        return Statement.of(
                "generic record pattern",
                "if ($ instanceof " + pattern + ") $",
                parts.toArray(Piece[]::new));
    }
}
