// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Arrays in loops whose indices nearly keep within bounds: what the compiler proves to be needless
/// to check, and what only looks like it. Each loop has fuel for so many rounds, and what it did
/// before an index was out of bounds is printed.
final class Indices extends Topic {
    private static final List<String> COUNTERS =
            List.of("int", "int", "int", "int", "int", "int", "byte", "char", "short", "long");

    private final IndexForms forms;
    private final String shelf = name("Shelf");
    private final String walk = name("walk");
    private final String small = name("small");
    private final String steady = name("steady");
    private final String longer = name("longer");

    Indices(Grower grower) {
        super(grower);
        forms = new IndexForms(chance, small);
    }

    @Override
    void declare() {
        for (var each : List.of(steady, longer)) {
            grower.add(
                    Statement.of(
                            "final field with an array",
                            "private final int[] %s = new int[%d];"
                                    .formatted(each, 1 + chance.below(9))));
            grower.add(new Variable(each, "int[]", false));
        }
        grower.add(
                Statement.of(
                        "class with arrays",
                        """
                        static final class S {
                                final int[] kept;
                                final int last;
                                int[] all = new int[A];
                                S(int n) { kept = new int[B]; last = n; }
                                int at(int i) { return kept[i] + last; }
                                void grow(int n) { all = new int[n & 7]; }
                            }\
                        """
                                .replaceAll("\\bS\\b", shelf)
                                .replaceAll("\\bA\\b", "" + (1 + chance.below(6)))
                                .replaceAll(
                                        "\\bB\\b", chance.of("4", "n", "n & 7", "(n & 3) + 3"))));
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("x", "int", true));
        grower.add(
                Statement.of(
                        "method with a small result",
                        "private static int "
                                + small
                                + "(int x) { if ($) return "
                                + chance.of("x & 7", "x % 5", "3", "(byte) x", "x >>> 29", "-1")
                                + "; return "
                                + chance.of("0", "x & 3", "x >>> 28", "x % 9", "x")
                                + "; }",
                        expressions.value("boolean", scope, 2)));
        walk();
    }

    /// A method that walks over arrays of several lengths.
    private void walk() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("n", "int", true));
        scope.declare(new Variable("s", "int", true));
        var all = new ArrayList<Statement>();
        all.add(Statement.of("fuel", "int fuel = 12, sum = 0, i = n;"));
        all.add(
                Statement.of(
                        "indices in bounds or not",
                        "try $ catch (ArrayIndexOutOfBoundsException x) { sum = -sum; }",
                        lines(
                                List.of(
                                        loop(
                                                scope,
                                                new Loop("a", "int", "i", "n", "fuel", "sum"),
                                                false)))));
        all.add(Statement.of("return", "return sum ^ i;"));
        grower.add(
                Statement.of(
                        "method over an array",
                        "private static int " + walk + "(int[] a, int n, int s) $",
                        lines(all)));
    }

    /// The names in a loop.
    private record Loop(String array, String type, String i, String n, String fuel, String sum) {}

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(30);
        var arrays = scope.of("int[]");
        if (chance.percent(40) || arrays.isEmpty()) {
            return of(
                    "int", "call with a small result", small + "($)", number("int", scope, depth));
        }
        return of(
                "int",
                "call over an array",
                walk + "(" + chance.of(arrays).name() + ", $, $)",
                bound(scope),
                bound(scope));
    }

    private Expression bound(Scope scope) {
        return chance.percent(60)
                ? of("int", "bound", chance.of(IndexForms.BOUNDS))
                : expressions.value("int", scope, 1);
    }

    @Override
    Statement statement(Scope scope, int depth) {
        if (scope.rounds > 6) {
            return null;
        }
        var all = new ArrayList<Statement>();
        for (int i = 1 + chance.below(4); i > 0; i--) {
            scope.spend(40);
            all.add(one(scope));
        }
        return Statement.of("indices", "$", lines(all));
    }

    private Statement one(Scope scope) {
        String type = chance.of(COUNTERS);
        var names =
                new Loop(
                        scope.fresh("a"),
                        type,
                        scope.fresh("i"),
                        scope.fresh("n"),
                        scope.fresh("fuel"),
                        scope.fresh("sum"));
        var all = new ArrayList<Statement>();
        all.add(array(names, scope));
        all.add(
                Statement.of(
                        "bounds",
                        "int %s = %d, %s = 0, %s = $;"
                                .formatted(names.fuel, 6 + chance.below(12), names.sum, names.n),
                        bound(scope)));
        all.add(
                Statement.of(
                        "start",
                        "%s %s = (%s) (%s);"
                                .formatted(
                                        type,
                                        names.i,
                                        type,
                                        forms.start(names.array, names.n)
                                                .replace("@", value(scope)))));
        var inside = scope.block();
        inside.declare(new Variable(names.n, "int", true));
        inside.declare(new Variable(names.sum, "int", true));
        if (type.equals("int")) {
            inside.declare(new Variable(names.i, "int", true));
        }
        var body = new ArrayList<Statement>();
        for (int i = 1 + chance.below(2); i > 0; i--) {
            body.add(loop(inside, names, true));
        }
        all.add(
                Statement.of(
                        "indices in bounds or not",
                        "try $ catch (%s x%s) { Log.info(\"out %%d\", %s); }"
                                .formatted(
                                        chance.of(
                                                "ArrayIndexOutOfBoundsException",
                                                "RuntimeException"),
                                        names.i,
                                        names.sum),
                        lines(body)));
        all.add(
                Statement.of(
                        "Log",
                        "Log.info(\"%%d %%d %%d\", (long) %s, %s, %s);"
                                .formatted(names.i, names.n, names.sum)));
        return Statement.of("loop over indices", "$", lines(all));
    }

    private String value(Scope scope) {
        var known = scope.of("int");
        return known.isEmpty() ? "9" : chance.of(known).name();
    }

    /// A local with an array: the module's or its own, of a length that is known or not.
    private Statement array(Loop names, Scope scope) {
        int length = 1 + chance.below(9);
        String a = names.array;
        return switch (chance.below(scope.method().hasModule() ? 7 : 5)) {
            case 0, 1 ->
                    Statement.of(
                            "array of known length",
                            "var a = new int[K];"
                                    .replaceAll("\\ba\\b", a)
                                    .replace("K", "" + length));
            case 2 ->
                    Statement.of(
                            "array of some length",
                            "var " + a + " = new int[$ & 7];",
                            expressions.value("int", scope, 1));
            case 3, 4 -> {
                String owner = scope.fresh("shelf");
                yield Statement.of(
                        "array of a field",
                        "var %s = new %s(%s); var %s = %s.kept;"
                                .formatted(owner, shelf, chance.of("5", "5", "3", "8"), a, owner));
            }
            case 5 -> Statement.of("array of a final field", "var " + a + " = " + steady + ";");
            default ->
                    Statement.of(
                            "one of two arrays",
                            "var " + a + " = $ ? " + steady + " : " + longer + ";",
                            expressions.value("boolean", scope, 1));
        };
    }

    private Statement loop(Scope scope, Loop names, boolean mayRest) {
        String label = scope.fresh("loop");
        var inside = scope.loop(label, 12);
        String condition = forms.condition(names.array, names.i, names.n);
        String step = forms.step(names.type, names.i, names.array);
        var body = new ArrayList<Statement>();
        body.add(
                Statement.of(
                        "fuel", "if (%s-- <= 0) break; %s += 1;".formatted(names.fuel, names.sum)));
        for (int i = 1 + chance.below(4); i > 0; i--) {
            body.add(inside(inside, names, 2, mayRest));
        }
        int shape = chance.below(8);
        if (shape > 2) {
            body.add(chance.below(body.size()) + 1, Statement.of("step", step + ";"));
        }
        var block = lines(body);
        return switch (shape) {
            case 0, 1, 2 ->
                    Statement.of(
                            "for with a step",
                            "%s: for (; %s; %s) $".formatted(label, condition, step),
                            block);
            case 3 ->
                    Statement.of(
                            "for over indices", label + ": for (; " + condition + ";) $", block);
            case 4, 5 ->
                    Statement.of(
                            "while over indices", label + ": while (" + condition + ") $", block);
            default ->
                    Statement.of(
                            "do over indices", label + ": do $ while (" + condition + ");", block);
        };
    }

    private Statement inside(Scope scope, Loop names, int depth, boolean mayRest) {
        String condition = forms.test(names.i, names.n);
        int choice = chance.below(depth > 0 ? 16 : 6);
        return switch (choice) {
            case 6 ->
                    Statement.of(
                            "if over indices",
                            "if (" + condition + ") $ else $",
                            lines(List.of(inside(scope, names, depth - 1, mayRest))),
                            lines(List.of(inside(scope, names, depth - 1, mayRest))));
            case 7 ->
                    Statement.of(
                            "jump over indices",
                            "if (%s) %s;".formatted(condition, chance.of("continue", "break")));
            case 8, 9 -> joined(scope, names, condition);
            case 10, 11 -> nested(scope, names, depth);
            case 12 ->
                    Statement.of(
                            "bound set again",
                            "if (%s) %s %s %s;"
                                    .formatted(
                                            condition,
                                            names.n,
                                            chance.of("=", "+=", "-="),
                                            chance.of(IndexForms.BOUNDS)));
            case 13 -> narrowed(scope, names, condition);
            case 14 ->
                    Statement.of(
                            "step in a condition",
                            "if (%s) %s;"
                                    .formatted(
                                            condition,
                                            forms.step(names.type, names.i, names.array)));
            case 15 ->
                    mayRest && scope.rounds < 30
                            ? Statement.of(
                                    "block", "$", grower.statements().inner(scope.block(), 1, true))
                            : use(names, names.i);
            default -> use(names, names.i);
        };
    }

    /// Uses an element, or neighbours.
    private Statement use(Loop names, String counter) {
        String index = forms.index(names.type, counter, names.array, names.n);
        String a = names.array;
        return switch (chance.below(6)) {
            case 0, 1 ->
                    Statement.of(
                            "add to an element",
                            a
                                    + "["
                                    + index
                                    + "] "
                                    + chance.of("+=", "^=", "=")
                                    + " "
                                    + names.sum
                                    + ";");
            case 2 ->
                    Statement.of(
                            "step an element", a + "[" + index + "]" + chance.of("++", "--") + ";");
            case 3 -> neighbours(names, counter);
            default -> Statement.of("add an element", names.sum + " += " + a + "[" + index + "];");
        };
    }

    private Statement neighbours(Loop names, String counter) {
        String i = names.type.equals("long") ? "(int) " + counter : counter;
        var text = new StringBuilder();
        for (int k = 2 + chance.below(3); k > 0; k--) {
            boolean sets = chance.percent(30);
            int offset = chance.below(5) - 1;
            String index = offset == 0 ? i : i + (offset < 0 ? " - " : " + ") + Math.abs(offset);
            text.append(
                    sets
                            ? "%s[%s] = %s;".formatted(names.array, index, names.sum)
                            : "%s ^= %s[%s];".formatted(names.sum, names.array, index));
            text.append(chance.of(" ", "\n", "\n"));
            if (chance.percent(15) && names.type.equals("int")) {
                text.append(forms.step(names.type, names.i, names.array)).append(";\n");
            }
        }
        return Statement.of("neighbouring elements", "{ " + text + "}");
    }

    /// A variable that is set on two ways, which both lead to an index.
    private Statement joined(Scope scope, Loop names, String condition) {
        String k = scope.fresh("k");
        String first = forms.index(names.type, names.i, names.array, names.n);
        String other = chance.of("0", "-1", "2", "50", names.array + ".length", names.n);
        String set =
                switch (chance.below(4)) {
                    case 0 ->
                            "int %s = %s; if (%s) %s = %s;"
                                    .formatted(k, first, condition, k, other);
                    case 1 ->
                            "int %s; if (%s) { %s = %s; } else { %s = %s; }"
                                    .formatted(k, condition, k, first, k, other);
                    case 2 -> "int %s = %s ? %s : %s;".formatted(k, condition, first, other);
                    default ->
                            ("int %s = %s; switch (%s & 3) { case 1: %s = %s; case 2: "
                                            + "%s[%s]++; break; default: %s = %s; }")
                                    .formatted(
                                            k,
                                            other,
                                            names.sum,
                                            k,
                                            first,
                                            names.array,
                                            k,
                                            k,
                                            chance.of("1", other, "7"));
                };
        String use = names.sum + " += " + names.array + "[" + k + "];";
        return Statement.of("index of two ways", "{ " + set + " " + use + " }");
    }

    private Statement nested(Scope scope, Loop names, int depth) {
        String j = scope.fresh("j");
        String most =
                chance.of(
                        "3",
                        "2",
                        names.n,
                        names.array + ".length",
                        names.type.equals("int") ? names.i : "4");
        var body = new ArrayList<Statement>();
        body.add(Statement.of("fuel", "if (%s-- <= 0) break;".formatted(names.fuel)));
        body.add(
                use(
                        new Loop(names.array, "int", j, names.n, names.fuel, names.sum),
                        chance.of(j, j, "(" + j + " + (int) " + names.i + ")")));
        if (chance.percent(50)) {
            body.add(
                    chance.below(2) + 1,
                    Statement.of(
                            "step in a nested loop",
                            forms.step(names.type, names.i, names.array) + ";"));
        }
        if (chance.percent(50)) {
            body.add(inside(scope, names, depth - 1, false));
        }
        String start = chance.of("0", "0", "1", "-1", names.type.equals("int") ? names.i : "0");
        return Statement.of(
                "nested loop over indices",
                "for (int %s = %s; %s %s %s; %s) $"
                        .formatted(
                                j,
                                start,
                                j,
                                chance.of("<", "<", "<=", "!="),
                                most,
                                forms.step("int", j, names.array)),
                new Block(body));
    }

    /// What holds on one way out of a block only.
    private Statement narrowed(Scope scope, Loop names, String condition) {
        String label = scope.fresh("block");
        String k = names.type.equals("long") ? "(int) " + names.i : names.i;
        String element = names.array + "[" + k + "]";
        return switch (chance.below(3)) {
            case 0 ->
                    Statement.of(
                            "narrowed in a block",
                            ("%s: { if (%s < 0 || %s >= %s.length) break %s; %s += "
                                            + "%s; if (%s) break %s; %s = 1; } %s")
                                    .formatted(
                                            label,
                                            k,
                                            k,
                                            names.array,
                                            label,
                                            names.sum,
                                            element,
                                            condition,
                                            label,
                                            names.n,
                                            chance.of("", names.sum + "++;", element + "++;")));
            case 1 ->
                    Statement.of(
                            "narrowed in try",
                            ("try { if (%s) throw new IllegalStateException(); %s++; %s = 0; } "
                                            + "catch (IllegalStateException e) { %s } "
                                            + "finally { %s }")
                                    .formatted(
                                            condition,
                                            element,
                                            names.n,
                                            chance.of(names.sum + "++;", element + "--;"),
                                            chance.of("", names.n + "++;")));
            default ->
                    Statement.of(
                            "narrowed by &&",
                            "if (%s >= %s && %s %s %s) %s %s;"
                                    .formatted(
                                            k,
                                            chance.of("0", "0", "-1"),
                                            k,
                                            chance.of("<", "<", "<=", "!="),
                                            chance.of(names.array + ".length", names.n),
                                            element,
                                            chance.of("++", "= 3")));
        };
    }
}
