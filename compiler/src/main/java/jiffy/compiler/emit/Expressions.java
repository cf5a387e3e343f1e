// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// IR expressions to C expressions.
final class Expressions {
    private final Names names;
    private final CTypes types;
    private final Drops drops;

    Expressions(Names names, CTypes types, Drops drops) {
        this.names = names;
        this.types = types;
        this.drops = drops;
    }

    /// A C expression; whoever puts it under an operator uses [#operand].
    String c(Expr expression) {
        return switch (expression) {
            case Expr.Const(var type, long value) -> constant(type, value);
            case Expr.Text(String value) -> quote(value);
            case Expr.Null _ -> "NULL";
            case Expr.Var(var local) -> Names.local(local);
            case Expr.Move(var local) -> "no_free_ptr(" + Names.local(local) + ")";
            case Expr.Copy(var handle) -> copy(handle);
            case Expr.ModuleObject _ -> "&" + names.prefix() + "_self";
            case Expr.Statics(var owner) -> throw new IllegalArgumentException(owner);
            case Expr.EnumConstant(var type, _, int ordinal) ->
                    "&" + names.values(type) + "[" + names.constant(type, ordinal) + "]";
            case Expr.EnumAt(var type, var index) ->
                    "&" + names.values(type) + "[" + c(index) + "]";
            case Expr.Load(Expr.Statics _, var field) ->
                    "(" + types.of(field.type()) + ")&" + names.table(field);
            case Expr.Load load when load.field().isVolatile() ->
                    "jiffy_volatile_load(&" + place(load) + ")";
            case Expr.Load load -> place(load);
            case Expr.Singleton(_, var name) ->
                    "(" + types.of(expression.type()) + ")&" + names.layout().singleton(name);
            case Expr.IsInstance(var object, var of) ->
                    names.layout().isInstance(member(object), of);
            case Expr.Tag(var object) -> member(object);
            case Expr.Setting(var parameter) ->
                    parameter.type() == Primitive.LONG
                            ? "(s64)" + names.parameter(parameter)
                            : names.parameter(parameter);
            case Expr.Element(var array, var index) -> elements(array) + "[" + c(index) + "]";
            case Expr.From(var array, var index) -> elements(array) + " + " + operand(index);
            case Expr.Length(var array) -> member(pointer(array), "length");
            case Expr.Unary(var operator, _, var operand) -> {
                String inner = operand(operand);
                yield operator.symbol() + (inner.startsWith("-") ? "(" + inner + ")" : inner);
            }
            case Expr.Binary binary -> binary(binary);
            case Expr.Convert(var type, var operand) -> convert(type, operand);
            case Expr.Cast(var type, var operand) -> cast(type, operand);
            case Expr.Choose(_, var condition, var yes, var no) ->
                    operand(condition) + " ? " + truth(yes) + " : " + truth(no);
            case Expr.Native call -> call(call);
        };
    }

    /// The expression, in parentheses unless it is primary or postfix.
    String operand(Expr expression) {
        String c = c(expression);
        return Template.isPostfix(c) ? c : "(" + c + ")";
    }

    /// Where a field is.
    String place(Expr.Load load) {
        var object = load.object();
        return member(
                pointer(object),
                names.layout().path(object.type(), load.field()) + names.field(load.field()));
    }

    private String elements(Expr array) {
        if (array.type() instanceof Type.Elements) {
            return operand(array);
        }
        return array instanceof Expr.Load(Expr.Statics _, var field)
                ? names.table(field) + ".elements"
                : member(pointer(array), "elements");
    }

    /// What has members: a constant that is null says of what class it is.
    private String pointer(Expr object) {
        return object instanceof Expr.Null(var type) ? "((" + types.of(type) + ")NULL)" : c(object);
    }

    private static String member(String object, String field) {
        if (object.startsWith("&") && Template.isPostfix(object.substring(1))) {
            return object.substring(1) + "." + field;
        }
        return (Template.isPostfix(object) ? object : "(" + object + ")") + "->" + field;
    }

    private String copy(Expr handle) {
        if (handle.type() instanceof Type.Struct struct) {
            return drops.copy(struct, c(handle));
        }
        var declaration = handle.type().bound(Type.Kind.HANDLE).orElseThrow().declaration();
        return new Template().with("this", c(handle)).fill(declaration.phases().copy());
    }

    private String convert(Primitive type, Expr operand) {
        boolean widens =
                operand.type() instanceof Primitive from
                        && type == Primitive.INT
                        && from.bits() < Primitive.INT.bits();
        return widens ? c(operand) : "(" + CTypes.primitive(type) + ")" + operand(operand);
    }

    private String cast(Type type, Expr operand) {
        if (type.bound(Type.Kind.ENTRY).isPresent()) {
            return "&" + member(c(operand), names.layout().entry(operand.type()));
        }
        if (operand.type().bound(Type.Kind.ENTRY).isPresent()) {
            return names.layout().containerOfNullable(c(operand), (Type.Struct) type);
        }
        return "(" + types.of(type) + ")" + operand(operand);
    }

    /// Where an object keeps the number of its class.
    private String member(Expr object) {
        return member(pointer(object), names.layout().tagMember(object.type()));
    }

    private String call(Expr.Native call) {
        var template = new Template();
        call.receiver().ifPresent(each -> receiver(template, each));
        for (int i = 0; i < call.arguments().size(); i++) {
            template.with(String.valueOf(i), c(call.arguments().get(i)));
        }
        return template.fill(call.binding().template());
    }

    /// Fills the holes that the receiver of a call is good for.
    void receiver(Template template, Expr receiver) {
        template.with("this", c(receiver));
        if (receiver.type() instanceof Type.Bound(_, var arguments) && !arguments.isEmpty()) {
            drops.ofElement(arguments.getLast()).ifPresent(drop -> template.with("drop", drop));
        }
    }

    private String binary(Binary binary) {
        String left = side(binary, binary.left());
        String right = side(binary, binary.right());
        return switch (binary.operator()) {
            case SHIFT_LEFT, SHIFT_RIGHT ->
                    left + " " + binary.operator().symbol() + " " + distance(binary);
            case SHIFT_RIGHT_UNSIGNED ->
                    binary.type() == Primitive.LONG
                            ? "(s64)((u64)" + left + " >> " + distance(binary) + ")"
                            : "(int)((u32)" + left + " >> " + distance(binary) + ")";
            case DIVIDE, REMAINDER -> divide(binary, left, right);
            case EQUAL, NOT_EQUAL ->
                    binary.right() instanceof Expr.Null
                            ? (binary.operator() == Binary.Operator.EQUAL ? "!" : "")
                                    + operand(binary.left())
                            : left
                                    + " "
                                    + binary.operator().symbol()
                                    + " "
                                    + anyPointer(binary)
                                    + right;
            case AND, OR -> negated(left) + " " + binary.operator().symbol() + " " + right;
            default -> left + " " + binary.operator().symbol() + " " + right;
        };
    }

    /// C warns of `!a & b`, where `!(a & b)` may be meant.
    private static String negated(String operand) {
        return operand.startsWith("!") ? "(" + operand + ")" : operand;
    }

    /// C warns where pointers to different types are compared, which here are classes.
    private static String anyPointer(Binary comparison) {
        var left = comparison.left().type();
        var right = comparison.right().type();
        boolean areClasses = isClass(left) && isClass(right);
        return areClasses && !left.equals(right) ? "(void *)" : "";
    }

    private static boolean isClass(Type type) {
        return type instanceof Type.Struct || type instanceof Type.Enum;
    }

    /// Java masks the distance of a shift; C leaves a large one undefined.
    private String distance(Binary shift) {
        int mask = shift.type() == Primitive.LONG ? 63 : 31;
        if (shift.right() instanceof Expr.Const(_, long value)) {
            return String.valueOf(value & mask);
        }
        return "(" + side(shift, shift.right()) + " & " + mask + ")";
    }

    /// `MIN_VALUE / -1` traps in C; a constant divisor other than -1 is safe.
    private String divide(Binary binary, String left, String right) {
        boolean safe = binary.right() instanceof Expr.Const(_, long value) && value != -1;
        if (safe) {
            return left + " " + binary.operator().symbol() + " " + right;
        }
        String name = binary.operator() == Binary.Operator.DIVIDE ? "divide" : "remainder";
        return "jiffy_%s_%s(%s, %s)"
                .formatted(name, binary.type(), c(binary.left()), c(binary.right()));
    }

    /// An operand where C would not take a pointer for a truth value.
    private String truth(Expr operand) {
        return isNotNull(operand) ? "!!" + operand(((Binary) operand).left()) : operand(operand);
    }

    private static boolean isNotNull(Expr expression) {
        return expression instanceof Binary test
                && test.operator() == Binary.Operator.NOT_EQUAL
                && test.right() instanceof Expr.Null;
    }

    private String side(Binary parent, Expr side) {
        if (isNotNull(side)
                && parent.operator() != Binary.Operator.AND_ALSO
                && parent.operator() != Binary.Operator.OR_ELSE) {
            return truth(side);
        }
        if (side instanceof Expr.Convert(var type, var operand)
                && type == Primitive.LONG
                && isLong(parent, side)) {
            return operand(operand);
        }
        boolean plain =
                side instanceof Binary inner
                        && isArithmetic(inner)
                        && (isComparison(parent) || isChain(parent, inner));
        return plain ? c(side) : operand(side);
    }

    /// Whether the other side makes C compute in 64 bits anyway.
    private static boolean isLong(Binary parent, Expr side) {
        boolean isShift =
                switch (parent.operator()) {
                    case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> true;
                    default -> false;
                };
        var other = side == parent.left() ? parent.right() : parent.left();
        return !isShift && other.type() == Primitive.LONG && !(other instanceof Expr.Convert);
    }

    private static boolean isArithmetic(Binary binary) {
        return switch (binary.operator()) {
            case ADD, SUBTRACT, MULTIPLY -> true;
            default -> false;
        };
    }

    private static boolean isComparison(Binary binary) {
        return switch (binary.operator()) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> true;
            default -> false;
        };
    }

    /// `a + b + c`, and a product in a sum.
    private static boolean isChain(Binary parent, Binary inner) {
        if (parent.right() == inner && parent.operator() != Binary.Operator.ADD) {
            return false;
        }
        return switch (parent.operator()) {
            case ADD, SUBTRACT ->
                    inner.operator() == Binary.Operator.MULTIPLY || parent.left() == inner;
            default -> false;
        };
    }

    static String constant(Primitive type, long value) {
        return switch (type) {
            case VOID -> "";
            case BOOLEAN -> value == 0 ? "false" : "true";
            case CHAR -> character((char) value);
            case BYTE, SHORT -> Long.toString(value);
            case INT -> value == Integer.MIN_VALUE ? "INT_MIN" : Long.toString(value);
            case LONG -> value == Long.MIN_VALUE ? "S64_MIN" : value + "LL";
        };
    }

    /// A constant as the kernel writes permissions.
    static String octal(String c) {
        return c.matches("[0-9]{1,10}") ? "%04o".formatted(Long.parseLong(c)) : c;
    }

    private static String character(char value) {
        return value >= ' ' && value < 127 && value != '\'' && value != '\\'
                ? "'" + value + "'"
                : Integer.toString(value);
    }

    /// A C string literal in UTF-8.
    static String quote(String text) {
        var c = new StringBuilder("\"");
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '"' -> c.append("\\\"");
                        case '\\' -> c.append("\\\\");
                        case '\n' -> c.append("\\n");
                        case '\t' -> c.append("\\t");
                        default -> {
                            if (point < ' ' || point == 127) {
                                c.append("\\%03o".formatted(point));
                            } else {
                                c.appendCodePoint(point);
                            }
                        }
                    }
                });
        return c.append('"').toString();
    }

    String type(Type type) {
        return types.of(type);
    }
}
