// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rebuilds statements and expressions; subclasses change what they care for.
public class Rewriter {
    /// A local, wherever it stands.
    public Local local(Local local) {
        return local;
    }

    /// A block; a statement may become several.
    public Block block(Block block) {
        var statements = new ArrayList<Stmt>();
        for (var each : block.statements()) {
            statements.addAll(statements(each));
        }
        return new Block(List.copyOf(statements));
    }

    /// What a statement becomes.
    public List<Stmt> statements(Stmt statement) {
        return List.of(statement(statement));
    }

    /// A statement, its parts rebuilt.
    public Stmt statement(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare(var local, var value, var span) ->
                    new Stmt.Declare(local(local), value.map(this::expression), span);
            case Stmt.Assign(var local, var value, var span) ->
                    new Stmt.Assign(local(local), expression(value), span);
            case Stmt.Store(var object, var field, var value, var span) ->
                    new Stmt.Store(expression(object), field, expression(value), span);
            case Stmt.StoreElement(var array, var index, var value, boolean first, var span) ->
                    new Stmt.StoreElement(
                            expression(array), expression(index), expression(value), first, span);
            case Stmt.Check(var condition, var subject, var other, var span) ->
                    new Stmt.Check(
                            condition, expression(subject), other.map(this::expression), span);
            case Stmt.Invoke(var result, var method, var arguments, var span) ->
                    new Stmt.Invoke(result.map(this::local), method, expressions(arguments), span);
            case Stmt.CallNative call ->
                    new Stmt.CallNative(
                            call.result().map(this::local),
                            call.binding(),
                            call.receiver().map(this::expression),
                            call.arguments().stream().map(this::argument).toList(),
                            call.circumstances(),
                            call.span());
            case Stmt.Construct(var field, var binding, var arguments, var span) ->
                    new Stmt.Construct(
                            field, binding, arguments.stream().map(this::argument).toList(), span);
            case Stmt.Print(var binding, var receiver, var pieces, var span) ->
                    new Stmt.Print(
                            binding,
                            receiver.map(this::expression),
                            pieces.stream().map(this::piece).toList(),
                            span);
            case Stmt.Allocate(var result, var type, var allocation, var span) ->
                    new Stmt.Allocate(local(result), type, allocation, span);
            case Stmt.AllocateArray(var result, var length, var allocation, var span) ->
                    new Stmt.AllocateArray(local(result), expression(length), allocation, span);
            case Stmt.If(var condition, var yes, var no, var span) ->
                    new Stmt.If(expression(condition), block(yes), block(no), span);
            case Stmt.Loop loop ->
                    new Stmt.Loop(
                            loop.label(),
                            block(loop.prelude()),
                            expression(loop.condition()),
                            block(loop.body()),
                            block(loop.update()),
                            loop.testFirst(),
                            loop.span());
            case Stmt.ForEach(var label, var element, var container, var body, var span) ->
                    new Stmt.ForEach(
                            label, local(element), expression(container), block(body), span);
            case Stmt.Labeled(var label, var body, var span) ->
                    new Stmt.Labeled(label, block(body), span);
            case Stmt.Break leave -> leave;
            case Stmt.Continue next -> next;
            case Stmt.Return(var value, var span) ->
                    new Stmt.Return(value.map(this::expression), span);
            case Stmt.ThrowErrno(var code, var span) -> new Stmt.ThrowErrno(expression(code), span);
            case Stmt.ThrowFault fault -> fault;
            case Stmt.Rethrow(var caught, var span) -> new Stmt.Rethrow(local(caught), span);
            case Stmt.Try(var body, var catches, var last, var all, var span) ->
                    new Stmt.Try(
                            block(body),
                            catches.stream().map(this::clause).toList(),
                            last.map(this::block),
                            all,
                            span);
            case Stmt.Guard(var lock, var binding, var variant, var body, var span) ->
                    new Stmt.Guard(expression(lock), binding, variant, block(body), span);
            case Stmt.Switch(var label, var selector, var cases, var span) ->
                    new Stmt.Switch(
                            label,
                            expression(selector),
                            cases.stream().map(this::group).toList(),
                            span);
            case Stmt.Scope(var body, var span) -> new Stmt.Scope(block(body), span);
        };
    }

    private Stmt.Catch clause(Stmt.Catch clause) {
        return new Stmt.Catch(
                local(clause.local()),
                clause.errno(),
                clause.faults(),
                block(clause.body()),
                clause.span());
    }

    private Stmt.Case group(Stmt.Case group) {
        return new Stmt.Case(
                group.values(),
                group.isDefault(),
                block(group.body()),
                group.fallsThrough(),
                group.span());
    }

    private Stmt.Argument argument(Stmt.Argument argument) {
        return switch (argument) {
            case Stmt.Argument.Value(var expression) ->
                    new Stmt.Argument.Value(expression(expression));
            case Stmt.Argument.Reference reference -> reference;
        };
    }

    private Stmt.Print.Piece piece(Stmt.Print.Piece piece) {
        return switch (piece) {
            case Stmt.Print.Piece.Literal literal -> literal;
            case Stmt.Print.Piece.Conversion(char letter, var argument) ->
                    new Stmt.Print.Piece.Conversion(letter, expression(argument));
        };
    }

    private List<Expr> expressions(List<Expr> list) {
        return list.stream().map(this::expression).toList();
    }

    /// An expression, its parts rebuilt.
    public Expr expression(Expr expression) {
        return switch (expression) {
            case Expr.Const _, Expr.Text _, Expr.Null _, Expr.Setting _ -> expression;
            case Expr.Singleton _, Expr.Statics _, Expr.EnumConstant _ -> expression;
            case Expr.ModuleObject _ -> expression;
            case Expr.EnumAt(var type, var index) -> new Expr.EnumAt(type, expression(index));
            case Expr.IsInstance(var object, var of) -> new Expr.IsInstance(expression(object), of);
            case Expr.Tag(var object) -> new Expr.Tag(expression(object));
            case Expr.Var(var local) -> new Expr.Var(local(local));
            case Expr.Move(var local) -> new Expr.Move(local(local));
            case Expr.Copy(var handle) -> new Expr.Copy(expression(handle));
            case Expr.Load(var object, var field) -> new Expr.Load(expression(object), field);
            case Expr.Element(var array, var index) ->
                    new Expr.Element(expression(array), expression(index));
            case Expr.From(var array, var index) ->
                    new Expr.From(expression(array), expression(index));
            case Expr.Length(var array) -> new Expr.Length(expression(array));
            case Expr.Unary(var operator, var type, var operand) ->
                    new Expr.Unary(operator, type, expression(operand));
            case Expr.Binary(var operator, var type, var left, var right) ->
                    new Expr.Binary(operator, type, expression(left), expression(right));
            case Expr.Convert(var type, var operand) -> new Expr.Convert(type, expression(operand));
            case Expr.Cast(var type, var operand) -> new Expr.Cast(type, expression(operand));
            case Expr.Choose(var type, var condition, var yes, var no) ->
                    new Expr.Choose(type, expression(condition), expression(yes), expression(no));
            case Expr.Native(var binding, var receiver, var arguments, var type) ->
                    new Expr.Native(
                            binding, receiver.map(this::expression), expressions(arguments), type);
        };
    }

    /// A value that may be missing.
    protected Optional<Expr> expression(Optional<Expr> value) {
        return value.map(this::expression);
    }
}
