// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Arrays: how they are made, and their elements.
final class Arrays {
    private final Body body;
    private final Expressions expressions;
    private final World world;

    Arrays(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
    }

    /// A new array.
    Expr create(NewArrayTree tree, Span span) {
        var type = (Type.Array) world.type(world.sources().type(tree), span);
        if (tree.getInitializers() != null) {
            return of(tree.getInitializers(), type, span);
        }
        var trees = tree.getDimensions();
        var operands = new ArrayList<Supplier<Expr>>();
        trees.forEach(
                each -> operands.add(() -> expressions.promote(expressions.value(each), span)));
        var lengths = new ArrayList<Expr>();
        for (var length : expressions.values(operands, span)) {
            lengths.add(length instanceof Expr.Const ? length : body.keep(length, span));
        }
        lengths.forEach(each -> checkLength(each, span));
        return create(type, lengths, span);
    }

    /// A negative length is a fault.
    void checkLength(Expr length, Span span) {
        if (!(length instanceof Expr.Const(_, long size) && size >= 0)) {
            body.emit(
                    new Stmt.Check(
                            Stmt.Check.Condition.NOT_NEGATIVE, length, Optional.empty(), span));
        }
    }

    /// An array, and the arrays in it as far as lengths go.
    private Expr create(Type.Array type, List<Expr> lengths, Span span) {
        var result = body.temporary(type, span);
        allocate(result, lengths.getFirst(), span);
        if (lengths.size() > 1) {
            each(
                    lengths.getFirst(),
                    index -> {
                        var inner = (Type.Array) type.element();
                        var row = create(inner, lengths.subList(1, lengths.size()), span);
                        body.emit(
                                new Stmt.StoreElement(
                                        new Expr.Var(result), index, row, true, span));
                    },
                    span);
        }
        return new Expr.Var(result);
    }

    /// Code for each index of an array.
    void each(Expr length, Consumer<Expr> code, Span span) {
        var index = body.temporary(Primitive.INT, span);
        body.emit(new Stmt.Declare(index, Optional.of(new Expr.Const(Primitive.INT, 0)), span));
        var round = body.block(() -> code.accept(new Expr.Var(index)));
        body.emit(
                new Stmt.Loop(
                        body.label(null),
                        Block.EMPTY,
                        Folding.binary(
                                Expr.Binary.Operator.LESS,
                                Primitive.BOOLEAN,
                                new Expr.Var(index),
                                length),
                        round,
                        Block.of(Statements.increment(index, span)),
                        true,
                        span));
    }

    /// A copy of an array whose elements nobody owns.
    Expr copy(Expr original, Span span) {
        var type = (Type.Array) original.type();
        if (type.element().canBeOwned()) {
            throw unsupported(
                    span, "`clone` of `" + type + "`", "copy the elements one by one, in a loop");
        }
        var array = body.keep(expressions.notNull(original, span), span);
        var result = body.temporary(type, span);
        var length = body.keep(new Expr.Length(array), span);
        allocate(result, length, span);
        each(
                length,
                index ->
                        body.emit(
                                new Stmt.StoreElement(
                                        new Expr.Var(result),
                                        index,
                                        new Expr.Element(array, index),
                                        true,
                                        span)),
                span);
        return new Expr.Var(result);
    }

    /// A new array of these elements.
    Expr of(List<? extends ExpressionTree> elements, Type.Array type, Span span) {
        var result = body.temporary(type, span);
        allocate(result, new Expr.Const(Primitive.INT, elements.size()), span);
        int index = 0;
        for (var each : elements) {
            body.emit(
                    new Stmt.StoreElement(
                            new Expr.Var(result),
                            new Expr.Const(Primitive.INT, index++),
                            expressions.valueAs(each, type.element()),
                            true,
                            world.span(each)));
        }
        return new Expr.Var(result);
    }

    void allocate(Local result, Expr length, Span span) {
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.emit(new Stmt.AllocateArray(result, length, Stmt.Allocation.UNKNOWN, span));
    }

    /// `values()[index]`: the array that Java makes for it is never seen.
    private Expr constantAt(TypeElement owner, ArrayAccessTree access, Span span) {
        var index =
                body.keep(expressions.promote(expressions.value(access.getIndex()), span), span);
        var type = (Type.Enum) world.type(owner.asType(), span);
        int count = Enums.count(owner);
        body.emit(
                new Stmt.Check(
                        Stmt.Check.Condition.BELOW,
                        index,
                        Optional.of(new Expr.Const(Primitive.INT, count)),
                        span));
        return new Expr.EnumAt(type, index);
    }

    /// An element that is read.
    Expr element(ArrayAccessTree access, Span span) {
        if (access.getExpression() instanceof MethodInvocationTree call
                && Enums.values(call, world).isPresent()) {
            return constantAt(Enums.values(call, world).get(), access, span);
        }
        var operands =
                expressions.values(
                        List.of(
                                () -> expressions.value(access.getExpression()),
                                () ->
                                        expressions.promote(
                                                expressions.value(access.getIndex()), span)),
                        span);
        return checkedElement(operands.get(0), operands.get(1), span);
    }

    /// An element, after the checks of array and index.
    Expr.Element checkedElement(Expr array, Expr index, Span span) {
        var keptArray = expressions.notNull(array, span);
        var keptIndex = body.keep(index, span);
        body.emit(
                new Stmt.Check(
                        Stmt.Check.Condition.IN_BOUNDS, keptArray, Optional.of(keptIndex), span));
        return new Expr.Element(keptArray, keptIndex);
    }
}
