// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// An abstract class and those below it: overriding, `super`, virtual calls, also of constructors.
final class Descents extends Topic {
    private final String base = name("Base");
    private final List<String> below = new ArrayList<>();

    Descents(Grower grower) {
        super(grower);
    }

    @Override
    List<String> types() {
        return Stream.concat(Stream.of(base), below.stream()).toList();
    }

    @Override
    void declare() {
        var scope = inside();
        grower.add(
                Statement.of(
                        "abstract class",
                        "abstract static class "
                                + base
                                + " { int f0; final long f1; "
                                + base
                                + "(int p) throws Errno { f0 = p; f1 = $;"
                                + " Log.info(\"made %d\", hook(p)); }"
                                + " abstract int hook(int p) throws Errno;"
                                + " long other(int p) throws Errno { return $; }"
                                + " final int own() { return f0; } }",
                        expressions.value("long", parameter(), 2),
                        expressions.value("long", scope, 3)));
        int count = 1 + chance.below(3);
        for (int i = 0; i < count; i++) {
            String parent = i > 0 && chance.percent(40) ? below.get(i - 1) : base;
            grower.add(derived(name("Derived" + i), parent));
            below.add(name("Derived" + i));
        }
    }

    private Scope parameter() {
        var scope = scope("void", Place.LEAF);
        scope.declare(new Variable("p", "int", true));
        return scope;
    }

    private Scope inside() {
        var scope = parameter();
        scope.declare(new Variable("f0", "int", true));
        scope.declare(new Variable("f1", "long", false));
        return scope;
    }

    private Statement derived(String name, String parent) {
        var inside = new ArrayList<Statement>();
        var scope = inside();
        String own = "g" + below.size();
        scope.declare(new Variable(own, "int", true));
        inside.add(Statement.of("field", "int " + own + " = $;", expressions.literal("int")));
        inside.add(
                Statement.of(
                        "super constructor call",
                        name + "(int p) throws Errno { super($); " + own + " += $; }",
                        expressions.value("int", parameter(), 2),
                        expressions.value("int", scope, 2)));
        inside.add(
                Statement.of(
                        "overriding method",
                        "@Override int hook(int p) throws Errno { return $; }",
                        expressions.value("int", scope, 3)));
        if (chance.percent(50)) {
            inside.add(
                    Statement.of(
                            "super call",
                            "@Override long other(int p) throws Errno { return super.other($) ^"
                                    + " $; }",
                            expressions.value("int", scope, 2),
                            expressions.value("long", scope, 2)));
        }
        return Statement.of(
                "class that extends",
                "static class " + name + " extends " + parent + " $",
                lines(inside));
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        if (chance.percent(15) && depth > 0 && !type.equals(base)) {
            return of(
                    type, "cast of an object", "((" + type + ") $)", value(base, scope, depth - 1));
        }
        String made = type.equals(base) ? chance.of(below) : type;
        var one = of(type, "new object", "new " + made + "($)", number("int", scope, depth));
        return of(type, "wider", "((" + type + ") $)", one);
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(3);
        var object = value(base, scope, depth - 1);
        var number = number("int", scope, depth);
        return switch (chance.below(8)) {
            case 0, 1 -> of("int", "virtual call", "$.hook($)", object, number);
            case 2 -> of("long", "virtual call", "$.other($)", object, number);
            case 3 -> of("int", "inherited field", "$.f0", object);
            case 4 ->
                    of(
                            "int",
                            "set an inherited field",
                            "($.f0 " + chance.of("=", "+=", "-=", "<<=", "*=") + " $)",
                            object,
                            number);
            case 5 -> of("int", "final method", "$.own()", object);
            case 6 -> of("int", "step an inherited field", "($.f0++)", object);
            default -> test(object, scope, depth);
        };
    }

    private Expression test(Expression object, Scope scope, int depth) {
        var inside = scope.block();
        String name = scope.fresh("d");
        String type = chance.of(below);
        inside.declare(new Variable(name, type, true));
        return of(
                "boolean",
                "instanceof",
                "($ instanceof " + type + " " + name + " && $)",
                object,
                number("boolean", inside, depth));
    }

    @Override
    Statement statement(Scope scope, int depth) {
        var parts =
                new ArrayList<Piece>(
                        List.of(value(base, scope, 2), expressions.value("int", scope, 2)));
        return Statement.of(
                "call of an object", "Log.info(\"%d\", $.other($));", parts.toArray(Piece[]::new));
    }
}
