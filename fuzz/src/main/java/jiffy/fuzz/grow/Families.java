// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// A sealed interface and its records, some of which hold others: patterns, guards, virtual calls,
/// `equals` and `hashCode`.
final class Families extends Topic {
    /// A record of the family.
    private record Member(String name, List<String> components) {}

    private final String family = name("Figure");
    private final List<Member> members = new ArrayList<>();
    private boolean hasHash = true;
    private boolean isDeep;

    Families(Grower grower) {
        super(grower);
    }

    @Override
    List<String> types() {
        return Stream.concat(Stream.of(family), members.stream().map(Member::name)).toList();
    }

    @Override
    boolean isRecursive() {
        return isDeep;
    }

    private Member member(String type) {
        return members.stream().filter(each -> each.name().equals(type)).findFirst().orElse(null);
    }

    @Override
    void declare() {
        int count = 2 + chance.below(3);
        var others = grower.types();
        var all = new ArrayList<Statement>();
        for (int i = 0; i < count; i++) {
            var components = new ArrayList<String>();
            for (int left = chance.below(4); left > 0; left--) {
                components.add(component(i == count - 1, others));
            }
            var member = new Member(name("R" + i), List.copyOf(components));
            all.add(record(member));
            members.add(member);
        }
        var scope = scope("long", Place.LEAF);
        scope.declare(new Variable("p", "int", true));
        grower.add(
                Statement.of(
                        "sealed interface",
                        "sealed interface "
                                + family
                                + " permits "
                                + String.join(", ", members.stream().map(Member::name).toList())
                                + " { int size(int p) throws Errno; default long twice(int p)"
                                + " throws Errno { return 2L * size($) + $; } }",
                        expressions.value("int", scope, 2),
                        expressions.value("long", scope, 2)));
        all.forEach(grower::add);
    }

    private String component(boolean last, List<String> others) {
        int choice = chance.below(10);
        if (choice < 3 && !members.isEmpty()) {
            return chance.of(members).name();
        }
        if (choice == 3 && !others.isEmpty()) {
            hasHash = false;
            return chance.of(others);
        }
        if (choice == 4 && last) {
            isDeep = true;
            return family;
        }
        return choice == 5 ? "String" : chance.of(FIELDS);
    }

    private Statement record(Member member) {
        var inside = new ArrayList<Statement>();
        var scope = scope("int", Place.LEAF);
        var parameters = new ArrayList<String>();
        for (int i = 0; i < member.components().size(); i++) {
            parameters.add(declared(scope, member.components().get(i), "c" + i));
        }
        if (chance.percent(40)) {
            inside.add(compact(member, scope));
        }
        var fixed = scope("int", Place.LEAF);
        for (int i = 0; i < member.components().size(); i++) {
            fixed.declare(new Variable("c" + i, member.components().get(i), false));
        }
        fixed.declare(new Variable("p", "int", true));
        inside.add(
                Statement.of(
                        "method of a record",
                        "@Override public int size(int p) throws Errno { return $; }",
                        expressions.value("int", fixed, 2)));
        if (chance.percent(30)) {
            inside.add(
                    Statement.of(
                            "super call of a default method",
                            "@Override public long twice(int p) throws Errno { return "
                                    + family
                                    + ".super.twice(p) ^ $; }",
                            expressions.value("long", fixed, 2)));
        }
        return Statement.of(
                "record",
                "record %s(%s) implements %s $"
                        .formatted(member.name(), String.join(", ", parameters), family),
                lines(inside));
    }

    private Statement compact(Member member, Scope scope) {
        var numbers = Expressions.NUMBERS;
        int at = -1;
        for (int i = 0; i < member.components().size(); i++) {
            at = numbers.contains(member.components().get(i)) ? i : at;
        }
        return at < 0
                ? Statement.of("compact constructor", member.name() + " { }")
                : Statement.of(
                        "compact constructor",
                        member.name()
                                + (" { if (c%d == 5) throw new IllegalArgumentException();"
                                                + " c%d = $; }")
                                        .formatted(at, at),
                        expressions.value(member.components().get(at), scope, 2));
    }

    @Override
    Expression make(String type, Scope scope, int depth) {
        if (type.equals(family)) {
            var one = make(chance.of(members).name(), scope, depth);
            return of(type, "wider", "((" + family + ") $)", one);
        }
        if (chance.percent(15) && depth > 0 && scope.method().mayFail()) {
            return of(
                    type,
                    "cast of an object",
                    "((" + type + ") $)",
                    value(family, scope, depth - 1));
        }
        var arguments = new ArrayList<Piece>();
        for (var each : member(type).components()) {
            arguments.add(argument(each, scope, depth));
        }
        return of(type, "new record", "new " + type + "(" + holes(arguments) + ")", arguments);
    }

    private Expression argument(String type, Scope scope, int depth) {
        if (type.equals(family) && depth <= 0) {
            return of(type, "null", "null");
        }
        return grower.topic(type) == null
                ? number(type, scope, depth)
                : grower.topic(type).value(type, scope, Math.min(depth, 2) - 1);
    }

    @Override
    Expression result(Scope scope, int depth) {
        scope.spend(3);
        var object = value(family, scope, depth - 1);
        return switch (chance.below(9)) {
            case 0 -> of("int", "virtual call", "$.size($)", object, number("int", scope, depth));
            case 1 -> of("long", "virtual call", "$.twice($)", object, number("int", scope, depth));
            case 2 -> hash(scope, depth);
            case 3, 4 -> test(object, scope, depth);
            case 5 -> component(scope, depth);
            default -> arms(object, scope, depth);
        };
    }

    private Expression hash(Scope scope, int depth) {
        var first = value(family, scope, depth - 1);
        boolean can = grower.topics().stream().noneMatch(Topic::isRecursive);
        if (can && hasHash && chance.percent(50)) {
            return of("int", "hashCode", "$.hashCode()", first);
        }
        return can
                ? of("boolean", "equals", "$.equals($)", first, value(family, scope, depth - 1))
                : of("boolean", "== null", "($ == null)", first);
    }

    private Expression component(Scope scope, int depth) {
        var member = chance.of(members);
        for (int i = 0; i < member.components().size(); i++) {
            String type = member.components().get(i);
            if (type.equals("String") || FIELDS.contains(type)) {
                return of(
                        type,
                        "component",
                        "$." + chance.of("c" + i + "()", "c" + i),
                        value(member.name(), scope, depth - 1));
            }
        }
        return null;
    }

    private Expression test(Expression object, Scope scope, int depth) {
        var inside = scope.block();
        var pattern = pattern(chance.of(members), inside, 2);
        return of(
                "boolean",
                "instanceof pattern",
                "($ instanceof " + pattern + " && $)",
                object,
                number("boolean", inside, depth));
    }

    /// A pattern for objects of a class, and what it names added to the scope.
    private String pattern(Member member, Scope scope, int depth) {
        if (depth <= 0 || chance.percent(30)) {
            return member.name() + " " + binding(member.name(), scope);
        }
        var parts = new ArrayList<String>();
        for (var each : member.components()) {
            parts.add(part(each, scope, depth - 1));
        }
        return member.name() + "(" + String.join(", ", parts) + ")";
    }

    private String part(String type, Scope scope, int depth) {
        int choice = chance.below(10);
        if (choice < 2) {
            return chance.of("_", "var _", type + " _");
        }
        var nested = type.equals(family) ? chance.of(members) : member(type);
        if (nested != null && choice < 7) {
            return pattern(nested, scope, depth);
        }
        return chance.of("var", type) + " " + binding(type, scope);
    }

    private String binding(String type, Scope scope) {
        String name = scope.fresh("b");
        scope.declare(new Variable(name, type, chance.percent(50)));
        return name;
    }

    private Expression arms(Expression object, Scope scope, int depth) {
        String result = chance.of("int", "long", "boolean", "byte", "String");
        var parts = new ArrayList<Piece>(List.of(object));
        var template = new StringBuilder("(switch ($) { ");
        cases(template, parts, scope.arm(), depth, inside -> number(result, inside, depth), "; ");
        return of(result, "pattern switch", template.append("})").toString(), parts);
    }

    /// What stands behind an arrow.
    private interface Arm {
        Piece grow(Scope scope);
    }

    private void cases(
            StringBuilder template,
            List<Piece> parts,
            Scope scope,
            int depth,
            Arm arm,
            String end) {
        if (chance.percent(25)) {
            template.append("case null -> $").append(end);
            parts.add(arm.grow(scope.block()));
        }
        for (int i = chance.below(4); i > 0; i--) {
            var inside = scope.block();
            template.append("case ")
                    .append(pattern(chance.of(members), inside, 2))
                    .append(" when " + grower.name("open") + "($) -> $")
                    .append(end);
            parts.add(number("boolean", inside.guard(), depth));
            parts.add(arm.grow(inside));
        }
        if (chance.percent(40)) {
            template.append("default -> $").append(end);
            parts.add(arm.grow(scope.block()));
            return;
        }
        for (var member : members) {
            var inside = scope.block();
            template.append("case ").append(total(member, inside)).append(" -> $").append(end);
            parts.add(arm.grow(inside));
        }
    }

    /// A pattern for all objects of a class.
    private String total(Member member, Scope scope) {
        if (chance.percent(50)) {
            return member.name() + " " + binding(member.name(), scope);
        }
        var parts = new ArrayList<String>();
        for (var each : member.components()) {
            var nested = member(each);
            parts.add(
                    nested != null && chance.percent(50)
                            ? total(nested, scope)
                            : chance.of("var", each) + " " + binding(each, scope));
        }
        return member.name() + "(" + String.join(", ", parts) + ")";
    }

    @Override
    Statement statement(Scope scope, int depth) {
        var object = value(family, scope, 2);
        if (chance.percent(50)) {
            var inside = scope.block();
            String pattern = pattern(chance.of(members), inside, 2);
            return Statement.of(
                    "if instanceof pattern",
                    "if ($ instanceof " + pattern + " && $) $ else $",
                    object,
                    number("boolean", inside.block(), 2),
                    grower.statements().inner(inside, depth, true),
                    grower.statements().inner(scope.block(), depth, true));
        }
        String label = scope.fresh("sw");
        var parts = new ArrayList<Piece>(List.of(object));
        var template = new StringBuilder(label + ": switch ($) { ");
        cases(
                template,
                parts,
                scope.labelled(label),
                2,
                inside -> grower.statements().inner(inside, depth, true),
                " ");
        return Statement.of(
                "pattern switch", template.append("}").toString(), parts.toArray(Piece[]::new));
    }
}
