// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Calls of the methods that the language gives to every enum.
final class EnumCalls {
    private final Body body;
    private final Expressions expressions;
    private final World world;

    EnumCalls(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
    }

    /// The value of the call.
    Expr invoke(MethodInvocationTree call, ExecutableElement method, Span span) {
        var arguments = call.getArguments();
        return switch (method.getSimpleName().toString()) {
            case "values" -> values((TypeElement) method.getEnclosingElement(), span);
            case "valueOf" -> valueOf(method, arguments, span);
            case "ordinal" -> Enums.ordinal(receiver(call, span), span);
            case "name" -> Enums.name(receiver(call, span), span);
            case "toString" -> text(receiver(call, span), method, span);
            case "equals" -> equal(call, span);
            case "compareTo" -> compare(call, span);
            default ->
                    throw World.reject(
                            span,
                            jiffy.compiler.diagnostic.Rule.JDK,
                            "`Enum.%s` does not exist in the kernel"
                                    .formatted(method.getSimpleName()),
                            "use `ordinal()` or `name()`");
        };
    }

    /// The name, unless a constant's body says otherwise.
    private Expr text(Expr constant, ExecutableElement method, Span span) {
        var type = world.hierarchy().element(constant.type().toString());
        if (world.enumBodies().constants(type).isEmpty()) {
            return Enums.name(constant, span);
        }
        var target = world.dispatch().target(constant.type(), method, span);
        var result = body.temporary(new Type.Text(), span);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.emit(new Stmt.Invoke(Optional.of(result), target, List.of(constant), span));
        return new Expr.Var(result);
    }

    private Expr raw(MethodInvocationTree call, Span span) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? expressions.typed(select.getExpression())
                : body.selfExpression(span);
    }

    private Expr receiver(MethodInvocationTree call, Span span) {
        return expressions.notNull(checked(raw(call, span), span), span);
    }

    private static Expr checked(Expr value, Span span) {
        if (value.type() instanceof Type.Enum) {
            return value;
        }
        throw unsupported(
                span,
                "a method of `Enum` on a `" + value.type() + "`",
                "declare the variable with the enum's own type");
    }

    /// A new array each time, as in Java.
    private Expr values(TypeElement owner, Span span) {
        var type = (Type.Enum) world.type(owner.asType(), span);
        int count = Enums.count(owner);
        var result = body.temporary(new Type.Array(type), span);
        expressions.arrays().allocate(result, new Expr.Const(Type.Primitive.INT, count), span);
        for (int i = 0; i < count; i++) {
            var index = new Expr.Const(Type.Primitive.INT, i);
            var constant = new Expr.EnumAt(type, index);
            body.emit(new Stmt.StoreElement(new Expr.Var(result), index, constant, true, span));
        }
        return new Expr.Var(result);
    }

    private Expr valueOf(
            ExecutableElement method, List<? extends ExpressionTree> arguments, Span span) {
        if (!(world.type(method.getEnclosingElement().asType(), span) instanceof Type.Enum type)) {
            throw unsupported(span, "`Enum.valueOf`", "call the enum's own `valueOf`");
        }
        world.needsValueOf(type);
        var name = expressions.valueAs(arguments.getFirst(), new Type.Text());
        var result = body.temporary(type, span);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.emit(
                new Stmt.Invoke(Optional.of(result), Enums.valueOfName(type), List.of(name), span));
        return new Expr.Var(result);
    }

    private List<Expr> both(MethodInvocationTree call, Span span) {
        return expressions.values(
                List.<Supplier<Expr>>of(
                        () -> checked(raw(call, span), span),
                        () -> expressions.value(call.getArguments().getFirst())),
                span);
    }

    private Expr equal(MethodInvocationTree call, Span span) {
        var operands = both(call, span);
        var receiver = expressions.notNull(operands.get(0), span);
        return expressions.apply(
                Expr.Binary.Operator.EQUAL,
                receiver,
                expressions.coerce(operands.get(1), receiver.type(), span),
                span);
    }

    private Expr compare(MethodInvocationTree call, Span span) {
        var operands = both(call, span);
        var receiver = expressions.notNull(operands.get(0), span);
        var other = expressions.notNull(checked(operands.get(1), span), span);
        return Folding.binary(
                Expr.Binary.Operator.SUBTRACT,
                Type.Primitive.INT,
                Enums.ordinal(receiver, span),
                Enums.ordinal(other, span));
    }
}
