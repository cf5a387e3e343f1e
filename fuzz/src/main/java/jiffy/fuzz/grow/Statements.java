// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Grows statements of a method.
final class Statements {
    private static final List<String> TYPES =
            List.of("int", "int", "long", "byte", "short", "char", "boolean", "int", "String");
    private static final String HELD = "the lock";

    private static final Pattern SETS = Pattern.compile("= *$|= of objects|[+][+]|--");

    /// Statements after which a method gets no more that have blocks.
    private static final int LONG = 12;

    private final Chance chance;
    private final Grower grower;
    private final Expressions expressions;
    private final Jdk jdk;

    Statements(Chance chance, Grower grower, Expressions expressions) {
        this.chance = chance;
        this.grower = grower;
        this.expressions = expressions;
        jdk = new Jdk(chance, expressions);
    }

    /// Statements between braces; what is declared there is added to the scope.
    ///
    /// @param completes whether the end must be reachable
    Block block(Scope scope, int size, int depth, boolean completes) {
        var all = new ArrayList<Statement>();
        for (int i = 0; i < size; i++) {
            scope.spend(1);
            var each = statement(scope, depth);
            if (each.completes()) {
                all.add(each);
            } else if (!completes) {
                all.add(each);
                return new Block(all);
            }
        }
        if (!completes && chance.percent(15)) {
            all.add(jump(scope).completing(false));
        }
        return new Block(all);
    }

    Block inner(Scope scope, int depth, boolean completes) {
        return block(scope, 1 + chance.below(2), depth - 1, completes);
    }

    static boolean completes(Block block) {
        return block.statements().isEmpty() || block.statements().getLast().completes();
    }

    private Expression value(String type, Scope scope) {
        return expressions.value(type, scope, 1 + chance.below(3));
    }

    private Statement statement(Scope scope, int depth) {
        boolean cheap =
                depth <= 0
                        || scope.method().statements++ > LONG
                        || scope.method().cost > Expressions.DEAR / 2;
        return switch (chance.below(cheap ? 12 : 31)) {
            case 0, 1 -> log(scope);
            case 2, 3 -> declare(scope);
            case 4 -> array(scope);
            case 5 -> object(scope);
            case 6, 7, 8 -> set(scope);
            case 9 -> call(scope);
            case 10 -> grower.hasList() && held(scope) ? list(scope) : declare(scope);
            case 11 ->
                    Statement.of("if jump", "if ($) $", value("boolean", scope), only(jump(scope)));
            case 12, 13, 14 -> branch(scope, depth);
            case 15, 16 -> counted(scope, depth);
            case 17 -> whileLoop(scope, depth);
            case 18 -> forEach(scope, depth);
            case 19 -> labelled(scope, depth);
            case 20, 21 -> choice(scope, depth);
            case 22 -> guard(scope, depth);
            case 23, 24, 25, 26 -> used(scope, depth);
            default -> attempt(scope, depth);
        };
    }

    private Statement used(Scope scope, int depth) {
        var array = chance.percent(25) ? jdk.array(scope) : null;
        if (array != null) {
            return array;
        }
        var found = scope.method().mayCall() ? grower.use(scope, depth) : null;
        return found == null ? attempt(scope, depth) : found;
    }

    private String type() {
        var types = grower.types();
        return types.isEmpty() || chance.percent(70) ? chance.of(TYPES) : chance.of(types);
    }

    private static Block only(Statement statement) {
        return new Block(List.of(statement));
    }

    Statement log(Scope scope) {
        var format = new StringBuilder(chance.of("", "- ", "x=", "%% "));
        var arguments = new ArrayList<Piece>();
        for (int i = 1 + chance.below(3); i > 0; i--) {
            String type = chance.of(TYPES);
            format.append(
                    switch (type) {
                        case "boolean" -> "%b ";
                        case "String" -> "%s ";
                        case "char" -> "%c ";
                        default -> chance.of("%d ", "%d ", "%x ");
                    });
            arguments.add(alone(value(type, scope)));
        }
        String holes = ", $".repeat(arguments.size());
        return Statement.of(
                "Log",
                "Log.info(\"" + format.append(".") + "\"" + holes + ");",
                arguments.toArray(Piece[]::new));
    }

    /// With a type that does not depend on where it stands: arguments of `Log` are objects.
    private static Expression alone(Expression value) {
        return value.construct().contains("switch") || value.construct().startsWith("?:")
                ? Expression.of(value.type(), "cast", "((" + value.type() + ") $)", value)
                : value;
    }

    private Statement declare(Scope scope) {
        String type = type();
        String name = scope.fresh("v");
        Statement made;
        if (chance.percent(20)) {
            made =
                    Statement.of(
                            "assigned on both ways",
                            "%s %s; if ($) %s = $; else %s = $;".formatted(type, name, name, name),
                            value("boolean", scope),
                            value(type, scope),
                            value(type, scope));
        } else {
            String what = TYPES.contains(type) ? "local " + type : "local of a class";
            made = Statement.of(what, type + " " + name + " = $;", value(type, scope));
        }
        scope.declare(new Variable(name, type, true));
        return made;
    }

    private Statement array(Scope scope) {
        String element = chance.of("int", "long", "byte", "short", "char", "boolean");
        String other = type();
        if (chance.percent(25) && !other.contains("<")) {
            element = other;
        }
        String name = scope.fresh("a");
        var made = Statement.of("local array", "var " + name + " = $;", newArray(element, scope));
        scope.declare(new Variable(name, element + "[]", false));
        return made;
    }

    private Expression newArray(String element, Scope scope) {
        String type = element + "[]";
        if (chance.percent(30)) {
            var size = expressions.value("int", scope, 2);
            boolean wild = chance.percent(10);
            return Expression.of(
                    type, "new array", "new " + element + (wild ? "[(byte) $]" : "[$ & 7]"), size);
        }
        int size = 3 + chance.below(3);
        var elements = new ArrayList<Piece>();
        for (int i = 0; i < size; i++) {
            elements.add(expressions.value(element, scope, 1));
        }
        String holes = String.join(", ", elements.stream().map(_ -> "$").toList());
        return Expression.of(
                type,
                "array of values",
                "new " + element + "[] {" + holes + "}",
                elements.toArray(Piece[]::new));
    }

    private Statement object(Scope scope) {
        if (grower.shapes().isEmpty() || !scope.method().mayCall()) {
            return declare(scope);
        }
        return object(chance.of(grower.shapes()), scope);
    }

    /// A local with an object of this class.
    Statement object(Shape shape, Scope scope) {
        String name = scope.fresh("o");
        boolean maybe = chance.percent(15);
        var made = maybe ? newObject(shape, scope, false) : newObject(shape, scope, true);
        var statement =
                maybe
                        ? Statement.of(
                                "object or null",
                                shape.name() + " " + name + " = $ ? $ : null;",
                                value("boolean", scope),
                                made)
                        : Statement.of("object", "var " + name + " = $;", made);
        scope.declare(new Variable(name, shape.name(), false));
        return statement;
    }

    /// An object, and with it, maybe, one that this block owned before.
    private Expression newObject(Shape shape, Scope scope, boolean mayTake) {
        var arguments = new ArrayList<Piece>();
        for (var field : shape.fields()) {
            arguments.add(expressions.value(field, scope, 2));
        }
        if (!shape.part().isEmpty()) {
            arguments.add(part(shape.part(), scope, mayTake));
        }
        String holes = String.join(", ", arguments.stream().map(_ -> "$").toList());
        return Expression.of(
                shape.name(),
                "new",
                "new " + shape.name() + "(" + holes + ")",
                arguments.toArray(Piece[]::new));
    }

    private Expression part(String type, Scope scope, boolean mayTake) {
        var owned = scope.owned(type);
        if (mayTake && !owned.isEmpty() && chance.percent(60)) {
            String name = chance.of(owned).name();
            scope.handOver(name);
            return Expression.of(type, "handed over", name);
        }
        return type.endsWith("[]")
                ? newArray(type.substring(0, type.length() - 2), scope)
                : newObject(grower.shape(type), scope, mayTake);
    }

    private Statement set(Scope scope) {
        var expression = expressions.assignment(type(), scope, 3);
        return SETS.matcher(expression.construct()).find()
                ? Statement.of("expression", "$;", bare(expression))
                : log(scope);
    }

    /// Without the parentheses that it has as an operand.
    private static Expression bare(Expression expression) {
        var pieces = new ArrayList<>(expression.pieces());
        if (pieces.getFirst() instanceof Piece.Word(var open)
                && pieces.getLast() instanceof Piece.Word(var close)) {
            pieces.set(0, new Piece.Word(open.substring(1)));
            pieces.set(pieces.size() - 1, new Piece.Word(close.substring(0, close.length() - 1)));
        }
        return new Expression(expression.type(), expression.construct(), List.copyOf(pieces));
    }

    private Statement call(Scope scope) {
        var call = expressions.call(chance.of(TYPES), scope, 3);
        return call.construct().startsWith("call") ? Statement.of("call", "$;", call) : log(scope);
    }

    private Statement branch(Scope scope, int depth) {
        var condition = value("boolean", scope);
        var yes = inner(scope.block(), depth, false);
        if (chance.percent(50)) {
            return Statement.of("if", "if ($) $", condition, yes);
        }
        var no = inner(scope.block(), depth, false);
        return Statement.of("if else", "if ($) $ else $", condition, yes, no)
                .completing(completes(yes) || completes(no));
    }

    private boolean tooOften(Scope scope) {
        return scope.rounds > 27;
    }

    private Statement counted(Scope scope, int depth) {
        if (tooOften(scope)) {
            return branch(scope, depth);
        }
        String label = scope.fresh("loop");
        String i = scope.fresh("i");
        int times = 1 + chance.below(4);
        String type = chance.of("int", "int", "int", "byte", "long", "char");
        var body = scope.loop(label, times);
        body.declare(Variable.counter(i, type));
        String head =
                chance.of(
                        "%s %s = 0; %s < " + times + "; %s++",
                        "%s %s = 0; %s < " + times + "; ++%s",
                        "%s %s = " + times + "; %s > 0; %s--",
                        "%s %s = 0; %s < " + 2 * times + "; %s += 2");
        return Statement.of(
                "for",
                label + ": for (" + head.formatted(type, i, i, i) + ") $",
                inner(body, depth, chance.percent(70)));
    }

    private Statement whileLoop(Scope scope, int depth) {
        if (tooOften(scope)) {
            return branch(scope, depth);
        }
        String label = scope.fresh("loop");
        String left = scope.fresh("left");
        int times = 1 + chance.below(3);
        var condition = value("boolean", scope.loop(label, times));
        var body = scope.loop(label, times + 1);
        String start = "int %s = %d; %s: ".formatted(left, times, label);
        return switch (chance.below(3)) {
            case 0 -> {
                var block = inner(body, depth, true);
                yield Statement.of(
                        "do", start + "do $ while (" + left + "-- > 0 && $);", block, condition);
            }
            case 1 ->
                    Statement.of(
                            "while (true)",
                            start + "while (true) { if (" + left + "-- <= 0) break; $ }",
                            inner(body, depth, true));
            default ->
                    Statement.of(
                            "while",
                            start + "while (" + left + "-- > 0 && $) $",
                            condition,
                            inner(body, depth, false));
        };
    }

    private Statement forEach(Scope scope, int depth) {
        var arrays =
                scope.variables.stream()
                        .filter(each -> each.type().endsWith("[]"))
                        .filter(each -> !each.type().endsWith("[][]"))
                        .toList();
        if (arrays.isEmpty() || scope.rounds > 10) {
            return branch(scope, depth);
        }
        String label = scope.fresh("loop");
        String each = scope.fresh("e");
        var array = chance.of(arrays);
        String element = array.type().substring(0, array.type().length() - 2);
        var body = scope.loop(label, 8);
        body.declare(new Variable(each, element, true));
        return Statement.of(
                "for each",
                "%s: for (%s %s : %s) $".formatted(label, element, each, array.name()),
                inner(body, depth, false));
    }

    private Statement labelled(Scope scope, int depth) {
        String label = scope.fresh("block");
        return Statement.of(
                "labelled block", label + ": $", inner(scope.labelled(label), depth, true));
    }

    private Statement choice(Scope scope, int depth) {
        boolean arrows = chance.percent(40);
        String type = chance.of("int", "int", "byte", "char", "short");
        String label = scope.fresh("sw");
        var parts = new ArrayList<Piece>();
        parts.add(value(type, scope));
        var template = new StringBuilder(label + ": switch ($) { ");
        int value = chance.below(3);
        int groups = 1 + chance.below(3);
        int atDefault = chance.percent(70) ? chance.below(groups + 1) : -1;
        for (int i = 0; i <= groups; i++) {
            boolean last = i == groups;
            if (i == atDefault) {
                template.append("default");
            } else {
                template.append("case ").append(value);
                if (chance.percent(30)) {
                    template.append(", ").append(++value);
                }
                value += 1 + chance.below(3);
            }
            template.append(arrows ? " -> $ " : ": $ ");
            boolean must = arrows ? i == atDefault : last;
            parts.add(inner(scope.labelled(label), depth, must));
        }
        return Statement.of(
                arrows ? "switch ->" : "switch :",
                template.append("}").toString(),
                parts.toArray(Piece[]::new));
    }

    private boolean held(Scope scope) {
        return !scope.of(HELD).isEmpty();
    }

    private Statement guard(Scope scope, int depth) {
        if (held(scope) || !scope.method().isEntry() || !grower.hasList()) {
            return attempt(scope, depth);
        }
        var inside = scope.block();
        inside.declare(new Variable("", HELD, false));
        var block = inner(inside, depth, false);
        return Statement.of("guard", "try (var _ = " + grower.name("lock") + ".acquire()) $", block)
                .completing(completes(block));
    }

    private Statement list(Scope scope) {
        String list = grower.name("list");
        String item = grower.name("Item");
        String x = scope.fresh("x");
        return switch (chance.below(5)) {
            case 0 -> {
                var body = scope.loop("", 4);
                body.declare(new Variable(x + ".f0", "int", true));
                var condition = value("boolean", body);
                yield Statement.of(
                        "walk that removes",
                        "for (var w%s = %s.walk(); w%s.hasNext(); ) { var %s = w%s.next(); if ($)"
                                        .formatted(x, list, x, x, x)
                                + " w%s.remove(); else %s.f0 += $; }".formatted(x, x),
                        condition,
                        value("int", body));
            }
            case 1 ->
                    Statement.of(
                            "poll",
                            "{ var %s = %s.pollFirst(); Log.info(\"%%d\", %s.f0); }"
                                    .formatted(x, list, x));
            case 2 ->
                    Statement.of(
                            "walk",
                            "for (var %s : %s) Log.info(\"%%d of %%d\", %s.f0, %s.size());"
                                    .formatted(x, list, x, list));
            default ->
                    Statement.of(
                            "add",
                            list + chance.of(".addLast", ".addFirst") + "(new " + item + "($));",
                            value("int", scope));
        };
    }

    private Statement attempt(Scope scope, int depth) {
        var body = inner(scope.block(), depth, false);
        var template = new StringBuilder("try $");
        boolean last = chance.percent(45);
        var parts = new ArrayList<Piece>();
        parts.add(body);
        boolean completes = completes(body);
        if (!last || chance.percent(60)) {
            completes |= clauses(scope, depth, template, parts);
        }
        if (last) {
            template.append(" finally $");
            var end = inner(scope.block(), depth, chance.percent(85));
            parts.add(end);
            completes &= completes(end);
        }
        return Statement.of(
                        last ? "try finally" : "try",
                        template.toString(),
                        parts.toArray(Piece[]::new))
                .completing(completes);
    }

    private boolean clauses(Scope scope, int depth, StringBuilder template, List<Piece> parts) {
        boolean completes = false;
        var kinds = new ArrayList<String>();
        if (chance.percent(50)) {
            kinds.add(
                    chance.of(
                            "ArithmeticException",
                            "ArrayIndexOutOfBoundsException",
                            "NullPointerException",
                            "IllegalStateException | ArithmeticException",
                            "NegativeArraySizeException | IndexOutOfBoundsException"));
        }
        if (chance.percent(60)) {
            kinds.add("RuntimeException");
        }
        if (chance.percent(50)) {
            kinds.add("Errno");
            var first = grower.fail(value("int", scope.block()));
            var body = (Block) parts.getFirst();
            var all = new ArrayList<Statement>();
            all.add(first);
            all.addAll(body.statements());
            parts.set(0, new Block(all));
        }
        if (kinds.isEmpty() || chance.percent(15)) {
            kinds.add(chance.of("Exception", "Throwable"));
        }
        for (var kind : kinds) {
            String e = scope.fresh("x");
            template.append(" catch (").append(kind).append(" ").append(e).append(") $");
            var block = inner(scope.block(), depth, false);
            var all = new ArrayList<>(block.statements());
            if (kind.equals("Errno")) {
                all.addFirst(Statement.of("code", "Log.info(\"errno %d\", " + e + ".code());"));
            }
            if (chance.percent(10) && completes(block)) {
                all.add(Statement.of("rethrow", "throw " + e + ";").completing(false));
            }
            block = new Block(all);
            completes |= completes(block);
            parts.add(block);
        }
        return completes;
    }

    /// An exception.
    Expression thrown(Scope scope) {
        String fault =
                chance.of(
                        "IllegalStateException()",
                        "IllegalArgumentException()",
                        "ArithmeticException()");
        String errno = "Errno(Errno." + chance.of("EINVAL", "ENODEV", "EIO") + ")";
        boolean isErrno = scope.method().mayCall() && chance.percent(50);
        return Expression.of("Exception", "thrown", "new " + (isErrno ? errno : fault));
    }

    /// Leaves for somewhere else.
    private Statement jump(Scope scope) {
        if (!scope.targets.isEmpty() && chance.percent(65)) {
            return leave(scope);
        }
        if (chance.percent(50) || scope.inSwitchExpression) {
            return Statement.of("throw", "throw $;", thrown(scope));
        }
        String result = scope.method().result;
        return result.equals("void")
                ? Statement.of("return", "return;")
                : Statement.of("return", "return $;", value(result, scope));
    }

    private Statement leave(Scope scope) {
        var target = chance.of(scope.targets);
        boolean innermost = target.equals(scope.targets.getLast());
        boolean plain = innermost && !target.label().startsWith("block");
        if (target.label().isEmpty()) {
            return Statement.of("break", "break;");
        }
        if (target.isLoop() && chance.percent(50)) {
            return Statement.of(
                    "continue",
                    plain && chance.percent(60) ? "continue;" : "continue " + target.label() + ";");
        }
        return Statement.of(
                "break", plain && chance.percent(60) ? "break;" : "break " + target.label() + ";");
    }
}
