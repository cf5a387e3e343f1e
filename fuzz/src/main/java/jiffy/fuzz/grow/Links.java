// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Classes that refer to themselves: lists and trees, with branches that are shared.
final class Links extends Topic {
    private final String link = name("Link");
    private final String tree = name("Tree");

    Links(Grower grower) {
        super(grower);
    }

    @Override
    List<String> types() {
        return List.of(link, tree);
    }

    @Override
    boolean isRecursive() {
        return true;
    }

    @Override
    void declare() {
        grower.add(Statement.of("class that refers to itself", list(), step(), step()));
        grower.add(Statement.of("record that refers to itself", tree(), step(), step()));
    }

    private Expression step() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("n", "int", false));
        scope.declare(new Variable("value", "int", false));
        return expressions.value("int", scope, 2);
    }

    private String list() {
        return """
        static final class L {
                final L next;
                final int value;
                L(int value, L next) {
                    this.next = next;
                    this.value = value;
                }
                static L build(int n, L last, int value) {
                    var list = last;
                    while (n-- > 0) list = new L($, list);
                    return list;
                }
                static int sum(L at, int most) {
                    int n = 0;
                    for (; at != null && most > 0; at = at.next) {
                        int value = at.value;
                        n = n * 31 + $;
                        most--;
                    }
                    return n;
                }
                static L reversed(L list, int most) {
                    L other = null;
                    for (var at = list; at != null && most-- > 0; at = at.next) {
                        other = new L(at.value, other);
                    }
                    return other;
                }
            }\
        """
                .replaceAll("\\bL\\b", link);
    }

    private String tree() {
        return """
        record T(T left, int value, T right) {
                static T build(int n, T tree, int value) {
                    for (; n > 0; n--) {
                        tree = (n & 2) == 0 ? new T(tree, $, null) : new T(tree, n, tree);
                    }
                    return tree;
                }
                static T at(T tree, int path) {
                    for (; path != 0 && tree != null; path >>>= 1) {
                        tree = (path & 1) == 0 ? tree.left : tree.right();
                    }
                    return tree;
                }
                static int sum(T tree, int n) {
                    int sum = 0;
                    for (; tree != null && n-- > 0; tree = tree.left) {
                        int value = tree.value;
                        sum ^= $;
                        if (tree.right != null) sum += tree.right.value;
                    }
                    return sum;
                }
            }\
        """
                .replaceAll("\\bT\\b", tree);
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        if (depth <= 0) {
            return type.equals(link)
                    ? of(type, "end of a list", "new " + link + "(3, null)")
                    : of(type, "leaf of a tree", "new " + tree + "(null, 5, null)");
        }
        scope.spend(8);
        var number = number("int", scope, depth);
        return type.equals(link) ? link(number, scope, depth) : tree(number, scope, depth);
    }

    private Expression link(Expression number, Scope scope, int depth) {
        var other = value(link, scope, depth - 1);
        return switch (chance.below(5)) {
            case 0 -> of(link, "next of a list", "$.next", other);
            case 1 ->
                    of(link, "list built by a loop", link + ".build($ & 15, $, 7)", number, other);
            case 2 -> of(link, "reversed list", link + ".reversed($, 9)", other);
            default -> of(link, "new link", "new " + link + "($, $)", number, other);
        };
    }

    private Expression tree(Expression number, Scope scope, int depth) {
        var other = value(tree, scope, depth - 1);
        return switch (chance.below(6)) {
            case 0 -> of(tree, "branch of a tree", "$." + chance.of("left", "right()"), other);
            case 1 ->
                    of(tree, "tree built by a loop", tree + ".build($ & 15, $, 3)", number, other);
            case 2 -> of(tree, "walk down a tree", tree + ".at($, $ & 255)", other, number);
            default ->
                    of(
                            tree,
                            "new tree",
                            "new " + tree + "($, $, $)",
                            other,
                            number,
                            value(tree, scope, depth - 1));
        };
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(10);
        boolean isList = chance.percent(50);
        var object = value(isList ? link : tree, scope, depth);
        return switch (chance.below(3)) {
            case 0 -> of("int", "field of a link", "$.value", object);
            case 1 -> of("boolean", "== null", "($ == null)", object);
            default -> of("int", "walk of links", (isList ? link : tree) + ".sum($, 7)", object);
        };
    }

    @Override
    Statement statement(Scope scope, int depth) {
        if (scope.rounds > 4) {
            return null;
        }
        String at = scope.fresh("at");
        String left = scope.fresh("left");
        String label = scope.fresh("loop");
        var list = value(link, scope, 2);
        var body = scope.loop(label, 5);
        body.declare(Variable.counter(at, link));
        return Statement.of(
                "for over links",
                "int %s = 5; %s: for (var %s = $; %s != null && %s-- > 0; %s = %s.next) $"
                        .formatted(left, label, at, at, left, at, at),
                list,
                grower.statements().inner(body, depth, true));
    }
}
