// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The text form of the IR, for people and tests: one statement a line, indentation for blocks.
///
/// A temporary of the compiler is written `%t3`; `own` stands before the declaration of what owns,
/// `move` and `copy` before what hands ownership over; constants show their type where Java would
/// need a cast.
public final class IrText {
    private final StringBuilder text = new StringBuilder();
    private final boolean withSpans;
    private Set<Local> owned = Set.of();
    private int depth;

    private IrText(boolean withSpans) {
        this.withSpans = withSpans;
    }

    /// A module as text.
    public static String of(Module module) {
        return new IrText(false).module(module);
    }

    /// A module as text; each statement says where it comes from.
    public static String withSpans(Module module) {
        return new IrText(true).module(module);
    }

    private String module(Module module) {
        line("module " + module.metadata().name() + " " + quote(module.metadata().license()));
        module.parameters().forEach(this::parameter);
        module.classes().forEach(each -> type(each, module));
        module.statics().enums().forEach(this::type);
        module.statics().tables().forEach(this::table);
        module.methods().values().forEach(this::method);
        return text.toString();
    }

    private void parameter(Parameter parameter) {
        var range =
                (parameter.min().isPresent() ? " from " + parameter.min().getAsLong() : "")
                        + (parameter.max().isPresent() ? " to " + parameter.max().getAsLong() : "");
        line(
                "parameter %s %s = %s%s"
                        .formatted(
                                parameter.type(),
                                parameter.name(),
                                constant(parameter.type(), parameter.initial()),
                                range));
    }

    private void type(ClassDef type, Module module) {
        text.append('\n');
        boolean isMain = type.equals(module.mainClass());
        boolean isCounted = module.isCounted(new Type.Struct(type.name()));
        var entry = type.entry().map(each -> " extends " + type(each)).orElse("");
        line(
                (isMain ? "main " : isCounted ? "counted " : "")
                        + kind(type)
                        + " "
                        + type.name()
                        + entry
                        + supers(type));
        depth++;
        for (var field : type.fields()) {
            String kind = field.isFinal() ? "final " : field.isVolatile() ? "volatile " : "";
            line(kind + type(field.type()) + " " + field.name());
        }
        depth--;
    }

    private static String kind(ClassDef type) {
        var lineage = type.lineage();
        return (lineage.tag() == 0 ? "" : lineage.tag() + ": ")
                + switch (lineage.kind()) {
                    case CLASS -> "class";
                    case ABSTRACT -> "abstract class";
                    case INTERFACE -> "interface";
                    case SINGLETON -> "singleton";
                    case CONSTANTS -> "constants of";
                };
    }

    private static String supers(ClassDef type) {
        var lineage = type.lineage();
        var interfaces = String.join(", ", lineage.interfaces());
        return lineage.parent().map(each -> " extends " + each).orElse("")
                + (interfaces.isEmpty() ? "" : " implements " + interfaces);
    }

    private void type(EnumDef type) {
        text.append('\n');
        line("enum " + type.name());
        depth++;
        type.constants().forEach(each -> line(each.name() + expressions(each.values())));
        for (var field : type.fields()) {
            line("final " + type(field.type()) + " " + field.name());
        }
        depth--;
    }

    private void table(Statics.Table table) {
        var field = table.field();
        text.append('\n');
        line(
                "constant %s %s.%s = %s"
                        .formatted(
                                field.type(),
                                field.owner(),
                                field.name(),
                                expressions(table.elements())));
    }

    private static String type(Type type) {
        return type instanceof Type.Bound(_, var arguments) && !arguments.isEmpty()
                ? arguments.stream()
                        .map(IrText::type)
                        .collect(Collectors.joining(", ", type + "<", ">"))
                : type.toString();
    }

    private void method(Method method) {
        text.append('\n');
        owned = method.owned();
        var parameters =
                method.parameters().stream()
                        .map(each -> declared(each))
                        .collect(Collectors.joining(", ", "(", ")"));
        var name = method.name();
        line(
                (method.self().isEmpty() ? "static " : "")
                        + (method.ownsResult() ? "own " : "")
                        + (name.isConstructor() ? "" : type(method.result()) + " ")
                        + name.owner()
                        + (name.isConstructor() ? "" : "." + name.name())
                        + parameters
                        + (method.throwsErrno() ? " throws Errno" : "")
                        + (method.mayFault() ? "" : " cannot fail")
                        + at(method.span()));
        block(method.body());
    }

    private String declared(Local local) {
        return (owned.contains(local) ? "own " : "") + type(local.type()) + " " + local;
    }

    private String at(Span span) {
        return withSpans ? "  @ " + span : "";
    }

    private void line(String content) {
        text.append("    ".repeat(depth)).append(content).append('\n');
    }

    private void block(Block block) {
        depth++;
        block.statements().forEach(this::statement);
        depth--;
    }

    /// A named part of a statement; nothing if it is empty.
    private void part(String head, Block block) {
        if (!block.isEmpty()) {
            line(head);
            block(block);
        }
    }

    private void statement(Stmt statement) {
        line(head(statement) + at(statement.span()));
        switch (statement) {
            case Stmt.If(_, var yes, var no, _) -> {
                block(yes);
                part("else", no);
            }
            case Stmt.Loop loop -> loop(loop);
            case Stmt.ForEach(_, _, _, var body, _) -> block(body);
            case Stmt.Labeled(_, var body, _) -> block(body);
            case Stmt.Guard(_, _, _, var body, _) -> block(body);
            case Stmt.Scope(var body, _) -> block(body);
            case Stmt.Try attempt -> attempt(attempt);
            case Stmt.Switch(_, _, var cases, _) -> cases.forEach(this::group);
            case Stmt.Declare _,
                    Stmt.Assign _,
                    Stmt.Store _,
                    Stmt.StoreElement _,
                    Stmt.Check _,
                    Stmt.Invoke _,
                    Stmt.CallNative _,
                    Stmt.Construct _,
                    Stmt.Print _,
                    Stmt.Allocate _,
                    Stmt.AllocateArray _,
                    Stmt.Break _,
                    Stmt.Continue _,
                    Stmt.Return _,
                    Stmt.ThrowErrno _,
                    Stmt.ThrowFault _,
                    Stmt.Rethrow _ -> {}
        }
    }

    private void loop(Stmt.Loop loop) {
        depth++;
        part("before", loop.prelude());
        if (loop.testFirst()) {
            line("while " + expression(loop.condition()));
        }
        part("do", loop.body());
        part("then", loop.update());
        if (!loop.testFirst()) {
            line("while " + expression(loop.condition()));
        }
        depth--;
    }

    private void attempt(Stmt.Try attempt) {
        block(attempt.body());
        for (var each : attempt.catches()) {
            line("catch " + caught(each) + " " + each.local() + at(each.span()));
            block(each.body());
        }
        if (!attempt.catches().isEmpty() && !attempt.catchesAll()) {
            line("catch the rest: passes on");
        }
        attempt.finallyBlock()
                .ifPresent(last -> {
                    line("finally");
                    block(last);
                });
    }

    private static String caught(Stmt.Catch clause) {
        if (clause.faults().size() == Stmt.Fault.values().length) {
            return clause.errno() ? "all" : "every fault";
        }
        var faults =
                clause.faults().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(" | "));
        return clause.errno() ? faults.isEmpty() ? "Errno" : "Errno | " + faults : faults;
    }

    private void group(Stmt.Case group) {
        depth++;
        var labels = group.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
        var all = group.isDefault() ? labels.isEmpty() ? "default" : labels + ", default" : labels;
        line("case " + all + (group.fallsThrough() ? " falls through" : "") + at(group.span()));
        block(group.body());
        depth--;
    }

    private String head(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare(var local, var value, _) ->
                    declared(local) + value.map(each -> " = " + expression(each)).orElse("");
            case Stmt.Assign(var local, var value, _) -> local + " = " + expression(value);
            case Stmt.Store(var object, var field, var value, _) ->
                    operand(object) + "." + field.name() + " = " + expression(value);
            case Stmt.StoreElement(var array, var index, var value, _, _) ->
                    operand(array) + "[" + expression(index) + "] = " + expression(value);
            case Stmt.Check check -> check(check);
            case Stmt.Invoke(var result, var method, var arguments, _) ->
                    result(result) + "call " + method + expressions(arguments);
            case Stmt.CallNative call -> call(call);
            case Stmt.Construct(var field, var binding, var arguments, _) ->
                    "construct " + field.name() + " = " + binding.name() + arguments(arguments);
            case Stmt.Print print -> print(print);
            case Stmt.Allocate(var result, var name, var allocation, _) ->
                    result + " = new " + name + " " + lower(allocation);
            case Stmt.AllocateArray(var result, var length, var allocation, _) ->
                    "%s = new %s of length %s %s"
                            .formatted(
                                    result, result.type(), expression(length), lower(allocation));
            case Stmt.If(var condition, _, _, _) -> "if " + expression(condition);
            case Stmt.Loop loop -> "loop " + label(loop.label());
            case Stmt.ForEach(var label, var element, var container, _, _) ->
                    "for %s in %s %s"
                            .formatted(declared(element), expression(container), label(label));
            case Stmt.Labeled(var label, _, _) -> "labeled " + label(label);
            case Stmt.Break(var label, _) -> "break " + label(label);
            case Stmt.Continue(var label, _) -> "continue " + label(label);
            case Stmt.Return(var value, _) ->
                    "return" + value.map(each -> " " + expression(each)).orElse("");
            case Stmt.ThrowErrno(var code, _) -> "throw Errno " + expression(code);
            case Stmt.ThrowFault(var fault, _) -> "throw " + fault;
            case Stmt.Rethrow(var caught, _) -> "rethrow " + caught;
            case Stmt.Try _ -> "try";
            case Stmt.Guard guard ->
                    "guard %s by %s %s"
                            .formatted(
                                    expression(guard.lock()),
                                    guard.binding().name(),
                                    lower(guard.variant()));
            case Stmt.Switch(var label, var selector, _, _) ->
                    "switch " + label(label) + " on " + expression(selector);
            case Stmt.Scope _ -> "scope";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String label(Stmt.Label label) {
        return "#" + label.id() + (label.name() == null ? "" : " " + label.name());
    }

    private static String result(Optional<Local> result) {
        return result.map(each -> each + " = ").orElse("");
    }

    private static String check(Stmt.Check check) {
        var subject = expression(check.subject());
        return "check "
                + switch (check.condition()) {
                    case NOT_NULL -> subject + " is not null";
                    case BELOW ->
                            subject
                                    + " is an index below "
                                    + expression(check.other().orElseThrow());
                    case NOT_ZERO -> subject + " is not zero";
                    case NOT_NEGATIVE -> subject + " is not negative";
                    case IN_BOUNDS ->
                            expression(check.other().orElseThrow()) + " is an index of " + subject;
                };
    }

    private static String call(Stmt.CallNative call) {
        return result(call.result())
                + "kernel "
                + call.binding().name()
                + call.receiver().map(each -> " of " + operand(each)).orElse("")
                + arguments(call.arguments());
    }

    private static String arguments(List<Stmt.Argument> arguments) {
        return arguments.stream()
                .map(each ->
                        switch (each) {
                            case Stmt.Argument.Value(var expression) -> expression(expression);
                            case Stmt.Argument.Reference(var callback) ->
                                    callback.kind() + " " + callback.method();
                        })
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String print(Stmt.Print print) {
        return "print "
                + print.binding().name()
                + print.receiver().map(each -> " of " + operand(each)).orElse("")
                + print.pieces().stream()
                        .map(each ->
                                switch (each) {
                                    case Stmt.Print.Piece.Literal(var literal) -> quote(literal);
                                    case Stmt.Print.Piece.Conversion(char letter, var argument) ->
                                            "%" + letter + " " + expression(argument);
                                })
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String expressions(List<Expr> list) {
        return list.stream().map(IrText::expression).collect(Collectors.joining(", ", "(", ")"));
    }

    /// An expression as text.
    private static String expression(Expr expression) {
        return switch (expression) {
            case Expr.Const(var type, long value) -> constant(type, value);
            case Expr.Text(var value) -> quote(value);
            case Expr.Null _ -> "null";
            case Expr.Var(var local) -> local.toString();
            case Expr.Move(var local) -> "move " + local;
            case Expr.Copy(var handle) -> "copy " + operand(handle);
            case Expr.Load(var object, var field) -> operand(object) + "." + field.name();
            case Expr.Setting(var parameter) -> "parameter " + parameter.name();
            case Expr.Statics(var name) -> name;
            case Expr.ModuleObject(var type) -> "the " + type;
            case Expr.EnumConstant(var type, var name, _) -> type + "." + name;
            case Expr.EnumAt(var type, var index) -> type + "[" + expression(index) + "]";
            case Expr.Element(var array, var index) ->
                    operand(array) + "[" + expression(index) + "]";
            case Expr.From(var array, var index) -> operand(array) + " from " + expression(index);
            case Expr.Length(var array) -> operand(array) + ".length";
            case Expr.Unary(var operator, _, var operand) -> operator.symbol() + operand(operand);
            case Expr.Binary(var operator, _, var left, var right) ->
                    operand(left) + " " + operator.symbol() + " " + operand(right);
            case Expr.Convert(var type, var operand) -> "(" + type + ") " + operand(operand);
            case Expr.Cast(var type, var operand) -> "(" + type + ") " + operand(operand);
            case Expr.IsInstance(var object, var of) -> operand(object) + " is a " + of;
            case Expr.Tag(var object) -> "class of " + operand(object);
            case Expr.Singleton(_, var name) -> "the " + name;
            case Expr.Choose(_, var condition, var yes, var no) ->
                    operand(condition) + " ? " + operand(yes) + " : " + operand(no);
            case Expr.Native(var binding, var receiver, var arguments, _) ->
                    binding.name()
                            + receiver.map(each -> " of " + operand(each) + " ").orElse("")
                            + expressions(arguments);
        };
    }

    /// An expression as part of another one.
    private static String operand(Expr expression) {
        boolean isPrimary =
                switch (expression) {
                    case Expr.Const _,
                            Expr.Text _,
                            Expr.Null _,
                            Expr.Var _,
                            Expr.Load _,
                            Expr.Statics _,
                            Expr.EnumConstant _,
                            Expr.EnumAt _,
                            Expr.Element _,
                            Expr.Length _ ->
                            true;
                    case Expr.Move _,
                            Expr.Copy _,
                            Expr.Setting _,
                            Expr.Unary _,
                            Expr.Binary _,
                            Expr.Convert _,
                            Expr.From _,
                            Expr.Cast _,
                            Expr.IsInstance _,
                            Expr.Tag _,
                            Expr.Singleton _,
                            Expr.ModuleObject _,
                            Expr.Choose _,
                            Expr.Native _ ->
                            false;
                };
        return isPrimary ? expression(expression) : "(" + expression(expression) + ")";
    }

    private static String constant(Type.Primitive type, long value) {
        return switch (type) {
            case VOID -> "void";
            case BOOLEAN -> value == 0 ? "false" : "true";
            case BYTE, SHORT -> "(" + type + ") " + value;
            case CHAR -> value >= ' ' && value < 127 ? "'" + (char) value + "'" : "(char) " + value;
            case INT -> Long.toString(value);
            case LONG -> value + "L";
        };
    }

    private static String quote(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
