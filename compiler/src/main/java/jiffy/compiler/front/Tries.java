// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// `throw` and `try`. The exceptions are Errno and the language's own.
final class Tries {
    private static final String CATCHABLE =
            "catch an `Errno`, a fault such as `ArithmeticException`, or every `Exception`";

    private final Body body;
    private final Expressions expressions;
    private final Statements statements;
    private final Resources resources;
    private final World world;

    Tries(Body body, Expressions expressions, Statements statements) {
        this.body = body;
        this.expressions = expressions;
        this.statements = statements;
        resources = new Resources(body, expressions, statements);
        world = body.world();
    }

    void throwing(ThrowTree tree, Span span) {
        throwing(tree.getExpression(), span);
    }

    private void throwing(ExpressionTree tree, Span span) {
        switch (tree) {
            case ParenthesizedTree parenthesized -> throwing(parenthesized.getExpression(), span);
            case NewClassTree creation -> throwNew(creation, span);
            case IdentifierTree identifier when caught(identifier).isPresent() ->
                    body.emit(new Stmt.Rethrow(caught(identifier).get(), span));
            case LiteralTree _ ->
                    body.emit(new Stmt.ThrowFault(Stmt.Fault.NULL_POINTER, span)); // `throw null`
            default ->
                    throw unsupported(
                            Rule.EXCEPTION,
                            span,
                            "throwing `" + tree + "`",
                            "throw a new exception, or what the `catch` around has caught");
        }
    }

    private Optional<Local> caught(IdentifierTree name) {
        return Optional.ofNullable(body.local(world.sources().element(name)))
                .filter(each -> each.type() instanceof Type.Thrown);
    }

    private void throwNew(NewClassTree creation, Span span) {
        String name =
                World.classOf(world.sources().type(creation))
                        .map(TypeElement::getQualifiedName)
                        .map(Object::toString)
                        .orElse("");
        if (name.equals(World.ERRNO)) {
            var code = expressions.valueAs(creation.getArguments().getFirst(), Type.Primitive.INT);
            body.emit(new Stmt.ThrowErrno(body.keep(code, span), span));
            return;
        }
        var fault =
                Arrays.stream(Stmt.Fault.values())
                        .filter(each -> each.className().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                unsupported(
                                        Rule.EXCEPTION,
                                        span,
                                        "throwing `" + name + "`",
                                        Instead.ERRNO));
        if (!creation.getArguments().isEmpty()) {
            throw unsupported(
                    Rule.EXCEPTION,
                    span,
                    "the message of an exception",
                    "leave it out; the kernel log gets the exception's name and line");
        }
        body.emit(new Stmt.ThrowFault(fault, span));
    }

    void attempt(TryTree tree, Span span) {
        var inner =
                body.block(() ->
                        resources.open(
                                tree.getResources(),
                                () -> statements.all(tree.getBlock().getStatements())));
        var last = Optional.ofNullable(tree.getFinallyBlock()).map(statements::block);
        if (tree.getCatches().isEmpty() && last.isEmpty()) {
            inner.statements().forEach(body::emit);
            return;
        }
        var catches = tree.getCatches().stream().map(this::clause).toList();
        body.emit(new Stmt.Try(inner, catches, last, false, span));
    }

    private Stmt.Catch clause(CatchTree tree) {
        var span = world.span(tree);
        var faults = EnumSet.noneOf(Stmt.Fault.class);
        boolean errno = false;
        for (var type : types(tree.getParameter())) {
            errno |= isSubtype(World.ERRNO, type);
            for (var fault : Stmt.Fault.values()) {
                if (isSubtype(fault.className(), type)) {
                    faults.add(fault);
                }
            }
            if (!errno && faults.isEmpty()) {
                throw unsupported(Rule.EXCEPTION, span, "catching `" + type + "`", CATCHABLE);
            }
        }
        var element = world.sources().element(tree.getParameter());
        String name = errno && faults.isEmpty() ? World.ERRNO : "java.lang.Throwable";
        var local = body.declare(element, new Type.Thrown(name), span);
        Block handler = statements.block(tree.getBlock());
        return new Stmt.Catch(local, errno, faults, handler, span);
    }

    private List<TypeMirror> types(VariableTree parameter) {
        var list = new ArrayList<TypeMirror>();
        if (parameter.getType() instanceof UnionTypeTree union) {
            union.getTypeAlternatives().forEach(each -> list.add(world.sources().type(each)));
        } else {
            list.add(world.sources().type(parameter.getType()));
        }
        return list;
    }

    private boolean isSubtype(String className, TypeMirror type) {
        var element = world.sources().elements().getTypeElement(className);
        return world.sources().types().isSubtype(element.asType(), type);
    }
}
