// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Calls of the methods of strings.
final class TextCalls {
    /// The functions of the runtime header, by the methods that they are.
    private static final Map<String, String> METHODS =
            Map.ofEntries(
                    Map.entry("length()", "jiffy_string_length($0)"),
                    Map.entry("isEmpty()", "!*$0"),
                    Map.entry("hashCode()", "jiffy_string_hash($0)"),
                    Map.entry("charAt(int)", "jiffy_string_char_at($0, $1)"),
                    Map.entry("equals(java.lang.Object)", "jiffy_string_equals($0, $1)"),
                    Map.entry("compareTo(java.lang.String)", "jiffy_string_compare($0, $1)"),
                    Map.entry("startsWith(java.lang.String)", "jiffy_string_starts_with($0, $1)"),
                    Map.entry("endsWith(java.lang.String)", "jiffy_string_ends_with($0, $1)"),
                    Map.entry("toString()", "$0"));

    private final Body body;
    private final Expressions expressions;
    private final World world;

    TextCalls(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
    }

    /// Whether the method is one of a string's.
    static boolean declares(ExecutableElement method) {
        return method.getEnclosingElement().toString().equals("java.lang.String")
                && !World.isStatic(method);
    }

    /// The value of the call.
    Expr invoke(MethodInvocationTree call, ExecutableElement method, Span span) {
        var template = METHODS.get(method.toString());
        if (template == null) {
            throw World.reject(
                    span,
                    Rule.JDK,
                    "`String.%s` does not exist in the kernel".formatted(method.getSimpleName()),
                    "strings are constants; there are `length`, `charAt`, `isEmpty`, `equals`,"
                            + " `compareTo`, `startsWith`, `endsWith` and `hashCode`");
        }
        var arguments = arguments(call, method, span);
        String name = method.getSimpleName().toString();
        if (name.equals("charAt")) {
            checkIndex(arguments, span);
        }
        return switch (name) {
            case "toString" -> arguments.getFirst();
            case "equals" -> Texts.same(arguments.get(0), arguments.get(1));
            default ->
                    Texts.call(
                            "String." + name,
                            template,
                            world.type(method.getReturnType(), span),
                            arguments);
        };
    }

    /// The receiver, which is not null, and the arguments.
    private List<Expr> arguments(MethodInvocationTree call, ExecutableElement method, Span span) {
        var operands = new ArrayList<Supplier<Expr>>();
        operands.add(() ->
                expressions.valueAs(
                        ((MemberSelectTree) call.getMethodSelect()).getExpression(),
                        new Type.Text()));
        for (int i = 0; i < call.getArguments().size(); i++) {
            var argument = call.getArguments().get(i);
            var type = method.getParameters().get(i).asType();
            operands.add(() ->
                    expressions.valueAs(
                            argument,
                            type.getKind().isPrimitive()
                                    ? world.type(type, span)
                                    : new Type.Text()));
        }
        var values = new ArrayList<>(expressions.values(operands, span));
        values.set(0, body.keep(expressions.notNull(values.getFirst(), span), span));
        boolean takesNull = method.getSimpleName().contentEquals("equals");
        for (int i = 1; i < values.size(); i++) {
            values.set(i, argument(values.get(i), takesNull, span));
        }
        return values;
    }

    private Expr argument(Expr value, boolean takesNull, Span span) {
        if (value.type() instanceof Primitive) {
            return body.keep(value, span);
        }
        if (!(value.type() instanceof Type.Text)) {
            throw World.unsupported(
                    span,
                    "comparing a string with a `" + value.type() + "`",
                    "compare it with another string");
        }
        return takesNull ? value : expressions.notNull(value, span);
    }

    private void checkIndex(List<Expr> arguments, Span span) {
        var length =
                Texts.call(
                        "String.length",
                        METHODS.get("length()"),
                        Primitive.INT,
                        arguments.subList(0, 1));
        var zero = new Expr.Const(Primitive.INT, 0);
        var index = arguments.get(1);
        var wrong =
                Folding.binary(
                        Operator.OR_ELSE,
                        Primitive.BOOLEAN,
                        Folding.binary(Operator.LESS, Primitive.BOOLEAN, index, zero),
                        Folding.binary(
                                Operator.GREATER_OR_EQUAL, Primitive.BOOLEAN, index, length));
        var fault = new Stmt.ThrowFault(Stmt.Fault.STRING_INDEX, span);
        body.emit(new Stmt.If(wrong, Block.of(fault), Block.EMPTY, span));
    }
}
