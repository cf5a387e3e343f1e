// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Patterns: what they test is an expression, what they name are variables of the statement around.
///
/// A pattern's variable is declared before the statement that it stands in, for Java may name it
/// behind that statement, too. It is set whether or not its class fits: who names it knows that it
/// does. What is matched is kept in a variable of the same block, which owns it if anybody must.
final class Patterns {
    private final Body body;
    private final Expressions expressions;
    private final World world;
    private final Map<InstanceOfTree, Local> subjects = new HashMap<>();

    Patterns(Body body, Expressions expressions) {
        this.body = body;
        this.expressions = expressions;
        world = body.world();
    }

    /// Declares the variables of the patterns in a statement's expressions; a loop's condition and
    /// the statements inside are not among them.
    void declareIn(StatementTree statement) {
        switch (statement) {
            case BlockTree _,
                    ClassTree _,
                    ForLoopTree _,
                    WhileLoopTree _,
                    DoWhileLoopTree _,
                    LabeledStatementTree _,
                    TryTree _ -> {}
            default -> declare(statement);
        }
    }

    /// Declares the variables of the patterns in an expression.
    void declare(Tree expression) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void nothing) {
                boolean isInside = tree instanceof StatementTree && tree != expression;
                return isInside ? null : super.scan(tree, nothing);
            }

            @Override
            public Void visitCase(CaseTree tree, Void nothing) {
                return null;
            }

            @Override
            public Void visitInstanceOf(InstanceOfTree tree, Void nothing) {
                super.visitInstanceOf(tree, nothing);
                if (tree.getPattern() != null) {
                    declareVariables(tree);
                }
                return null;
            }

            @Override
            public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
                return null;
            }

            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                return null;
            }
        }.scan(expression, null);
    }

    private void declareVariables(InstanceOfTree tree) {
        var span = world.span(tree);
        var type = world.type(world.sources().type(tree.getExpression()), span);
        var subject = body.hidden("matched", type, span);
        subjects.put(tree, subject);
        body.emit(new Stmt.Declare(subject, Optional.empty(), span));
        declareVariables(tree.getPattern());
    }

    /// Declares the variables of a pattern.
    void declareVariables(PatternTree pattern) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitBindingPattern(BindingPatternTree tree, Void nothing) {
                var variable = tree.getVariable();
                if (!variable.getName().isEmpty()) {
                    var span = world.span(variable);
                    var element = world.sources().element(variable);
                    var local = body.declare(element, world.type(element.asType(), span), span);
                    body.emit(new Stmt.Declare(local, Optional.empty(), span));
                }
                return null;
            }
        }.scan(pattern, null);
    }

    /// `x instanceof T`, `x instanceof T t`, `x instanceof R(…)`
    Expr instanceOf(InstanceOfTree tree) {
        var span = world.span(tree);
        var value = expressions.typed(tree.getExpression());
        if (tree.getPattern() == null) {
            var type = world.type(world.sources().type(tree.getType()), span);
            return isInstance(body.keep(value, span), type, span);
        }
        return match(tree.getPattern(), subject(tree, value, span), span);
    }

    private Expr subject(InstanceOfTree tree, Expr value, Span span) {
        if (canBeMatched(value)) {
            return value;
        }
        var kept = subjects.get(tree);
        body.set(kept, value, span);
        return new Expr.Var(kept);
    }

    /// Whether a value has a name of its own, under which it stays the same.
    boolean canBeMatched(Expr value) {
        return value instanceof Expr.Var(var local) && local.named() && body.isStable(value);
    }

    private Expr isInstance(Expr value, Type type, Span span) {
        boolean areClasses =
                Hierarchy.className(type).isPresent()
                        && Hierarchy.className(value.type()).isPresent();
        if (areClasses) {
            return world.conversions().isInstance(value, type, !body.isNotNull(value));
        }
        if (value.type().equals(type)) {
            return Conversions.isNotNull(value);
        }
        throw unsupported(span, "asking whether a `" + value.type() + "` is a `" + type + "`");
    }

    /// Whether a value that is not null, or that must not be, matches; sets the variables.
    Expr match(PatternTree pattern, Expr value, Span span) {
        return switch (pattern) {
            case BindingPatternTree binding -> {
                var variable = binding.getVariable();
                var type = world.type(world.sources().type(variable), span);
                var test = isInstance(value, type, span);
                bind(variable, value, span).ifPresent(body::isNeverNull);
                yield test;
            }
            case DeconstructionPatternTree record -> deconstruct(record, value, span);
            default -> throw Constructs.refused(pattern, span);
        };
    }

    private Optional<Local> bind(VariableTree variable, Expr value, Span span) {
        if (variable.getName().isEmpty()) {
            return Optional.empty();
        }
        var local = body.local(world.sources().element(variable));
        body.set(local, world.conversions().cast(value, local.type()), span);
        return Optional.of(local);
    }

    private Expr deconstruct(DeconstructionPatternTree pattern, Expr value, Span span) {
        var type = (Type.Struct) world.type(world.sources().type(pattern), span);
        var isRecord = isInstance(value, type, span);
        var matches = new Expr[1];
        var effects = body.block(() -> matches[0] = components(pattern, value, type, span));
        return also(isRecord, effects, matches[0], span);
    }

    /// `first && second`, where the second has effects.
    Expr also(Expr first, Block effects, Expr second, Span span) {
        if (effects.isEmpty()) {
            return Conversions.and(first, second);
        }
        if (first instanceof Expr.Const(_, long value) && value == 1) {
            effects.statements().forEach(body::emit);
            return second;
        }
        var result = body.temporary(Primitive.BOOLEAN, span);
        body.emit(new Stmt.Declare(result, Optional.of(first), span));
        var then = new java.util.ArrayList<>(effects.statements());
        if (!(second instanceof Expr.Const(_, long value) && value == 1)) {
            then.add(new Stmt.Assign(result, second, span));
        }
        body.emit(
                new Stmt.If(new Expr.Var(result), new Block(List.copyOf(then)), Block.EMPTY, span));
        return new Expr.Var(result);
    }

    private Expr components(
            DeconstructionPatternTree pattern, Expr value, Type.Struct type, Span span) {
        var record = world.sources().type(pattern);
        var accessors = ObjectMethods.accessors(World.classOf(record).orElseThrow());
        Expr all = new Expr.Const(Primitive.BOOLEAN, 1);
        var nested = pattern.getNestedPatterns();
        for (int i = 0; i < nested.size(); i++) {
            var part = nested.get(i);
            if (isUnread(part) && world.objects().isGenerated(accessors.get(i))) {
                continue;
            }
            var component = component(value, type, accessors.get(i), (DeclaredType) record, span);
            if (part instanceof AnyPatternTree) {
                continue;
            }
            var matches = new Expr[1];
            var before = all;
            var effects = body.block(() -> matches[0] = nested(part, component, world.span(part)));
            all = also(before, effects, matches[0], span);
        }
        return all;
    }

    private static boolean isUnread(PatternTree pattern) {
        return pattern instanceof AnyPatternTree;
    }

    /// A component as its accessor says; one that throws makes the match fail with a fault.
    private Expr component(
            Expr value,
            Type.Struct type,
            ExecutableElement accessor,
            DeclaredType record,
            Span span) {
        var object = world.conversions().cast(value, type);
        var member = (ExecutableType) world.sources().types().asMemberOf(record, accessor);
        var declared = world.type(member.getReturnType(), span);
        var field = world.objects().accessed(accessor, span);
        if (field.isPresent()) {
            var loaded = new Expr.Load(object, field.get());
            return loaded.type().isReference()
                    ? expressions.coerce(loaded, declared, span)
                    : loaded;
        }
        var result = body.temporary(world.type(accessor.getReturnType(), span), span);
        var call =
                new Stmt.Invoke(Optional.of(result), world.name(accessor), List.of(object), span);
        var caught = body.temporary(new Type.Thrown("java.lang.Throwable"), span);
        var failed = Block.of(new Stmt.ThrowFault(Stmt.Fault.MATCH, span));
        var all = EnumSet.allOf(Stmt.Fault.class);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.emit(
                new Stmt.Try(
                        Block.of(call),
                        List.of(new Stmt.Catch(caught, true, all, failed, span)),
                        Optional.empty(),
                        false,
                        span));
        return expressions.coerce(new Expr.Var(result), declared, span);
    }

    /// A component matches a type that every value of it has even if it is null.
    private Expr nested(PatternTree pattern, Expr component, Span span) {
        if (pattern instanceof BindingPatternTree binding) {
            var type = world.type(world.sources().type(binding.getVariable()), span);
            if (isTotal(component.type(), type)) {
                bind(binding.getVariable(), component, span);
                return new Expr.Const(Primitive.BOOLEAN, 1);
            }
        }
        return match(pattern, body.keep(component, span), span);
    }

    private boolean isTotal(Type component, Type type) {
        return component.equals(type)
                || Hierarchy.className(component).isPresent()
                        && Hierarchy.className(type).isPresent()
                        && world.hierarchy()
                                .isSubtype(
                                        Hierarchy.className(component).get(),
                                        Hierarchy.className(type).get());
    }

    /// Whether a pattern only asks for a class and names what every object of it has.
    boolean isClassTest(PatternTree pattern) {
        return switch (pattern) {
            case BindingPatternTree _ -> true;
            case DeconstructionPatternTree record -> {
                var type = (DeclaredType) world.sources().type(record);
                var accessors = ObjectMethods.accessors((TypeElement) type.asElement());
                boolean all = true;
                for (int i = 0; i < accessors.size(); i++) {
                    all &= isNaming(record.getNestedPatterns().get(i), accessors.get(i), type);
                }
                yield all;
            }
            default -> false;
        };
    }

    private boolean isNaming(PatternTree part, ExecutableElement accessor, DeclaredType record) {
        if (!world.objects().isGenerated(accessor)) {
            return false;
        }
        if (part instanceof AnyPatternTree) {
            return true;
        }
        var span = world.span(part);
        var member = (ExecutableType) world.sources().types().asMemberOf(record, accessor);
        return part instanceof BindingPatternTree binding
                && isTotal(
                        world.type(member.getReturnType(), span),
                        world.type(world.sources().type(binding.getVariable()), span));
    }

    /// The class that a pattern asks for.
    String asksFor(PatternTree pattern, Span span) {
        var tree = pattern instanceof BindingPatternTree binding ? binding.getVariable() : pattern;
        return Hierarchy.className(world.type(world.sources().type(tree), span))
                .orElseThrow(() ->
                        unsupported(
                                span,
                                "a pattern of type `" + world.sources().type(tree) + "` here",
                                "put the value into a record, and let the pattern name that"));
    }

    /// Sets the variables of a pattern that is known to match.
    void bindAll(PatternTree pattern, Expr value, Span span) {
        declareVariables(pattern);
        switch (pattern) {
            case BindingPatternTree binding ->
                    bind(binding.getVariable(), value, span).ifPresent(body::isNeverNull);
            case DeconstructionPatternTree record ->
                    components(record, value, new Type.Struct(asksFor(record, span)), span);
            default -> throw Constructs.refused(pattern, span);
        }
    }
}
