// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// What runs when a class is initialised in Java: its enum constants, `static final` fields and
/// static blocks, in their order, as one method of the IR. It is run while compiling.
final class Initialisers {
    private final World world;
    private final List<Diagnostic> errors;
    private final ClassTree type;
    private final String owner;
    private final Body body;
    private final Statements statements;

    private Initialisers(World world, List<Diagnostic> errors, ClassTree type) {
        this.world = world;
        this.errors = errors;
        this.type = type;
        var span = Declaration.nameSpan(type, world);
        owner = world.className((TypeElement) world.sources().element(type));
        var assigned = new MethodLowering(world, errors, type, false).assigned();
        body = new Body(world, Optional.empty(), Type.Primitive.VOID, assigned, span);
        body.initialises(owner);
        statements = new Statements(body, errors);
    }

    /// The initialiser of a class; empty if there is nothing to do.
    static Optional<Method> of(ClassTree type, World world, List<Diagnostic> errors) {
        return new Initialisers(world, errors, type).method();
    }

    /// Refuses a static field that can change, and is no parameter.
    static void checkState(VariableElement element, World world, Span span) {
        boolean isFinal = element.getModifiers().contains(Modifier.FINAL);
        if (!isFinal && !Declaration.isParameter(element, world)) {
            throw World.reject(
                    span,
                    Rule.STATIC_STATE,
                    "the static field `" + element.getSimpleName() + "` is not a constant",
                    "make it a field of the module class, or a `@Parameter`");
        }
    }

    private Optional<Method> method() {
        var block = body.block(() -> type.getMembers().forEach(this::member));
        if (block.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Method(
                        new MethodName(owner, "<clinit>", ""),
                        Optional.empty(),
                        List.of(),
                        Type.Primitive.VOID,
                        false,
                        block,
                        Set.of(),
                        true,
                        false,
                        Declaration.nameSpan(type, world)));
    }

    private void member(Tree member) {
        try {
            switch (member) {
                case BlockTree block when block.isStatic() -> statements.one(block);
                case VariableTree variable -> field(variable);
                default -> {}
            }
        } catch (Rejection rejection) {
            world.reports().add(rejection, member, errors);
        }
    }

    private void field(VariableTree variable) {
        var element = (VariableElement) world.sources().element(variable);
        if (!World.isStatic(element)
                || element.getConstantValue() != null
                || Declaration.isParameter(element, world)) {
            return;
        }
        if (!element.getModifiers().contains(Modifier.FINAL)) {
            return; // refused before
        }
        var span = world.span(variable);
        var field = world.field(element, span);
        Enums.checkConstant(field, span);
        if (variable.getInitializer() == null) {
            return;
        }
        var value =
                element.getKind() == ElementKind.ENUM_CONSTANT
                        ? statements.expressions().calls().enumConstant(variable.getInitializer())
                        : statements.expressions().valueAs(variable.getInitializer(), field.type());
        body.emit(new Stmt.Store(new Expr.Statics(owner), field, value, span));
    }
}
