// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// The resources of a `try`: a lock that is held, or an object of the module that is closed.
///
/// An exception of `close()` behind one of the block is suppressed in Java; here, where an
/// exception is a number, it is dropped.
final class Resources {
    private final Body body;
    private final Expressions expressions;
    private final Statements statements;
    private final World world;

    Resources(Body body, Expressions expressions, Statements statements) {
        this.body = body;
        this.expressions = expressions;
        this.statements = statements;
        world = body.world();
    }

    /// The block of a `try`, inside of its resources.
    void open(List<? extends Tree> resources, Runnable block) {
        if (resources.isEmpty()) {
            block.run();
            return;
        }
        var resource = resources.getFirst();
        var span = world.span(resource);
        Runnable rest = () -> open(resources.subList(1, resources.size()), block);
        if (World.classOf(world.sources().type(resource)).filter(world::isOurs).isPresent()) {
            body.emit(new Stmt.Scope(body.block(() -> closing(resource, rest, span)), span));
        } else {
            guard(resource, rest, span);
        }
    }

    private void guard(Tree resource, Runnable rest, Span span) {
        if (!(resource instanceof VariableTree variable) || variable.getInitializer() == null) {
            throw unsupported(
                    span,
                    "a resource of the kernel that is made before the `try`",
                    "write `try (var _ = lock.acquire()) { … }`");
        }
        var acquisition = expressions.calls().acquisition(variable.getInitializer());
        body.emit(
                new Stmt.Guard(
                        acquisition.lock(),
                        acquisition.binding(),
                        Stmt.Guard.Variant.PLAIN,
                        body.block(rest),
                        span));
    }

    private void closing(Tree resource, Runnable rest, Span span) {
        var object = object(resource, span);
        var failed = body.temporary(Primitive.BOOLEAN, span);
        body.emit(new Stmt.Declare(failed, Optional.of(constant(false)), span));
        var inner = body.block(rest);
        var thrown = body.temporary(new Type.Thrown("java.lang.Throwable"), span);
        var note =
                Block.of(
                        new Stmt.Assign(failed, constant(true), span),
                        new Stmt.Rethrow(thrown, span));
        var noting = new Stmt.Try(inner, List.of(all(thrown, note, span)), NOTHING, false, span);
        var last = body.block(() -> close(object, failed, span));
        body.emit(new Stmt.Try(Block.of(noting), List.of(), Optional.of(last), false, span));
    }

    private static final Optional<Block> NOTHING = Optional.empty();

    private static Expr constant(boolean value) {
        return new Expr.Const(Primitive.BOOLEAN, value ? 1 : 0);
    }

    private static Stmt.Catch all(Local thrown, Block handler, Span span) {
        return new Stmt.Catch(thrown, true, EnumSet.allOf(Stmt.Fault.class), handler, span);
    }

    /// The object of the resource, in a variable that does not change.
    private Expr object(Tree resource, Span span) {
        if (resource instanceof VariableTree variable) {
            statements.one(variable);
            return new Expr.Var(body.local(world.sources().element(variable)));
        }
        return body.keep(expressions.value((ExpressionTree) resource), span);
    }

    private void close(Expr object, Local failed, Span span) {
        var call = body.block(() -> call(object, span));
        var dropped = body.temporary(new Type.Thrown("java.lang.Throwable"), span);
        var quietly =
                new Stmt.Try(call, List.of(all(dropped, Block.EMPTY, span)), NOTHING, false, span);
        var either =
                new Stmt.If(
                        new Expr.Var(failed),
                        Block.of(quietly),
                        body.block(() -> call(object, span)),
                        span);
        body.emit(new Stmt.If(Conversions.isNotNull(object), Block.of(either), Block.EMPTY, span));
    }

    private void call(Expr object, Span span) {
        var target = target(object.type(), span);
        var receiver = world.conversions().cast(object, world.typeNamed(target.owner()));
        body.emit(new Stmt.Invoke(Optional.empty(), target, List.of(receiver), span));
    }

    private MethodName target(Type type, Span span) {
        TypeElement element = world.hierarchy().element(Hierarchy.className(type).orElseThrow());
        ExecutableElement close =
                ElementFilter.methodsIn(world.sources().elements().getAllMembers(element)).stream()
                        .filter(each -> each.getSimpleName().contentEquals("close"))
                        .filter(each -> each.getParameters().isEmpty())
                        .findFirst()
                        .orElseThrow();
        return world.dispatch().target(type, close, span);
    }
}
