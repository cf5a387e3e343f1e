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
    private final List<Topic> topics = new ArrayList<>();
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
        members.add(
                Statement.of(
                        "method",
                        "private static boolean "
                                + name("open")
                                + "(boolean is) { Log.info(\"open %b\", is); return is; }"));
        declareTopics();
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
        return shapes;
    }

    Shape shape(String type) {
        return shapes.stream().filter(each -> each.name().equals(type)).findFirst().orElse(null);
    }

    Statements statements() {
        return statements;
    }

    Chance chance() {
        return chance;
    }

    Expressions expressions() {
        return expressions;
    }

    void add(Statement member) {
        members.add(member);
    }

    /// A field of the module that methods may name.
    void add(Variable field) {
        fields.add(field);
    }

    void add(Routine routine) {
        routines.add(routine);
    }

    /// Declares some parts of the language, and lets the rest of the program use them.
    private void declareTopics() {
        for (var each : Topics.some(this)) {
            each.declare();
            topics.add(each);
        }
    }

    List<Topic> topics() {
        return topics;
    }

    /// What declares a type; null if it is no topic's.
    Topic topic(String type) {
        return topics.stream().filter(each -> each.types().contains(type)).findFirst().orElse(null);
    }

    /// Types of objects that can be had anywhere.
    List<String> types() {
        return topics.stream().flatMap(each -> each.types().stream()).toList();
    }

    /// A value of a primitive type or a string that a topic grows; null if there is none.
    Expression use(String type, Scope scope, int depth) {
        return topics.isEmpty() || !scope.method().mayCall()
                ? null
                : Topic.converted(type, chance.of(topics).result(scope, depth));
    }

    /// A statement of a topic; null if there is none.
    Statement use(Scope scope, int depth) {
        return topics.isEmpty() ? null : chance.of(topics).statement(scope, depth);
    }

    List<Routine> routines(String result, Scope scope) {
        return routines.stream()
                .filter(each -> each.result().equals(result))
                .filter(each -> scope.method().mayCall())
                .filter(each -> each.place().compareTo(scope.method().place) >= 0)
                .toList();
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
            types.add(fieldType());
        }
        String part = "";
        if (chance.percent(50)) {
            part =
                    shapes.isEmpty() || chance.percent(40)
                            ? chance.of("int", "byte", "long") + "[]"
                            : chance.of(shapes).name();
        }
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
        shapes.add(shape);
        String slab = chance.of("@Slab ", "");
        members.add(
                Statement.of(
                        "class", slab + "static final class " + name + " $", new Block(inside)));
    }

    private String fieldType() {
        var types = types();
        return types.isEmpty() || chance.percent(75) ? chance.of(FIELDS) : chance.of(types);
    }

    private Statement constructor(Shape shape) {
        var scope = new Scope(new Scope.Method("void", Scope.Place.STATIC));
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
        var scope = new Scope(new Scope.Method(result, Scope.Place.STATIC));
        for (int i = 0; i < shape.fields().size(); i++) {
            scope.declare(new Variable("f" + i, shape.fields().get(i), true));
        }
        var parameters = List.of(chance.of(FIELDS));
        scope.declare(new Variable("p", parameters.getFirst(), true));
        var body = body(result, scope, 1 + chance.below(3), 1);
        routines.add(
                new Routine(
                        name,
                        shape.name(),
                        result,
                        parameters,
                        scope.method().cost,
                        Scope.Place.STATIC));
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
        var nothing = new Scope(new Scope.Method("void", Scope.Place.LEAF));
        String type = fieldType();
        if (topic(type) != null) {
            members.add(
                    Statement.of("module field of a class", "private " + type + " " + name + ";"));
            fields.add(new Variable(name, type, true));
        } else if (chance.percent(40)) {
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
        var scope = new Scope(new Scope.Method(result, Scope.Place.MODULE));
        fields.forEach(scope::declareBorrowed);
        var types = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        for (int i = chance.below(4); i > 0; i--) {
            String type = parameterType();
            types.add(type);
            parameters.add(type + " p" + i);
            scope.declareBorrowed(
                    new Variable("p" + i, type, !type.endsWith("[]") && shape(type) == null));
        }
        var body = body(result, scope, 1 + chance.below(3), 2);
        routines.add(new Routine(name, "", result, types, scope.method().cost, Scope.Place.MODULE));
        members.add(
                Statement.of(
                        "method",
                        "private %s %s(%s) throws Errno $"
                                .formatted(result, name, String.join(", ", parameters)),
                        body));
    }

    private String parameterType() {
        var types = types();
        if (!types.isEmpty() && chance.percent(40)) {
            return chance.of(types);
        }
        if (chance.percent(70)) {
            return chance.of(FIELDS);
        }
        return shapes.isEmpty() || chance.percent(50)
                ? chance.of("int", "byte", "long") + "[]"
                : chance.of(shapes).name();
    }

    private void entry() {
        var scope = new Scope(new Scope.Method("void", Scope.Place.ENTRY));
        fields.forEach(scope::declareBorrowed);
        var all = new ArrayList<Statement>();
        for (var shape : shapes) {
            all.add(statements.object(shape, scope));
        }
        for (var each : fields) {
            if (topic(each.type()) != null && chance.percent(80)) {
                all.add(
                        Statement.of(
                                "expression",
                                each.name() + " = $;",
                                expressions.value(each.type(), scope, 2)));
            }
        }
        for (var each : topics) {
            var statement = chance.percent(60) ? each.statement(scope, 2) : null;
            if (statement != null && statement.completes()) {
                all.add(statement);
            }
        }
        all.addAll(statements.block(scope, 4 + chance.below(4), 3, true).statements());
        for (var each : fields) {
            if (FIELDS.contains(each.type())) {
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
