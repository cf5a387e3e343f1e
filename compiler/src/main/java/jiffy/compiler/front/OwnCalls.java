// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Calls of the module's own methods: which one runs is known, or decided by the object's class.
final class OwnCalls {
    private final Body body;
    private final Expressions expressions;
    private final Calls calls;
    private final World world;

    OwnCalls(Body body, Expressions expressions, Calls calls) {
        this.body = body;
        this.expressions = expressions;
        this.calls = calls;
        world = body.world();
    }

    Expr invoke(
            MethodInvocationTree call, ExecutableElement method, boolean needsValue, Span span) {
        if (isObjects(method)) {
            return invokeObjects(call, method, needsValue, span);
        }
        var operands = new ArrayList<Supplier<Expr>>();
        if (!World.isStatic(method)) {
            operands.add(() -> receiver(call, method, span));
        }
        calls.addArguments(operands, call.getArguments(), method, span);
        if (method.getKind() == javax.lang.model.element.ElementKind.CONSTRUCTOR) {
            calls.addKept(operands, method, Optional.empty(), isSuper(call), span);
        }
        var values = new ArrayList<>(expressions.values(operands, span));
        if (World.isStatic(method)) {
            return emit(world.name(method), values, method, needsValue, span);
        }
        values.set(0, expressions.notNull(values.getFirst(), span));
        var accessed = world.objects().accessed(method, span);
        return accessed.isPresent()
                ? new Expr.Load(values.getFirst(), accessed.get())
                : emit(target(call, method, values, span), values, method, needsValue, span);
    }

    /// The call that a method reference stands for: its parameters are the receiver, if the method
    /// needs one, and the arguments.
    Expr refer(
            ExecutableElement method, Optional<Expr> receiver, List<Local> parameters, Span span) {
        var values = new ArrayList<>(receiver.stream().toList());
        parameters.forEach(each -> values.add(new Expr.Var(each)));
        boolean isConstructor = method.getSimpleName().contentEquals("<init>");
        int skip = isConstructor || World.isStatic(method) ? 0 : 1;
        for (int i = skip; i < values.size(); i++) {
            var type = world.type(method.getParameters().get(i - skip).asType(), span);
            values.set(i, expressions.coerce(values.get(i), type, span));
        }
        if (isConstructor) {
            var operands = new ArrayList<Supplier<Expr>>();
            values.forEach(each -> operands.add(() -> each));
            return calls.create(method, operands, span);
        }
        if (World.isStatic(method)) {
            return result(world.name(method), values, method, span);
        }
        var owner = world.type(method.getEnclosingElement().asType(), span);
        var self =
                values.getFirst().type().equals(owner)
                        ? values.getFirst()
                        : expressions.coerce(values.getFirst(), owner, span);
        values.set(0, expressions.notNull(self, span));
        var accessed = world.objects().accessed(method, span);
        if (accessed.isPresent()) {
            return coerced(new Expr.Load(values.getFirst(), accessed.get()), span);
        }
        var target = world.dispatch().target(owner, method, span);
        values.set(0, world.conversions().cast(values.getFirst(), world.typeNamed(target.owner())));
        return result(target, values, method, span);
    }

    private Expr result(MethodName target, List<Expr> values, ExecutableElement method, Span span) {
        boolean needed = body.resultType() != Type.Primitive.VOID;
        return coerced(emit(target, values, method, needed, span), span);
    }

    private Expr coerced(Expr value, Span span) {
        return body.resultType() == Type.Primitive.VOID
                ? value
                : expressions.coerce(value, body.resultType(), span);
    }

    /// The receiver, as an object that has the method.
    private Expr receiver(MethodInvocationTree call, ExecutableElement method, Span span) {
        var value = isSuper(call) ? body.selfExpression(span) : calls.receiver(call, span);
        var owner = world.className((TypeElement) method.getEnclosingElement());
        boolean has =
                value.type() instanceof Type.Enum
                        || value.type() instanceof Type.Struct(var name)
                                && world.hierarchy().isSubtype(name, owner);
        return has ? value : expressions.coerce(value, new Type.Struct(owner), span);
    }

    /// `super.m()`, `Interface.super.m()` and the calls of other constructors.
    private static boolean isSuper(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case MemberSelectTree select ->
                    switch (select.getExpression()) {
                        case IdentifierTree name -> name.getName().contentEquals("super");
                        case MemberSelectTree inner -> inner.getIdentifier().contentEquals("super");
                        default -> false;
                    };
            case ExpressionTree _ -> false;
        };
    }

    private MethodName target(
            MethodInvocationTree call, ExecutableElement method, List<Expr> values, Span span) {
        var receiver = values.getFirst().type();
        var target =
                isSuper(call)
                        ? world.name(method)
                        : world.dispatch().target(receiver, method, span);
        var owner = world.typeNamed(target.owner());
        values.set(0, world.conversions().cast(values.getFirst(), owner));
        return target;
    }

    private Expr emit(
            MethodName target,
            List<Expr> values,
            ExecutableElement method,
            boolean needsValue,
            Span span) {
        var type = world.type(method.getReturnType(), span);
        return calls.result(
                type,
                needsValue,
                span,
                result -> body.emit(new Stmt.Invoke(result, target, List.copyOf(values), span)));
    }

    private boolean isObjects(ExecutableElement method) {
        return method.getEnclosingElement().toString().equals(Type.Struct.OBJECT)
                || world.objects().isGenerated(method)
                        && world.objects().accessed(method, null).isEmpty();
    }

    /// `equals` and `hashCode`, where the class of the receiver does not say what they do.
    private Expr invokeObjects(
            MethodInvocationTree call, ExecutableElement method, boolean needsValue, Span span) {
        var operands = new ArrayList<Supplier<Expr>>();
        operands.add(() -> calls.receiver(call, span));
        call.getArguments().forEach(each -> operands.add(() -> argument(each)));
        var values = new ArrayList<>(expressions.values(operands, span));
        values.set(0, expressions.notNull(values.getFirst(), span));
        boolean known =
                values.stream().allMatch(each -> Hierarchy.className(each.type()).isPresent());
        boolean supported =
                List.of("equals", "hashCode").contains(method.getSimpleName().toString());
        if (isSuper(call) && method.getSimpleName().contentEquals("equals") && known) {
            return expressions.apply(
                    Expr.Binary.Operator.EQUAL, values.get(0), values.get(1), span);
        }
        if (!known || !supported || isSuper(call)) {
            String name = "java.lang.Object." + method.getSimpleName();
            throw Instead.of(name).isPresent()
                    ? World.lacking(name, span)
                    : World.unsupported(
                            span,
                            "`%s` of a `%s`"
                                    .formatted(method.getSimpleName(), values.getFirst().type()),
                            "write a method that says what you need of the object");
        }
        return objects((Type.Struct) values.getFirst().type(), method, values, needsValue, span);
    }

    private Expr argument(ExpressionTree tree) {
        var value = expressions.typed(tree);
        return value instanceof Expr.Null ? new Expr.Null(world.hierarchy().object()) : value;
    }

    /// What `equals` or `hashCode` of an object says, which is not null.
    Expr objects(String name, List<Expr> values, Span span) {
        return objects(
                (Type.Struct) values.getFirst().type(),
                world.objects().inherited(name),
                new ArrayList<>(values),
                true,
                span);
    }

    private Expr objects(
            Type.Struct receiver,
            ExecutableElement method,
            List<Expr> values,
            boolean needsValue,
            Span span) {
        boolean same = values.stream().allMatch(each -> each.type().equals(receiver));
        Optional<MethodName> target =
                same
                        ? world.objects().target(receiver, method, span)
                        : Optional.of(world.dispatch().target(receiver, method, span));
        if (target.isEmpty()) {
            return expressions.apply(
                    Expr.Binary.Operator.EQUAL, values.get(0), values.get(1), span);
        }
        var name = target.get();
        values.set(0, world.conversions().cast(values.get(0), new Type.Struct(name.owner())));
        if (name.descriptor().equals(Type.Struct.OBJECT)) {
            values.set(1, world.conversions().cast(values.get(1), world.hierarchy().object()));
        }
        return emit(name, values, method, needsValue, span);
    }
}
