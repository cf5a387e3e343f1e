// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;

/// Grows values of a type.
final class Expressions {
    static final List<String> NUMBERS = List.of("int", "long", "byte", "short", "char");
    static final List<String> SMALL = List.of("int", "int", "int", "byte", "short", "char");
    static final int DEAR = 4000;

    private final Chance chance;
    private final Grower grower;

    Expressions(Chance chance, Grower grower) {
        this.chance = chance;
        this.grower = grower;
    }

    private static Expression of(String type, String what, String template, Piece... parts) {
        return Expression.of(type, what, template, parts);
    }

    /// A value of a primitive type, or a string.
    Expression value(String type, Scope scope, int depth) {
        scope.spend(0);
        if (type.equals("String")) {
            return text(scope, depth);
        }
        var topic = grower.topic(type);
        if (topic != null) {
            return topic.value(type, scope, depth);
        }
        if (depth <= 0) {
            return leaf(type, scope);
        }
        return switch (chance.below(23)) {
            case 0, 1, 2 -> leaf(type, scope);
            case 3 -> conditional(type, scope, depth);
            case 4, 5 -> assignment(type, scope, depth);
            case 6, 7 -> call(type, scope, depth);
            case 8 -> element(type, scope, depth);
            case 9 -> field(type, scope, depth);
            case 10 -> chance.percent(40) ? arms(type, scope, depth) : leaf(type, scope);
            case 11, 12, 13 -> used(type, scope, depth);
            default -> operation(type, scope, depth);
        };
    }

    private Expression used(String type, Scope scope, int depth) {
        var found = grower.use(type, scope, depth);
        return found == null ? operation(type, scope, depth) : found;
    }

    private Expression operation(String type, Scope scope, int depth) {
        return switch (type) {
            case "boolean" -> condition(scope, depth);
            case "int" -> intOperation(scope, depth);
            case "long" -> longOperation(scope, depth);
            default -> narrowed(type, scope, depth);
        };
    }

    Expression leaf(String type, Scope scope) {
        var topic = grower.topic(type);
        if (topic != null) {
            return topic.value(type, scope, 0);
        }
        var known = scope.of(type);
        if (!known.isEmpty() && chance.percent(75)) {
            return of(type, "name", chance.of(known).name());
        }
        return literal(type);
    }

    Expression literal(String type) {
        return switch (type) {
            case "boolean" -> of(type, "literal", chance.of("true", "false"));
            case "int" -> of(type, "literal", integer());
            case "long" -> of(type, "literal", longInteger());
            case "String" -> of(type, "literal", chance.of("\"\"", "\"a\"", "\"Zahl\"", "\"é€\""));
            case "char" ->
                    of(type, "literal", chance.of("'a'", "'0'", "'\\uffff'", "'\\0'", "'~'"));
            default -> of(type, "literal", "((" + type + ") " + integer() + ")");
        };
    }

    private String integer() {
        return switch (chance.below(6)) {
            case 0 -> chance.of("Integer.MAX_VALUE", "Integer.MIN_VALUE", "(-1)", "0");
            case 1 -> parenthesised(chance.below(300) - 150);
            case 2 -> parenthesised(1 << chance.below(31));
            case 3 -> chance.of("255", "256", "(-129)", "65535", "65536", "(-32769)", "31", "33");
            case 4 -> parenthesised(Math.max((int) chance.number(), -Integer.MAX_VALUE));
            default -> Integer.toString(chance.below(8));
        };
    }

    private static String parenthesised(int number) {
        return number < 0 ? "(" + number + ")" : Integer.toString(number);
    }

    private String longInteger() {
        return switch (chance.below(4)) {
            case 0 -> chance.of("Long.MAX_VALUE", "Long.MIN_VALUE", "(-1L)", "0L");
            case 1 -> chance.of("63L", "64L", "0x80000000L", "(-2147483649L)", "0xffffffffL");
            case 2 -> "(" + Math.max(chance.number(), -Long.MAX_VALUE) + "L)";
            default -> chance.below(9) + "L";
        };
    }

    private Expression conditional(String type, Scope scope, int depth) {
        return of(
                type,
                "?:",
                "($ ? $ : $)",
                value("boolean", scope, depth - 1),
                value(type, scope, depth - 1),
                value(type, scope, depth - 1));
    }

    private Expression intOperation(Scope scope, int depth) {
        String left = chance.of(SMALL);
        return switch (chance.below(10)) {
            case 0 -> {
                String operator = chance.of("-", "~", "+");
                yield of(
                        "int",
                        "unary " + operator,
                        "(" + operator + "$)",
                        value(left, scope, depth - 1));
            }
            case 1 -> shift("int", left, chance.of("int", "int", "long", "byte"), scope, depth);
            case 2 -> of("int", "cast", "((int) $)", value(chance.of(NUMBERS), scope, depth - 1));
            case 3 -> library("int", scope, depth);
            case 4 -> length(scope, depth);
            default -> binary("int", left, chance.of(SMALL), scope, depth);
        };
    }

    private Expression longOperation(Scope scope, int depth) {
        return switch (chance.below(9)) {
            case 0 -> {
                String operator = chance.of("-", "~");
                yield of(
                        "long",
                        "unary " + operator,
                        "(" + operator + "$)",
                        value("long", scope, depth - 1));
            }
            case 1 -> shift("long", "long", chance.of("int", "long", "char"), scope, depth);
            case 2 -> of("long", "cast", "((long) $)", value(chance.of(SMALL), scope, depth - 1));
            case 3 -> library("long", scope, depth);
            case 4 -> binary("long", chance.of(SMALL), "long", scope, depth);
            default -> binary("long", "long", chance.of(NUMBERS), scope, depth);
        };
    }

    private Expression binary(String type, String left, String right, Scope scope, int depth) {
        String operator = chance.of("+", "-", "*", "&", "|", "^", "+", "-", "/", "%");
        boolean divides = operator.matches("[/%]");
        if (divides && chance.percent(15)) {
            return of(
                    type,
                    "MIN_VALUE " + operator + " -1",
                    extreme(type, operator),
                    value("boolean", scope, 0));
        }
        var first = value(left, scope, depth - 1);
        var second = value(right, scope, depth - 1);
        boolean safe = divides && mustBeSafe(scope);
        return of(
                type,
                type + " " + operator,
                "($ " + operator + (safe ? " ($ | 1))" : " $)"),
                first,
                second);
    }

    private boolean mustBeSafe(Scope scope) {
        return chance.percent(75) || !scope.method().mayFail();
    }

    /// The one quotient that does not fit, behind a value that nobody knows when compiling.
    private static String extreme(String type, String operator) {
        return type.equals("int")
                ? "(Integer.MIN_VALUE " + operator + " ($ ? -1 : 3))"
                : "(Long.MIN_VALUE " + operator + " ($ ? -1L : 3L))";
    }

    private Expression shift(String type, String left, String by, Scope scope, int depth) {
        String operator = chance.of("<<", ">>", ">>>");
        return of(
                type,
                type + " " + operator,
                "($ " + operator + " $)",
                value(left, scope, depth - 1),
                value(by, scope, depth - 1));
    }

    private Expression library(String type, Scope scope, int depth) {
        return new Jdk(chance, this).call(type, scope, depth);
    }

    private Expression narrowed(String type, Scope scope, int depth) {
        return of(
                type,
                "cast to " + type,
                "((" + type + ") $)",
                value(chance.of(NUMBERS), scope, depth - 1));
    }

    Expression condition(Scope scope, int depth) {
        String operator = chance.of("<", "<=", ">", ">=", "==", "!=");
        return switch (chance.below(9)) {
            case 0, 1 -> {
                String both = chance.of("&&", "||", "&&", "||", "&", "|", "^", "==", "!=");
                yield of(
                        "boolean",
                        "boolean " + both,
                        "($ " + both + " $)",
                        value("boolean", scope, depth - 1),
                        value("boolean", scope, depth - 1));
            }
            case 2 -> of("boolean", "!", "(!$)", value("boolean", scope, depth - 1));
            case 3 -> chance.percent(50) ? isNull(scope, depth) : isSame(scope, depth);
            default ->
                    of(
                            "boolean",
                            "compare " + operator,
                            "($ " + operator + " $)",
                            value(chance.of(NUMBERS), scope, depth - 1),
                            value(chance.of(NUMBERS), scope, depth - 1));
        };
    }

    private Expression isNull(Scope scope, int depth) {
        var objects = objects(scope);
        return objects.isEmpty()
                ? value("boolean", scope, depth - 1)
                : of("boolean", "== null", "(" + chance.of(objects).name() + " == null)");
    }

    private List<Variable> objects(Scope scope) {
        return scope.variables.stream()
                .filter(each ->
                        grower.shape(each.type()) != null || grower.topic(each.type()) != null)
                .toList();
    }

    private Expression isSame(Scope scope, int depth) {
        var objects = objects(scope);
        if (objects.isEmpty()) {
            return value("boolean", scope, depth - 1);
        }
        var one = chance.of(objects);
        var topic = grower.topic(one.type());
        if (topic != null && !topic.hasIdentity()) {
            return isNull(scope, depth);
        }
        var other = chance.of(scope.of(one.type()));
        return of("boolean", "== of objects", "(" + one.name() + " == " + other.name() + ")");
    }

    /// An array that has a name, and elements of this type; null if there is none.
    private Variable array(String element, Scope scope) {
        var all = scope.of(element + "[]");
        return all.isEmpty() ? null : chance.of(all);
    }

    Expression index(Variable array, Scope scope, int depth) {
        return switch (chance.below(12)) {
            case 0 -> value("int", scope, depth - 1);
            case 1 -> of("int", "index", "$", value(chance.of("byte", "char"), scope, 0));
            case 2 -> of("int", "index", "(($ & 7) - 1)", value("int", scope, depth - 1));
            case 3, 4 -> of("int", "literal", Integer.toString(chance.below(3)));
            case 5 -> stepped(scope, depth);
            default -> of("int", "index", "($ & 3)", value("int", scope, depth - 1));
        };
    }

    /// An index that steps what it is made of.
    private Expression stepped(Scope scope, int depth) {
        var places = scope.settable(chance.of("int", "int", "byte", "char", "short"));
        return places.isEmpty() || !scope.method().maySet()
                ? of("int", "index", "($ & 3)", value("int", scope, depth - 1))
                : of(
                        "int",
                        "index that steps",
                        chance.of("(@++ & 3)", "(--@ & 3)", "((@ += 3) & 3)", "(@-- % 4)")
                                .replace("@", chance.of(places).name()));
    }

    private Expression element(String type, Scope scope, int depth) {
        var array = array(type, scope);
        return array == null
                ? leaf(type, scope)
                : of(type, "element", array.name() + "[$]", index(array, scope, depth));
    }

    private Expression length(Scope scope, int depth) {
        var arrays = scope.variables.stream().filter(each -> each.type().endsWith("[]")).toList();
        if (arrays.isEmpty() || chance.percent(30)) {
            return chance.percent(60)
                    ? leaf("int", scope)
                    : of("int", "String.length", "$.length()", text(scope, depth));
        }
        return of("int", "length", chance.of(arrays).name() + ".length");
    }

    private Expression text(Scope scope, int depth) {
        return leaf("String", scope);
    }

    private Expression field(String type, Scope scope, int depth) {
        var all = fields(type, scope);
        return all.isEmpty() ? leaf(type, scope) : of(type, "field", chance.of(all));
    }

    /// The fields of this type of objects that have a name.
    private List<String> fields(String type, Scope scope) {
        var all = new ArrayList<String>();
        for (var object : scope.variables) {
            var shape = grower.shape(object.type());
            if (shape != null) {
                addFields(object.name(), shape, type, all, 2);
            }
        }
        return all;
    }

    private void addFields(String path, Shape shape, String type, List<String> all, int depth) {
        for (int i = 0; i < shape.fields().size(); i++) {
            if (shape.fields().get(i).equals(type)) {
                all.add(path + ".f" + i);
            }
        }
        var part = grower.shape(shape.part());
        if (part != null && depth > 0) {
            addFields(path + ".part", part, type, all, depth - 1);
        } else if (shape.part().equals(type + "[]")) {
            all.add(path + ".part[" + chance.below(5) + "]");
        }
    }

    /// A place of this type that can be set; null if there is none.
    private Expression place(String type, Scope scope, int depth) {
        var fields = fields(type, scope);
        var array = array(type, scope);
        if (array != null && chance.percent(40)) {
            return of(type, "element", array.name() + "[$]", index(array, scope, depth));
        }
        if (!fields.isEmpty() && chance.percent(50)) {
            return of(type, "field", chance.of(fields));
        }
        var locals = scope.settable(type);
        return locals.isEmpty() ? null : of(type, "name", chance.of(locals).name());
    }

    /// Sets something, and has a value.
    Expression assignment(String type, Scope scope, int depth) {
        var place = place(type, scope, depth);
        if (place == null || !scope.method().maySet()) {
            return leaf(type, scope);
        }
        if (type.equals("String") || grower.topic(type) != null) {
            return of(type, "= of objects", "($ = $)", place, value(type, scope, depth - 1));
        }
        if (type.equals("boolean")) {
            String operator = chance.of("=", "&=", "|=", "^=");
            return of(
                    type,
                    "boolean " + operator,
                    "($ " + operator + " $)",
                    place,
                    value(type, scope, depth - 1));
        }
        return switch (chance.below(4)) {
            case 0 -> of(type, "= ", "($ = $)", place, value(type, scope, depth - 1));
            case 1 -> {
                String step = chance.of("++", "--");
                yield chance.percent(50)
                        ? of(type, "prefix " + step, "(" + step + "$)", place)
                        : of(type, "postfix " + step, "($" + step + ")", place);
            }
            default -> compound(type, place, scope, depth);
        };
    }

    private Expression compound(String type, Expression place, Scope scope, int depth) {
        String operator =
                chance.of("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
        boolean safe = operator.matches("[/%]=") && mustBeSafe(scope);
        return of(
                type,
                type + " " + operator,
                "($ " + operator + (safe ? " ($ | 1))" : " $)"),
                place,
                value(chance.of(NUMBERS), scope, depth - 1));
    }

    /// A call of a method with this result, if there is one that may be called.
    Expression call(String type, Scope scope, int depth) {
        var all =
                grower.routines(type, scope).stream()
                        .filter(each -> (each.cost() + 1) * scope.rounds < DEAR / 4)
                        .filter(each -> scope.method().cost + each.cost() * scope.rounds < DEAR)
                        .filter(each -> callable(each, scope))
                        .toList();
        if (all.isEmpty()) {
            return leaf(type, scope);
        }
        var routine = chance.of(all);
        scope.spend(routine.cost() + 1);
        var arguments = new ArrayList<Piece>();
        for (var parameter : routine.parameters()) {
            arguments.add(argument(parameter, scope, depth));
        }
        boolean isOwn = routine.owner().isEmpty();
        if (!isOwn) {
            arguments.addFirst(argument(routine.owner(), scope, depth));
        }
        String holes = String.join(", ", routine.parameters().stream().map(_ -> "$").toList());
        return of(
                type,
                isOwn ? "call" : "call of an object",
                (isOwn ? "" : "$.") + routine.name() + "(" + holes + ")",
                arguments.toArray(Piece[]::new));
    }

    private boolean callable(Routine routine, Scope scope) {
        if (!routine.owner().isEmpty()
                && grower.shape(routine.owner()) == null
                && grower.topic(routine.owner()) == null) {
            return false;
        }
        return Stream.concat(routine.parameters().stream(), Stream.of(routine.owner()))
                .filter(each -> each.endsWith("[]") || grower.shape(each) != null)
                .noneMatch(each -> scope.of(each).isEmpty());
    }

    private Expression argument(String type, Scope scope, int depth) {
        return type.endsWith("[]") || grower.shape(type) != null
                ? of(type, "lent", chance.of(scope.of(type)).name())
                : value(type, scope, depth - 1);
    }

    /// A `switch` with a value.
    private Expression arms(String type, Scope scope, int depth) {
        var arms = new ArrayList<Piece>();
        var template = new StringBuilder("(switch ($) { ");
        arms.add(value(chance.of("int", "byte", "char"), scope, 0));
        int label = chance.below(3);
        for (int i = chance.below(3); i >= 0; i--) {
            template.append("case ").append(label);
            label += 1 + chance.below(4);
            if (chance.percent(30)) {
                template.append(", ").append(label++);
            }
            boolean fails = scope.method().mayFail() && chance.percent(10);
            template.append(" -> ").append(fails ? "throw $; " : "$; ");
            boolean thrown = template.toString().endsWith("throw $; ");
            arms.add(thrown ? grower.statements().thrown(scope) : arm(type, scope, depth));
        }
        template.append("default -> $; })");
        arms.add(arm(type, scope, depth));
        return of(type, "switch expression", template.toString(), arms.toArray(Piece[]::new));
    }

    private Expression arm(String type, Scope scope, int depth) {
        return value(type, scope.arm(), depth - 1);
    }
}
