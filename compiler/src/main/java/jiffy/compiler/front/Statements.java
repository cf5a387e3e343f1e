// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.*;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Statements. A rejected one is left out and the next one lowered: several errors at once.
final class Statements {
    private final Body body;
    private final World world;
    private final List<Diagnostic> errors;
    private final Expressions expressions;
    private final Switches switches;
    private final Tries tries;

    Statements(Body body, List<Diagnostic> errors) {
        this.body = body;
        this.errors = errors;
        world = body.world();
        expressions = new Expressions(body, this);
        switches = new Switches(body, expressions, this);
        tries = new Tries(body, expressions, this);
    }

    List<Diagnostic> errors() {
        return errors;
    }

    Expressions expressions() {
        return expressions;
    }

    Switches switches() {
        return switches;
    }

    /// Lowers statements into the current block.
    void all(List<? extends StatementTree> trees) {
        trees.forEach(this::one);
    }

    /// Lowers a statement, or those of a block, into the current block.
    void inside(StatementTree tree) {
        if (tree instanceof BlockTree block) {
            all(block.getStatements());
        } else {
            one(tree);
        }
    }

    /// A statement as a block of its own.
    Block block(StatementTree tree) {
        if (tree == null) {
            return Block.EMPTY;
        }
        return body.block(() -> inside(tree));
    }

    /// Lowers one statement into the current block.
    void one(StatementTree tree) {
        try {
            lower(tree, null);
        } catch (Rejection rejection) {
            if (tree instanceof VariableTree variable && declareAnyway(variable)) {
                world.reports().tell(rejection, tree, errors);
            } else {
                world.reports().add(rejection, tree, errors);
            }
        } catch (ClassCastException | IllegalArgumentException confused) {
            if (!world.reports().follows(tree)) {
                throw confused;
            }
            world.reports().leaveOut();
        }
    }

    /// After an error in its initialiser, a variable is still known, so that it causes no others.
    ///
    /// @return whether its type is good
    private boolean declareAnyway(VariableTree variable) {
        var element = world.sources().element(variable);
        var span = world.span(variable);
        Type type;
        try {
            type = world.type(element.asType(), span);
        } catch (Rejection _) {
            type = new Type.Null();
        }
        if (body.local(element) == null) {
            body.declare(element, type, span);
        }
        return !(type instanceof Type.Null
                || type instanceof Type.Thrown
                || type.bound(Type.Kind.OBJECT).isPresent());
    }

    private void lower(StatementTree tree, String label) {
        var span = world.span(tree);
        expressions.patterns().declareIn(tree);
        switch (tree) {
            case BlockTree _ -> body.emit(new Stmt.Scope(block(tree), span));
            case VariableTree variable -> variable(variable, span);
            case ExpressionStatementTree statement -> expression(statement.getExpression());
            case IfTree branch -> branch(branch, span);
            case WhileLoopTree loop ->
                    loop(
                            label,
                            List.of(),
                            loop.getCondition(),
                            List.of(),
                            loop.getStatement(),
                            true,
                            span);
            case DoWhileLoopTree loop ->
                    loop(
                            label,
                            List.of(),
                            loop.getCondition(),
                            List.of(),
                            loop.getStatement(),
                            false,
                            span);
            case ForLoopTree loop -> forLoop(loop, label, span);
            case EnhancedForLoopTree loop -> forEach(loop, label, span);
            case LabeledStatementTree labeled -> labeled(labeled, span);
            case BreakTree leave ->
                    body.emit(new Stmt.Break(body.breakTarget(text(leave.getLabel())), span));
            case ContinueTree next ->
                    body.emit(new Stmt.Continue(body.continueTarget(text(next.getLabel())), span));
            case ReturnTree end -> returns(end, span);
            case ThrowTree thrown -> tries.throwing(thrown, span);
            case TryTree attempt -> tries.attempt(attempt, span);
            case SwitchTree choice -> switches.statement(choice, span);
            case YieldTree yield -> switches.yield(yield, span);
            case EmptyStatementTree _ -> {}
            case AssertTree assertion -> asserts(assertion, span);
            case SynchronizedTree _ ->
                    throw unsupported(
                            Rule.MONITOR,
                            span,
                            "`synchronized`",
                            "use a Mutex: `try (var _ = lock.acquire())`");
            case ClassTree _ -> {} // a class of the module as any other
            default -> throw Constructs.refused(tree, span);
        }
    }

    private static String text(javax.lang.model.element.Name name) {
        return name == null ? null : name.toString();
    }

    private void variable(VariableTree variable, Span span) {
        var element = world.sources().element(variable);
        var type = world.type(element.asType(), span);
        if (type.bound(Type.Kind.OBJECT).isPresent()) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.KERNEL_OBJECT,
                    "a kernel object cannot be kept in a variable",
                    "name the field where it is used");
        }
        if (type instanceof Type.Thrown) {
            throw unsupported(
                    Rule.EXCEPTION,
                    span,
                    "a variable for an exception",
                    "keep its code: `int code = caught.code();`");
        }
        if (variable.getInitializer() == null) {
            if (type.bound(Type.Kind.VALUE).isPresent()) {
                throw unsupported(
                        span,
                        "a variable for a `" + type + "` without one",
                        "declare it where it is obtained");
            }
            body.emit(new Stmt.Declare(body.declare(element, type, span), Optional.empty(), span));
            return;
        }
        int before = body.mark();
        var value = expressions.valueAs(variable.getInitializer(), type);
        expressions.checkNoAlias(value, span);
        var local = body.declare(element, type, span);
        if (!body.adopt(before, value, local)) {
            body.emit(new Stmt.Declare(local, Optional.of(value), span));
        }
    }

    /// An expression for its effects.
    void expression(ExpressionTree tree) {
        switch (tree) {
            case ParenthesizedTree parenthesized -> expression(parenthesized.getExpression());
            case AssignmentTree assignment when isKernelObject(assignment) -> construct(assignment);
            case MethodInvocationTree call -> expressions.calls().invoke(call, false);
            default -> expressions.value(tree);
        }
    }

    private boolean isKernelObject(AssignmentTree assignment) {
        var type = world.sources().type(assignment.getVariable());
        return World.classOf(type)
                .flatMap(world.api()::boundClass)
                .filter(bound -> bound.kind() == Type.Kind.OBJECT)
                .isPresent();
    }

    private void construct(AssignmentTree assignment) {
        var span = world.span(assignment);
        var element = world.sources().element(assignment.getVariable());
        if (!World.isField(element)) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.KERNEL_OBJECT,
                    "a kernel object cannot be kept in a variable");
        }
        if (body.isNested()) {
            throw World.reject(
                    span,
                    jiffy.compiler.diagnostic.Rule.KERNEL_OBJECT,
                    "a kernel object is not built inside of another statement",
                    "build it where its field is declared");
        }
        var field = world.field((javax.lang.model.element.VariableElement) element, span);
        expressions.calls().construct(field, assignment.getExpression());
    }

    private void branch(IfTree branch, Span span) {
        var condition = expressions.value(branch.getCondition());
        body.emit(
                new Stmt.If(
                        condition,
                        block(branch.getThenStatement()),
                        block(branch.getElseStatement()),
                        span));
    }

    private void loop(
            String name,
            List<? extends StatementTree> init,
            ExpressionTree condition,
            List<? extends StatementTree> update,
            StatementTree inner,
            boolean testFirst,
            Span span) {
        expressions.patterns().declare(condition);
        var label = body.label(name);
        var test = new Expr[] {new Expr.Const(Primitive.BOOLEAN, 1)};
        var prelude =
                body.block(() -> {
                    if (condition != null) {
                        test[0] = expressions.value(condition);
                    }
                });
        var updates = body.block(() -> all(update));
        body.within(
                new Body.Target(label, name, true, true, null),
                () ->
                        body.emit(
                                new Stmt.Loop(
                                        label,
                                        prelude,
                                        test[0],
                                        block(inner),
                                        updates,
                                        testFirst,
                                        span)));
    }

    private void forLoop(ForLoopTree tree, String label, Span span) {
        var scope =
                body.block(() -> {
                    all(tree.getInitializer());
                    loop(
                            label,
                            List.of(),
                            tree.getCondition(),
                            tree.getUpdate(),
                            tree.getStatement(),
                            true,
                            span);
                });
        body.emit(new Stmt.Scope(scope, span));
    }

    private void forEach(EnhancedForLoopTree tree, String name, Span span) {
        if (tree.getExpression() instanceof MethodInvocationTree call
                && Enums.values(call, world).isPresent()) {
            var owner = Enums.values(call, world).get();
            var constants = (Type.Enum) world.type(owner.asType(), span);
            var scope = body.block(() -> forConstants(tree, constants, name, span));
            body.emit(new Stmt.Scope(scope, span));
            return;
        }
        var type = world.type(world.sources().type(tree.getExpression()), span);
        if (type instanceof Type.Array) {
            body.emit(new Stmt.Scope(body.block(() -> forArray(tree, name, span)), span));
            return;
        }
        var container = type.bound(Type.Kind.OBJECT);
        if (container.isEmpty() || container.get().declaration().phases().forEach().isEmpty()) {
            throw unsupported(span, "a `for` over `" + type + "`");
        }
        var label = body.label(name);
        var walked = expressions.value(tree.getExpression());
        var element = world.sources().element(tree.getVariable());
        var local =
                body.declare(
                        element,
                        world.type(element.asType(), span),
                        world.span(tree.getVariable()));
        body.within(
                new Body.Target(label, name, true, true, null),
                () ->
                        body.emit(
                                new Stmt.ForEach(
                                        label, local, walked, block(tree.getStatement()), span)));
    }

    private void forArray(EnhancedForLoopTree tree, String name, Span span) {
        var array = expressions.notNull(expressions.value(tree.getExpression()), span);
        var elements = walked(array, span);
        forIndex(
                tree,
                new Expr.Length(elements),
                index -> new Expr.Element(elements, index),
                name,
                span);
    }

    /// The array that a `for` walks, whatever happens to the variable that it came from.
    private Expr walked(Expr array, Span span) {
        if (array instanceof Expr.Load(Expr.Statics _, _)) {
            return array;
        }
        var kept = body.temporary(array.type(), span);
        body.emit(new Stmt.Declare(kept, Optional.of(array), span));
        return new Expr.Var(kept);
    }

    /// A `for` over `values()`: the array that Java makes for it is never seen.
    private void forConstants(EnhancedForLoopTree tree, Type.Enum type, String name, Span span) {
        var owner = world.hierarchy().element(type.name());
        forIndex(
                tree,
                new Expr.Const(Primitive.INT, Enums.count(owner)),
                index -> new Expr.EnumAt(type, index),
                name,
                span);
    }

    private void forIndex(
            EnhancedForLoopTree tree,
            Expr length,
            Function<Expr, Expr> element,
            String name,
            Span span) {
        var index = body.temporary(Primitive.INT, span);
        body.emit(new Stmt.Declare(index, Optional.of(new Expr.Const(Primitive.INT, 0)), span));
        var label = body.label(name);
        var round =
                body.block(() -> {
                    var variable = world.sources().element(tree.getVariable());
                    var type = world.type(variable.asType(), span);
                    var local = body.declare(variable, type, span);
                    var value = element.apply(new Expr.Var(index));
                    body.emit(
                            new Stmt.Declare(
                                    local,
                                    Optional.of(expressions.coerce(value, type, span)),
                                    span));
                    body.within(
                            new Body.Target(label, name, true, true, null),
                            () -> {
                                if (tree.getStatement() instanceof BlockTree block) {
                                    all(block.getStatements());
                                } else {
                                    one(tree.getStatement());
                                }
                            });
                });
        body.emit(
                new Stmt.Loop(
                        label,
                        Block.EMPTY,
                        Folding.binary(
                                Expr.Binary.Operator.LESS,
                                Primitive.BOOLEAN,
                                new Expr.Var(index),
                                length),
                        round,
                        Block.of(increment(index, span)),
                        true,
                        span));
    }

    static Stmt increment(Local index, Span span) {
        return new Stmt.Assign(
                index,
                Folding.binary(
                        Expr.Binary.Operator.ADD,
                        Primitive.INT,
                        new Expr.Var(index),
                        new Expr.Const(Primitive.INT, 1)),
                span);
    }

    private void labeled(LabeledStatementTree labeled, Span span) {
        String name = labeled.getLabel().toString();
        switch (labeled.getStatement()) {
            case WhileLoopTree _, DoWhileLoopTree _, ForLoopTree _, EnhancedForLoopTree _ ->
                    lower(labeled.getStatement(), name);
            default -> {
                var label = body.label(name);
                body.within(
                        new Body.Target(label, name, false, false, null),
                        () ->
                                body.emit(
                                        new Stmt.Labeled(
                                                label, block(labeled.getStatement()), span)));
            }
        }
    }

    private void returns(ReturnTree end, Span span) {
        if (end.getExpression() == null) {
            body.emit(new Stmt.Return(Optional.empty(), span));
            return;
        }
        var value = expressions.valueAs(end.getExpression(), body.resultType());
        body.emit(new Stmt.Return(Optional.of(value), span));
    }

    /// The message is computed, for what it does, and dropped: the log names exception and line.
    private void asserts(AssertTree assertion, Span span) {
        var condition = expressions.value(assertion.getCondition());
        var failure =
                body.block(() -> {
                    if (assertion.getDetail() != null) {
                        expressions.value(assertion.getDetail());
                    }
                    body.emit(new Stmt.ThrowFault(Stmt.Fault.ASSERTION, span));
                });
        body.emit(new Stmt.If(condition, Block.EMPTY, failure, span));
    }
}
