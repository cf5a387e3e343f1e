// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walks over every statement and expression of a block, outer before inner, in order.
public abstract class Visitor {
    /// Called for each statement.
    protected void visit(Stmt statement) {}

    /// Called for each expression.
    protected void visit(Expr expression) {}

    /// Walks a block.
    public void walk(Block block) {
        block.statements().forEach(this::walk);
    }

    /// Walks a statement.
    public void walk(Stmt statement) {
        visit(statement);
        parts(statement);
    }

    /// Walks what is inside of a statement.
    protected void parts(Stmt statement) {
        switch (statement) {
            case Stmt.Declare(_, var value, _) -> value.ifPresent(this::walk);
            case Stmt.Assign(_, var value, _) -> walk(value);
            case Stmt.Store(var object, _, var value, _) -> walk(object, value);
            case Stmt.StoreElement(var array, var index, var value, _, _) ->
                    walk(array, index, value);
            case Stmt.Check(_, var subject, var other, _) -> {
                walk(subject);
                other.ifPresent(this::walk);
            }
            case Stmt.Invoke(_, _, var arguments, _) -> arguments.forEach(this::walk);
            case Stmt.CallNative call -> {
                call.receiver().ifPresent(this::walk);
                arguments(call.arguments());
            }
            case Stmt.Construct(_, _, var arguments, _) -> arguments(arguments);
            case Stmt.Print(_, var receiver, var pieces, _) -> {
                receiver.ifPresent(this::walk);
                pieces.forEach(this::piece);
            }
            case Stmt.Allocate _ -> {}
            case Stmt.AllocateArray(_, var length, _, _) -> walk(length);
            case Stmt.If(var condition, var yes, var no, _) -> {
                walk(condition);
                walk(yes);
                walk(no);
            }
            case Stmt.Loop loop -> {
                walk(loop.prelude());
                walk(loop.condition());
                walk(loop.body());
                walk(loop.update());
            }
            case Stmt.ForEach(_, _, var container, var body, _) -> {
                walk(container);
                walk(body);
            }
            case Stmt.Labeled(_, var body, _) -> walk(body);
            case Stmt.Break _, Stmt.Continue _, Stmt.ThrowFault _, Stmt.Rethrow _ -> {}
            case Stmt.Return(var value, _) -> value.ifPresent(this::walk);
            case Stmt.ThrowErrno(var code, _) -> walk(code);
            case Stmt.Try(var body, var catches, var last, _, _) -> {
                walk(body);
                catches.forEach(each -> walk(each.body()));
                last.ifPresent(this::walk);
            }
            case Stmt.Guard(var lock, _, _, var body, _) -> {
                walk(lock);
                walk(body);
            }
            case Stmt.Switch(_, var selector, var cases, _) -> {
                walk(selector);
                cases.forEach(each -> walk(each.body()));
            }
            case Stmt.Scope(var body, _) -> walk(body);
        }
    }

    private void arguments(List<Stmt.Argument> arguments) {
        for (var each : arguments) {
            if (each instanceof Stmt.Argument.Value(var expression)) {
                walk(expression);
            }
        }
    }

    private void piece(Stmt.Print.Piece piece) {
        if (piece instanceof Stmt.Print.Piece.Conversion(_, var argument)) {
            walk(argument);
        }
    }

    private void walk(Expr... expressions) {
        for (var each : expressions) {
            walk(each);
        }
    }

    /// Walks an expression.
    public void walk(Expr expression) {
        visit(expression);
        children(expression).forEach(this::walk);
    }

    /// The operands of an expression.
    public static List<Expr> children(Expr expression) {
        return switch (expression) {
            case Expr.Const _,
                    Expr.Text _,
                    Expr.Null _,
                    Expr.Var _,
                    Expr.Move _,
                    Expr.Setting _,
                    Expr.Statics _,
                    Expr.EnumConstant _ ->
                    List.of();
            case Expr.Singleton _, Expr.ModuleObject _ -> List.of();
            case Expr.IsInstance(var object, _) -> List.of(object);
            case Expr.Tag(var object) -> List.of(object);
            case Expr.EnumAt(_, var index) -> List.of(index);
            case Expr.Copy(var handle) -> List.of(handle);
            case Expr.Load(var object, _) -> List.of(object);
            case Expr.Element(var array, var index) -> List.of(array, index);
            case Expr.From(var array, var index) -> List.of(array, index);
            case Expr.Length(var array) -> List.of(array);
            case Expr.Unary(_, _, var operand) -> List.of(operand);
            case Expr.Binary(_, _, var left, var right) -> List.of(left, right);
            case Expr.Convert(_, var operand) -> List.of(operand);
            case Expr.Cast(_, var operand) -> List.of(operand);
            case Expr.Choose(_, var condition, var yes, var no) -> List.of(condition, yes, no);
            case Expr.Native(_, var receiver, var arguments, _) ->
                    java.util.stream.Stream.concat(receiver.stream(), arguments.stream()).toList();
        };
    }

    /// The local that a statement sets, if any, and if it is set directly.
    public static Optional<Local> target(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare(var local, var value, _) -> value.map(_ -> local);
            case Stmt.Assign(var local, _, _) -> Optional.of(local);
            case Stmt.Invoke(var result, _, _, _) -> result;
            case Stmt.CallNative call -> call.result();
            case Stmt.Allocate(var result, _, _, _) -> Optional.of(result);
            case Stmt.AllocateArray(var result, _, _, _) -> Optional.of(result);
            case Stmt.ForEach(_, var element, _, _, _) -> Optional.of(element);
            default -> Optional.empty();
        };
    }

    /// The locals that a statement, or one inside of it, may set. What is handed on is empty then.
    public static Set<Local> targets(Stmt whole) {
        var set = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                target(statement).ifPresent(set::add);
                if (statement instanceof Stmt.Try attempt) {
                    attempt.catches().forEach(each -> set.add(each.local()));
                }
            }

            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Move(var local)) {
                    set.add(local);
                }
            }
        }.walk(whole);
        return set;
    }
}
