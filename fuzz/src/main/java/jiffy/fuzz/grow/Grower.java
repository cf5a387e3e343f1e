// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import jiffy.fuzz.Program;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Grows one program: classes, fields, methods, and the method that starts it. A method calls only
/// methods that were grown before it, and every loop has a bound, so each program ends.
public final class Grower {
    private static final List<String> FIELDS =
            List.of("int", "int", "long", "byte", "short", "char", "boolean");

    private final int number;
    private final Chance chance;
    private final Expressions expressions;
    private final Statements statements;
    private final List<Statement> members = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Variable> fields = new ArrayList<>();
    private final List<Routine> routines = new ArrayList<>();
    private boolean inClass;
    private boolean hasList;

    private Grower(int number, long seed) {
        this.number = number;
        chance = new Chance(seed);
        expressions = new Expressions(chance, this);
        statements = new Statements(chance, this, expressions);
    }

    /// The program of a seed.
    ///
    /// @param number what its names end with
    public static Program grow(int number, long seed) {
        var grower = new Grower(number, seed);
        grower.grow();
        return new Program(number, seed, new Block(List.copyOf(grower.members)));
    }

    private void grow() {
        members.add(
                Statement.of(
                        "method",
                        "private static int "
                                + name("fail")
                                + "(int n) throws Errno { if ((n & 7) == 3) throw new"
                                + " Errno(Errno.EINVAL); return n ^ 5; }"));
        for (int i = chance.below(3); i > 0; i--) {
            shape();
        }
        if (chance.percent(40)) {
            list();
        }
        for (int i = 1 + chance.below(4); i > 0; i--) {
            field();
        }
        for (int i = 1 + chance.below(3); i > 0; i--) {
            method();
        }
        entry();
    }

    String name(String name) {
        return name + "_" + number;
    }

    boolean hasList() {
        return hasList;
    }

    List<Shape> shapes() {
        return inClass ? List.of() : shapes;
    }

    Shape shape(String type) {
        return shapes.stream().filter(each -> each.name().equals(type)).findFirst().orElse(null);
    }

    Statements statements() {
        return statements;
    }

    List<Routine> routines(String result) {
        return inClass
                ? List.of()
                : routines.stream().filter(each -> each.result().equals(result)).toList();
    }

    /// A statement that may end with an Errno.
    Statement fail(Expression argument) {
        return Statement.of("call that may fail", name("fail") + "($);", argument);
    }

    private void list() {
        hasList = true;
        String item = name("Item");
        members.add(
                Statement.of(
                        "list entry",
                        "static final class %s extends ListEntry { int f0; %s(int f0) { this.f0 ="
                                        .formatted(item, item)
                                + " f0; } }"));
        members.add(
                Statement.of(
                        "list",
                        "private final KernelList<%s> %s = new KernelList<>();"
                                .formatted(item, name("list"))));
        members.add(
                Statement.of("mutex", "private final Mutex " + name("lock") + " = new Mutex();"));
    }

    private void shape() {
        String name = name("Shape" + shapes.size());
        var types = new ArrayList<String>();
        for (int i = 1 + chance.below(3); i > 0; i--) {
            types.add(chance.of(FIELDS));
        }
        String part = "";
        if (chance.percent(50)) {
            part =
                    shapes.isEmpty() || chance.percent(40)
                            ? chance.of("int", "byte", "long") + "[]"
                            : chance.of(shapes).name();
        }
        inClass = true;
        var inside = new ArrayList<Statement>();
        for (int i = 0; i < types.size(); i++) {
            inside.add(Statement.of("field", types.get(i) + " f" + i + ";"));
        }
        if (!part.isEmpty()) {
            inside.add(Statement.of("field", "final " + part + " part;"));
        }
        var shape = new Shape(name, types, part);
        inside.add(constructor(shape));
        for (int i = chance.below(3); i > 0; i--) {
            inside.add(objectMethod(shape, "get" + i));
        }
        inClass = false;
        shapes.add(shape);
        String slab = chance.of("@Slab ", "");
        members.add(
                Statement.of(
                        "class", slab + "static final class " + name + " $", new Block(inside)));
    }

    private Statement constructor(Shape shape) {
        var scope = new Scope(new Scope.Method("void", false));
        var parameters = new ArrayList<String>();
        var all = new ArrayList<Statement>();
        for (int i = 0; i < shape.fields().size(); i++) {
            String type = shape.fields().get(i);
            parameters.add(type + " p" + i);
            scope.declare(new Variable("p" + i, type, true));
        }
        if (!shape.part().isEmpty()) {
            parameters.add(shape.part() + " part");
            all.add(Statement.of("field", "this.part = part;"));
        }
        if (chance.percent(25)) {
            all.add(
                    Statement.of(
                            "throw",
                            "if ($) throw new IllegalArgumentException();",
                            expressions.value("boolean", scope, 2)));
        }
        for (int i = 0; i < shape.fields().size(); i++) {
            all.add(
                    Statement.of(
                            "field",
                            "f" + i + " = $;",
                            expressions.value(shape.fields().get(i), scope, 2)));
        }
        if (chance.percent(30)) {
            all.add(statements.log(scope));
        }
        return Statement.of(
                "constructor",
                shape.name() + "(" + String.join(", ", parameters) + ") throws Errno $",
                new Block(all));
    }

    private Statement objectMethod(Shape shape, String name) {
        String result = chance.of("int", "long", "boolean", "byte");
        var scope = new Scope(new Scope.Method(result, false));
        for (int i = 0; i < shape.fields().size(); i++) {
            scope.declare(new Variable("f" + i, shape.fields().get(i), true));
        }
        var parameters = List.of(chance.of(FIELDS));
        scope.declare(new Variable("p", parameters.getFirst(), true));
        var body = body(result, scope, 1 + chance.below(3), 1);
        routines.add(new Routine(name, shape.name(), result, parameters, scope.method().cost));
        return Statement.of(
                "method of an object",
                "%s %s(%s p) throws Errno $".formatted(result, name, parameters.getFirst()),
                body);
    }

    /// A body that returns something.
    private Block body(String result, Scope scope, int size, int depth) {
        var block = statements.block(scope, size, depth, false);
        if (!Statements.completes(block)) {
            return block;
        }
        var all = new ArrayList<>(block.statements());
        all.add(
                Statement.of("return", "return $;", expressions.value(result, scope, 3))
                        .completing(false));
        return new Block(all);
    }

    private void field() {
        String name = name("field" + fields.size());
        var nothing = new Scope(new Scope.Method("void", false));
        String type = chance.of(FIELDS);
        if (chance.percent(40)) {
            members.add(
                    Statement.of(
                            "field array",
                            "private final %s[] %s = new %s[] {$, $, $, $};"
                                    .formatted(type, name, type),
                            expressions.literal(type),
                            expressions.literal(type),
                            expressions.literal(type),
                            expressions.literal(type)));
            fields.add(new Variable(name, type + "[]", false));
        } else {
            members.add(
                    Statement.of(
                            "module field",
                            "private " + type + " " + name + " = $;",
                            expressions.leaf(type, nothing)));
            fields.add(new Variable(name, type, true));
        }
    }

    private void method() {
        String result = chance.of("int", "long", "boolean", "byte", "char", "short");
        String name = name("method" + routines.size());
        var scope = new Scope(new Scope.Method(result, false));
        fields.forEach(scope::declareBorrowed);
        var types = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        for (int i = chance.below(4); i > 0; i--) {
            String type = parameterType();
            types.add(type);
            parameters.add(type + " p" + i);
            scope.declareBorrowed(new Variable("p" + i, type, Expressions.NUMBERS.contains(type)));
        }
        var body = body(result, scope, 1 + chance.below(3), 2);
        routines.add(new Routine(name, "", result, types, scope.method().cost));
        members.add(
                Statement.of(
                        "method",
                        "private %s %s(%s) throws Errno $"
                                .formatted(result, name, String.join(", ", parameters)),
                        body));
    }

    private String parameterType() {
        if (chance.percent(70)) {
            return chance.of(FIELDS);
        }
        return shapes.isEmpty() || chance.percent(50)
                ? chance.of("int", "byte", "long") + "[]"
                : chance.of(shapes).name();
    }

    private void entry() {
        var scope = new Scope(new Scope.Method("void", true));
        fields.forEach(scope::declareBorrowed);
        var all = new ArrayList<Statement>();
        for (var shape : shapes) {
            all.add(statements.object(shape, scope));
        }
        all.addAll(statements.block(scope, 4 + chance.below(4), 3, true).statements());
        for (var each : fields) {
            if (!each.type().endsWith("[]")) {
                String conversion =
                        each.type().equals("boolean")
                                ? "%b"
                                : each.type().equals("char") ? "%c" : "%x";
                all.add(
                        Statement.of(
                                "Log", "Log.info(\"" + conversion + "\", " + each.name() + ");"));
            }
        }
        members.add(
                Statement.of(
                        "entry",
                        "private void run" + number + "() throws Errno $",
                        new Block(all)));
    }
}
