// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Calls of the methods of [java.util.Objects] that take references of any type: as if their
/// bodies stood there, so that the types stay known.
///
/// The mirror of the class cannot have them: a parameter of type `Object` takes objects of the
/// module, which then carry the number of their class, but neither arrays, strings, enums nor
/// handles.
final class ObjectsCalls {
    private static final Set<String> METHODS =
            Set.of("requireNonNull 1", "isNull 1", "nonNull 1", "equals 2", "hashCode 1");

    private final Body body;
    private final Expressions expressions;
    private final OwnCalls calls;
    private final World world;

    ObjectsCalls(Body body, Expressions expressions, OwnCalls calls) {
        this.body = body;
        this.expressions = expressions;
        this.calls = calls;
        world = body.world();
    }

    /// Whether the method is one of these.
    static boolean declares(ExecutableElement method) {
        return method.getEnclosingElement().toString().equals("java.util.Objects")
                && METHODS.contains(method.getSimpleName() + " " + method.getParameters().size());
    }

    /// The value of the call.
    Expr invoke(MethodInvocationTree call, ExecutableElement method, Span span) {
        var operands = new ArrayList<Supplier<Expr>>();
        for (var argument : call.getArguments()) {
            operands.add(() -> reference(argument));
        }
        var values = expressions.values(operands, span);
        var first = values.getFirst();
        return switch (method.getSimpleName().toString()) {
            case "requireNonNull" -> expressions.notNull(first, span);
            case "isNull" -> Folding.unary(Expr.Unary.Operator.NOT, Primitive.BOOLEAN, has(first));
            case "nonNull" -> has(first);
            case "equals" -> equal(first, values.getLast(), span);
            default -> hash(first, span);
        };
    }

    private Expr reference(ExpressionTree tree) {
        var value = expressions.typed(tree);
        if (!value.type().isReference()) {
            throw World.unsupported(
                    world.span(tree), "a `" + value.type() + "` as an object", "compare with `==`");
        }
        return value instanceof Expr.Null ? new Expr.Null(world.hierarchy().object()) : value;
    }

    private static Expr has(Expr value) {
        return value instanceof Expr.Null
                ? new Expr.Const(Primitive.BOOLEAN, 0)
                : Conversions.isNotNull(value);
    }

    private Expr equal(Expr left, Expr right, Span span) {
        if (left instanceof Expr.Null || right instanceof Expr.Null) {
            var other = left instanceof Expr.Null ? right : left;
            return Folding.unary(Expr.Unary.Operator.NOT, Primitive.BOOLEAN, has(other));
        }
        return switch (left.type()) {
            case Type.Text _ when right.type() instanceof Type.Text -> Texts.same(left, right);
            case Type.Struct _ when right.type() instanceof Type.Struct -> {
                var a = body.keep(left, span);
                var b = body.keep(right, span);
                yield unlessNull(
                        a,
                        expressions.apply(Operator.EQUAL, a, b, span),
                        same -> Folding.unary(Expr.Unary.Operator.NOT, Primitive.BOOLEAN, same),
                        () -> calls.objects("equals", List.of(a, b), span),
                        span);
            }
            default -> expressions.apply(Operator.EQUAL, left, right, span);
        };
    }

    private Expr hash(Expr value, Span span) {
        var zero = new Expr.Const(Primitive.INT, 0);
        return switch (value.type()) {
            case Type.Text _ -> {
                var kept = body.keep(value, span);
                yield new Expr.Choose(Primitive.INT, has(kept), Texts.hash(kept), zero);
            }
            case Type.Struct _ when value instanceof Expr.Null -> zero;
            case Type.Struct _ -> {
                var kept = body.keep(value, span);
                yield unlessNull(
                        kept,
                        zero,
                        _ -> new Expr.Const(Primitive.BOOLEAN, 1),
                        () -> calls.objects("hashCode", List.of(kept), span),
                        span);
            }
            default ->
                    throw World.unsupported(
                            span,
                            "the hash of a `" + value.type() + "`",
                            "take the hash of what is in it");
        };
    }

    /// A first value, which a call replaces if an object is there and the condition holds.
    private Expr unlessNull(
            Expr object,
            Expr first,
            Function<Expr, Expr> condition,
            Supplier<Expr> call,
            Span span) {
        var result = body.temporary((Primitive) first.type(), span);
        body.emit(new Stmt.Declare(result, Optional.of(first), span));
        var replaces = Conversions.and(condition.apply(new Expr.Var(result)), has(object));
        var replaced = body.block(() -> body.emit(new Stmt.Assign(result, call.get(), span)));
        body.emit(new Stmt.If(replaces, replaced, Block.EMPTY, span));
        return new Expr.Var(result);
    }
}
