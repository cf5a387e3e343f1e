// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// `switch` over whole numbers, characters, enums and strings, old and new, statement and
/// expression.
final class Switches {
    /// What a null is switched to where there is a `case null`.
    private static final long NULL = -2;

    private final Body body;
    private final Expressions expressions;
    private final Statements statements;
    private final World world;

    Switches(Body body, Expressions expressions, Statements statements) {
        this.body = body;
        this.expressions = expressions;
        this.statements = statements;
        world = body.world();
    }

    void statement(SwitchTree tree, Span span) {
        var label = body.label(null);
        var selector = selector(tree.getExpression(), tree.getCases(), span);
        body.within(
                new Body.Target(label, null, false, true, null),
                () -> choose(label, selector, tree.getCases(), null, span));
    }

    Expr expression(SwitchExpressionTree tree) {
        var span = world.span(tree);
        var type = new ResultTypes(world).of(tree, span);
        var label = body.label(null);
        var selector = selector(tree.getExpression(), tree.getCases(), span);
        var result = body.temporary(type, span);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.within(
                new Body.Target(label, null, false, false, result),
                () -> choose(label, selector, tree.getCases(), result, span));
        return new Expr.Var(result);
    }

    private void choose(
            Stmt.Label label,
            Expr selector,
            List<? extends CaseTree> trees,
            Local result,
            Span span) {
        if (PatternSwitches.isOverObjects(selector.type(), trees)) {
            new PatternSwitches(body, expressions, expressions.patterns())
                    .choose(label, selector, trees, each -> content(each, label, result), span);
            return;
        }
        var groups = cases(trees, label, result);
        var scope = SwitchScope.of(result == null ? groups : exhaustive(groups));
        scope.declarations().forEach(body::emit);
        body.emit(new Stmt.Switch(label, selector, scope.cases(), span));
    }

    /// A switch expression without a default names every constant of an enum: its last group may as
    /// well be the default, so that C sees it, too.
    private static List<Stmt.Case> exhaustive(List<Stmt.Case> groups) {
        if (groups.stream().anyMatch(Stmt.Case::isDefault)) {
            return groups;
        }
        var last = groups.getLast();
        var all = new ArrayList<>(groups.subList(0, groups.size() - 1));
        all.add(new Stmt.Case(last.values(), true, last.body(), last.fallsThrough(), last.span()));
        return List.copyOf(all);
    }

    void yield(YieldTree tree, Span span) {
        var target = body.yieldTarget();
        leave(tree.getValue(), target.yields(), target.label(), span);
    }

    private void leave(ExpressionTree tree, Local result, Stmt.Label label, Span span) {
        if (!(world.sources().parent(tree) instanceof YieldTree)) {
            expressions.patterns().declare(tree);
        }
        var value = expressions.valueAs(tree, result.type());
        body.emit(new Stmt.Assign(result, value, span));
        body.emit(new Stmt.Break(label, span));
    }

    /// What is switched over as a whole number; `labels` are those of a `switch` over strings.
    private Expr selector(ExpressionTree tree, List<? extends CaseTree> cases, Span span) {
        var value = expressions.typed(tree);
        if (value.type() instanceof Primitive
                || PatternSwitches.isOverObjects(value.type(), cases)) {
            return value;
        }
        boolean takesNull = cases.stream().anyMatch(Switches::takesNull);
        var kept = takesNull ? body.keep(value, span) : value;
        return switch (value.type()) {
            case Type.Enum _ when takesNull ->
                    new Expr.Choose(
                            Primitive.INT,
                            isNull(kept),
                            new Expr.Const(Primitive.INT, NULL),
                            Enums.ordinal(kept, span));
            case Type.Enum _ -> Enums.ordinal(expressions.notNull(value, span), span);
            case Type.Text _ when takesNull -> {
                var position = Texts.position(kept, texts(cases));
                var none = new Expr.Const(Primitive.INT, NULL);
                yield new Expr.Choose(Primitive.INT, isNull(kept), none, position);
            }
            case Type.Text _ ->
                    Texts.position(body.keep(expressions.notNull(value, span), span), texts(cases));
            default ->
                    throw unsupported(
                            span,
                            "a `switch` over a `" + value.type() + "`",
                            "switch over a number, a string, an enum or an object of the module");
        };
    }

    private static Expr isNull(Expr value) {
        return Folding.binary(
                Expr.Binary.Operator.EQUAL, Primitive.BOOLEAN, value, new Expr.Null(value.type()));
    }

    private static boolean takesNull(CaseTree group) {
        return group.getLabels().stream()
                .filter(ConstantCaseLabelTree.class::isInstance)
                .map(each -> ((ConstantCaseLabelTree) each).getConstantExpression())
                .anyMatch(each -> each.getKind() == Tree.Kind.NULL_LITERAL);
    }

    private List<Stmt.Case> cases(List<? extends CaseTree> trees, Stmt.Label label, Local result) {
        var cases = new ArrayList<Stmt.Case>();
        var texts = texts(trees);
        for (var tree : trees) {
            cases.add(group(tree, texts, label, result));
        }
        return List.copyOf(cases);
    }

    private Stmt.Case group(CaseTree tree, List<String> texts, Stmt.Label label, Local result) {
        var span = world.span(tree);
        var values = new ArrayList<Long>();
        boolean isDefault = false;
        for (var each : tree.getLabels()) {
            switch (each) {
                case ConstantCaseLabelTree constant -> values.add(constant(constant, texts));
                case DefaultCaseLabelTree _ -> isDefault = true;
                default ->
                        throw unsupported(
                                span,
                                "a pattern in a `switch` over a number",
                                "compare with `if`, or list the numbers");
            }
        }
        boolean isRule = tree.getCaseKind() == CaseTree.CaseKind.RULE;
        var inner = body.block(() -> content(tree, label, result));
        return new Stmt.Case(List.copyOf(values), isDefault, inner, !isRule, span);
    }

    /// What a label leads to.
    private void content(CaseTree tree, Stmt.Label label, Local result) {
        if (tree.getCaseKind() == CaseTree.CaseKind.RULE) {
            rule(tree.getBody(), label, result, world.span(tree));
        } else {
            statements.all(tree.getStatements());
        }
    }

    private void rule(Tree tree, Stmt.Label label, Local result, Span span) {
        switch (tree) {
            case ExpressionStatementTree statement when result == null -> statements.one(statement);
            case ExpressionStatementTree statement ->
                    leave(statement.getExpression(), result, label, span);
            case ExpressionTree expression when result == null -> {
                expressions.patterns().declare(expression);
                statements.expression(expression);
            }
            case ExpressionTree expression -> leave(expression, result, label, span);
            case StatementTree statement -> statements.one(statement);
            default -> throw Constructs.refused(tree, span);
        }
    }

    private List<String> texts(List<? extends CaseTree> cases) {
        return cases.stream()
                .flatMap(each -> each.getLabels().stream())
                .filter(ConstantCaseLabelTree.class::isInstance)
                .map(each -> ((ConstantCaseLabelTree) each).getConstantExpression())
                .map(expressions::value)
                .filter(Expr.Text.class::isInstance)
                .map(each -> ((Expr.Text) each).value())
                .toList();
    }

    private long constant(ConstantCaseLabelTree label, List<String> texts) {
        var span = world.span(label);
        return switch (expressions.value(label.getConstantExpression())) {
            case Expr.Const(_, long value) -> value;
            case Expr.EnumConstant(_, _, int ordinal) -> ordinal;
            case Expr.Text(var text) -> texts.indexOf(text);
            case Expr.Null _ -> NULL;
            default -> throw Constructs.refused(label, span);
        };
    }
}
