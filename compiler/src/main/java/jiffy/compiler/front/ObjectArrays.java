// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Calls of the JDK's methods on arrays of references, as loops over the elements where the call
/// stands: so the types stay known, and who owns what is decided as for any other loop.
final class ObjectArrays {
    private static final Set<String> METHODS =
            Set.of(
                    "java.lang.System.arraycopy 5",
                    "java.util.Arrays.fill 2",
                    "java.util.Arrays.fill 4",
                    "java.util.Arrays.copyOf 2",
                    "java.util.Arrays.copyOfRange 3");

    private static final Expr ZERO = new Expr.Const(Primitive.INT, 0);

    private final Body body;
    private final Expressions expressions;
    private final World world;

    ObjectArrays(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
    }

    /// Whether a call is one of these.
    static boolean declares(MethodInvocationTree call, ExecutableElement method, World world) {
        String name =
                method.getEnclosingElement()
                        + "."
                        + method.getSimpleName()
                        + " "
                        + method.getParameters().size();
        return METHODS.contains(name)
                && world.sources().type(call.getArguments().getFirst()) instanceof ArrayType array
                && !array.getComponentType().getKind().isPrimitive();
    }

    /// The value of the call, or a void constant.
    Expr invoke(MethodInvocationTree call, ExecutableElement method, Span span) {
        var operands = new ArrayList<Supplier<Expr>>();
        for (int i = 0; i < call.getArguments().size(); i++) {
            var tree = call.getArguments().get(i);
            boolean isInt = method.getParameters().get(i).asType().getKind().isPrimitive();
            operands.add(() -> isInt ? number(tree) : expressions.typed(tree));
        }
        var values = new ArrayList<Expr>();
        expressions.values(operands, span).forEach(each -> values.add(body.keep(each, span)));
        var array = expressions.notNull(values.getFirst(), span);
        switch (method.getSimpleName() + " " + values.size()) {
            case "arraycopy 5" -> copy(array, values, span);
            case "fill 2" -> fill(array, ZERO, length(array, span), values.get(1), span);
            case "fill 4" -> {
                checkRange(array, values.get(1), values.get(2), span);
                fill(array, values.get(1), values.get(2), values.get(3), span);
            }
            case "copyOf 2" -> {
                expressions.arrays().checkLength(values.get(1), span);
                return copied(array, ZERO, values.get(1), span);
            }
            default -> {
                // As the JDK computes it, which may wrap.
                var difference = binary(Operator.SUBTRACT, values.get(2), values.get(1));
                var length = body.keep(difference, span);
                throwIf(less(length, ZERO), Stmt.Fault.ILLEGAL_ARGUMENT, span);
                throwIf(less(values.get(1), ZERO), Stmt.Fault.INDEX, span);
                throwIf(less(length(array, span), values.get(1)), Stmt.Fault.INDEX, span);
                return copied(array, values.get(1), length, span);
            }
        }
        return new Expr.Const(Primitive.VOID, 0);
    }

    private Expr number(ExpressionTree tree) {
        return expressions.promote(expressions.value(tree), world.span(tree));
    }

    private Expr length(Expr array, Span span) {
        return body.keep(new Expr.Length(array), span);
    }

    private void copy(Expr from, List<Expr> values, Span span) {
        var to = expressions.notNull(values.get(2), span);
        if (!from.type().equals(to.type())) {
            throw World.unsupported(
                    span,
                    "a copy from a `%s` to a `%s`".formatted(from.type(), to.type()),
                    "copy between arrays of one type");
        }
        var start = values.get(1);
        var place = values.get(3);
        var count = values.get(4);
        for (var each : List.of(start, place, count)) {
            throwIf(less(each, ZERO), Stmt.Fault.INDEX, span);
        }
        var left = binary(Operator.SUBTRACT, length(from, span), start);
        throwIf(less(left, count), Stmt.Fault.INDEX, span);
        var room = binary(Operator.SUBTRACT, length(to, span), place);
        throwIf(less(room, count), Stmt.Fault.INDEX, span);
        var same = Folding.binary(Operator.EQUAL, Primitive.BOOLEAN, from, to);
        var later = less(start, place);
        var backwards = from.equals(to) ? later : Conversions.and(same, later);
        var last = binary(Operator.SUBTRACT, count, new Expr.Const(Primitive.INT, 1));
        var down =
                body.block(() -> move(from, start, to, place, count, body.keep(last, span), span));
        var up = body.block(() -> move(from, start, to, place, count, ZERO, span));
        body.emit(new Stmt.If(backwards, down, up, span));
    }

    /// Moves elements from the first to the last one; if there is a last one, the other way around.
    private void move(
            Expr from, Expr start, Expr to, Expr place, Expr count, Expr last, Span span) {
        expressions
                .arrays()
                .each(
                        count,
                        index -> {
                            var at = last == ZERO ? index : binary(Operator.SUBTRACT, last, index);
                            var kept = body.keep(at, span);
                            store(
                                    to,
                                    binary(Operator.ADD, place, kept),
                                    new Expr.Element(from, binary(Operator.ADD, start, kept)),
                                    false,
                                    span);
                        },
                        span);
    }

    private void fill(Expr array, Expr from, Expr to, Expr value, Span span) {
        var element = ((Type.Array) array.type()).element();
        var given = expressions.coerce(value, element, span);
        var kept = given instanceof Expr.Null ? given : body.keep(given, span);
        var count = body.keep(binary(Operator.SUBTRACT, to, from), span);
        expressions
                .arrays()
                .each(
                        count,
                        index -> store(array, binary(Operator.ADD, from, index), kept, false, span),
                        span);
    }

    private Expr copied(Expr array, Expr from, Expr length, Span span) {
        var result = body.temporary(array.type(), span);
        expressions.arrays().allocate(result, length, span);
        var there = body.keep(binary(Operator.SUBTRACT, length(array, span), from), span);
        var count = new Expr.Choose(Primitive.INT, less(there, length), there, length);
        expressions
                .arrays()
                .each(
                        body.keep(count, span),
                        index ->
                                store(
                                        new Expr.Var(result),
                                        index,
                                        new Expr.Element(array, binary(Operator.ADD, from, index)),
                                        true,
                                        span),
                        span);
        return new Expr.Var(result);
    }

    private void store(Expr array, Expr index, Expr value, boolean isFirst, Span span) {
        var place = body.keep(index, span);
        var kept = value instanceof Expr.Null ? value : body.keep(value, span);
        body.emit(new Stmt.StoreElement(array, place, kept, isFirst, span));
    }

    private void checkRange(Expr array, Expr from, Expr to, Span span) {
        throwIf(less(to, from), Stmt.Fault.ILLEGAL_ARGUMENT, span);
        throwIf(less(from, ZERO), Stmt.Fault.INDEX, span);
        throwIf(less(length(array, span), to), Stmt.Fault.INDEX, span);
    }

    private void throwIf(Expr condition, Stmt.Fault fault, Span span) {
        var thrown = Block.of(new Stmt.ThrowFault(fault, span));
        body.emit(new Stmt.If(condition, thrown, Block.EMPTY, span));
    }

    private static Expr less(Expr left, Expr right) {
        return Folding.binary(Operator.LESS, Primitive.BOOLEAN, left, right);
    }

    private static Expr binary(Operator operator, Expr left, Expr right) {
        return Folding.binary(operator, Primitive.INT, left, right);
    }
}
