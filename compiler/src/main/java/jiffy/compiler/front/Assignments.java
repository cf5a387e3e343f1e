// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// `=`, `op=`, `++` and `--`, with the order of evaluation of JLS 15.26: a simple assignment checks
/// the place after the right side was evaluated, a compound one before.
final class Assignments {
    private final Body body;
    private final Expressions expressions;
    private final World world;

    Assignments(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
    }

    /// Something that can be assigned, its operands evaluated.
    private sealed interface Place {
        Type type();

        record OfLocal(Local local) implements Place {
            @Override
            public Type type() {
                return local.type();
            }
        }

        record OfField(Expr object, Field field) implements Place {
            @Override
            public Type type() {
                return field.type();
            }
        }

        record OfElement(Expr array, Expr index) implements Place {
            @Override
            public Type type() {
                return ((Type.Array) array.type()).element();
            }
        }
    }

    /// `place = value`; the value of it.
    Expr assign(AssignmentTree tree) {
        var span = world.span(tree);
        var target = strip(tree.getVariable());
        if (target instanceof ArrayAccessTree access) {
            return assignElement(access, tree, span);
        }
        var variable = variable(target, span);
        if (World.isLocal(variable)) {
            var local = body.local(variable);
            var value = expressions.valueAs(tree.getExpression(), local.type());
            expressions.checkNoAlias(value, span);
            if (local.type() instanceof Type.Thrown) {
                throw unsupported(span, "assigning to an exception's variable");
            }
            if (local.type().bound(Type.Kind.VALUE).isPresent()) {
                throw unsupported(
                        span,
                        "setting `" + local.name() + "`, a `" + local.type() + "`, again",
                        "declare it where it is obtained");
            }
            body.emit(new Stmt.Assign(local, value, span));
            return new Expr.Var(local);
        }
        var field = field(variable, span);
        var operands =
                expressions.values(
                        List.<Supplier<Expr>>of(
                                () -> object(target, span),
                                () -> expressions.valueAs(tree.getExpression(), field.type())),
                        span);
        var object = expressions.notNull(operands.get(0), span);
        var value = reusable(operands.get(1), tree, span);
        body.emit(new Stmt.Store(object, field, value, span));
        return value;
    }

    private Expr assignElement(ArrayAccessTree access, AssignmentTree tree, Span span) {
        var element =
                ((Type.Array)
                                world.type(
                                        world.sources().type(access.getExpression()),
                                        world.span(access)))
                        .element();
        var operands =
                expressions.values(
                        List.<Supplier<Expr>>of(
                                () -> expressions.value(access.getExpression()),
                                () ->
                                        expressions.promote(
                                                expressions.value(access.getIndex()), span),
                                () -> expressions.valueAs(tree.getExpression(), element)),
                        span);
        var value = reusable(operands.get(2), tree, span);
        var place =
                expressions
                        .arrays()
                        .checkedElement(operands.get(0), operands.get(1), world.span(access));
        body.emit(new Stmt.StoreElement(place.array(), place.index(), value, false, span));
        return value;
    }

    /// A value that is both stored and the result of the assignment.
    private Expr reusable(Expr value, AssignmentTree tree, Span span) {
        boolean once = value.type().isReference() && isStatement(tree);
        return once ? value : body.keep(value, span);
    }

    /// `place op= value`; the value of it.
    Expr compound(CompoundAssignmentTree tree) {
        var span = world.span(tree);
        var place = place(strip(tree.getVariable()), span);
        if (!(place.type() instanceof Primitive type)) {
            throw unsupported(
                    span,
                    "an assignment with an operator to a `" + place.type() + "`",
                    place.type() instanceof Type.Text
                            ? "give the parts as arguments of a format"
                            : "use a primitive type");
        }
        var operands =
                expressions.values(
                        List.<Supplier<Expr>>of(
                                () -> load(place), () -> expressions.value(tree.getExpression())),
                        span);
        var result =
                expressions.apply(
                        Expressions.operator(tree.getKind()),
                        operands.get(0),
                        operands.get(1),
                        span);
        return store(place, Folding.convert(type, result), span);
    }

    /// `++` and `--`; the value of it.
    Expr step(UnaryTree tree) {
        var span = world.span(tree);
        var place = place(strip(tree.getExpression()), span);
        if (!(place.type() instanceof Primitive type)) {
            throw unsupported(
                    span, "counting with a `" + place.type() + "`", "use a primitive type");
        }
        boolean postfix =
                tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
                        || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
        boolean up =
                tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
                        || tree.getKind() == Tree.Kind.PREFIX_INCREMENT;
        boolean needed = !isStatement(tree);
        var old = load(place);
        if (postfix && needed) {
            var kept = body.temporary(type, span);
            body.emit(new Stmt.Declare(kept, Optional.of(old), span));
            old = new Expr.Var(kept);
        }
        var stepped =
                expressions.apply(
                        up ? Expr.Binary.Operator.ADD : Expr.Binary.Operator.SUBTRACT,
                        old,
                        new Expr.Const(Primitive.INT, 1),
                        span);
        var result = store(place, Folding.convert(type, stepped), span);
        return postfix && needed ? old : result;
    }

    private boolean isStatement(Tree tree) {
        return world.sources().isStatement(tree);
    }

    private Place place(ExpressionTree target, Span span) {
        if (target instanceof ArrayAccessTree access) {
            var operands =
                    expressions.values(
                            List.<Supplier<Expr>>of(
                                    () -> expressions.value(access.getExpression()),
                                    () ->
                                            expressions.promote(
                                                    expressions.value(access.getIndex()), span)),
                            span);
            var array = body.fixed(operands.get(0), span);
            var index = body.fixed(operands.get(1), span);
            var element = expressions.arrays().checkedElement(array, index, world.span(access));
            return new Place.OfElement(element.array(), element.index());
        }
        var variable = variable(target, span);
        if (World.isLocal(variable)) {
            return new Place.OfLocal(body.local(variable));
        }
        var field = field(variable, span);
        if (field.isVolatile()) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.RACE,
                    "this reads and writes the volatile field `%s` in two steps"
                            .formatted(field.name()),
                    "guard the field with a lock wherever it is used, without `volatile`");
        }
        var object = body.fixed(object(target, span), span);
        return new Place.OfField(expressions.notNull(object, span), field);
    }

    private static Expr load(Place place) {
        return switch (place) {
            case Place.OfLocal(var local) -> new Expr.Var(local);
            case Place.OfField(var object, var field) -> new Expr.Load(object, field);
            case Place.OfElement(var array, var index) -> new Expr.Element(array, index);
        };
    }

    private Expr store(Place place, Expr value, Span span) {
        switch (place) {
            case Place.OfLocal(var local) -> {
                body.emit(new Stmt.Assign(local, value, span));
                return new Expr.Var(local);
            }
            case Place.OfField(var object, var field) -> {
                var kept = body.keep(value, span);
                body.emit(new Stmt.Store(object, field, kept, span));
                return kept;
            }
            case Place.OfElement(var array, var index) -> {
                var kept = body.keep(value, span);
                body.emit(new Stmt.StoreElement(array, index, kept, false, span));
                return kept;
            }
        }
    }

    private boolean isInitialised(VariableElement variable) {
        return variable.getModifiers().contains(javax.lang.model.element.Modifier.FINAL)
                && variable.getEnclosingElement() instanceof TypeElement owner
                && world.isOurs(owner)
                && body.isInitialiserOf(world.className(owner));
    }

    private Expr object(ExpressionTree target, Span span) {
        if (variable(target, span) instanceof VariableElement field && World.isStatic(field)) {
            return new Expr.Statics(field(field, span).owner());
        }
        return target instanceof MemberSelectTree select
                ? expressions.typed(select.getExpression())
                : body.implicit(variable(target, span), span);
    }

    private VariableElement variable(ExpressionTree target, Span span) {
        if ((target instanceof IdentifierTree || target instanceof MemberSelectTree)
                && world.sources().element(target) instanceof VariableElement variable) {
            return variable;
        }
        throw unsupported(span, "assigning to `" + target + "`", "assign to a variable or field");
    }

    private Field field(VariableElement variable, Span span) {
        if (World.isStatic(variable) && !isInitialised(variable)) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.STATIC_STATE,
                    "the static field `" + variable + "` cannot be assigned",
                    "make it a field of the module class");
        }
        if (!world.isOurs(variable.getEnclosingElement())) {
            throw unsupported(span, "assigning to `" + variable + "`");
        }
        return world.field(variable, span);
    }

    private static ExpressionTree strip(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree parenthesized
                ? strip(parenthesized.getExpression())
                : tree;
    }
}
