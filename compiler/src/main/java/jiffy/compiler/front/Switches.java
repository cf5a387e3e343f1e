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
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type.Primitive;

/// `switch` over whole numbers and characters, old and new, statement and expression.
final class Switches {
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
        var selector = selector(tree.getExpression(), span);
        body.within(
                new Body.Target(label, null, false, true, null),
                () -> choose(label, selector, tree.getCases(), null, span));
    }

    Expr expression(SwitchExpressionTree tree) {
        var span = world.span(tree);
        var type = world.type(world.sources().type(tree), span);
        var label = body.label(null);
        var selector = selector(tree.getExpression(), span);
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
        var scope = SwitchScope.of(cases(trees, label, result));
        scope.declarations().forEach(body::emit);
        body.emit(new Stmt.Switch(label, selector, scope.cases(), span));
    }

    void yield(YieldTree tree, Span span) {
        var target = body.yieldTarget();
        leave(tree.getValue(), target.yields(), target.label(), span);
    }

    private void leave(ExpressionTree tree, Local result, Stmt.Label label, Span span) {
        var value = expressions.valueAs(tree, result.type());
        body.emit(new Stmt.Assign(result, value, span));
        body.emit(new Stmt.Break(label, span));
    }

    private Expr selector(ExpressionTree tree, Span span) {
        var value = expressions.value(tree);
        if (value.type() instanceof Primitive) {
            return value;
        }
        throw unsupported(span, "a `switch` over `" + value.type() + "`");
    }

    private List<Stmt.Case> cases(List<? extends CaseTree> trees, Stmt.Label label, Local result) {
        var cases = new ArrayList<Stmt.Case>();
        for (var tree : trees) {
            cases.add(group(tree, label, result));
        }
        return List.copyOf(cases);
    }

    private Stmt.Case group(CaseTree tree, Stmt.Label label, Local result) {
        var span = world.span(tree);
        if (tree.getGuard() != null) {
            throw unsupported(span, "a guard (`when`)");
        }
        var values = new ArrayList<Long>();
        boolean isDefault = false;
        for (var each : tree.getLabels()) {
            switch (each) {
                case ConstantCaseLabelTree constant -> values.add(constant(constant));
                case DefaultCaseLabelTree _ -> isDefault = true;
                default -> throw unsupported(span, "a pattern as a label");
            }
        }
        boolean isRule = tree.getCaseKind() == CaseTree.CaseKind.RULE;
        var inner =
                isRule
                        ? rule(tree.getBody(), label, result, span)
                        : body.block(() -> statements.all(tree.getStatements()));
        return new Stmt.Case(List.copyOf(values), isDefault, inner, !isRule, span);
    }

    private Block rule(Tree tree, Stmt.Label label, Local result, Span span) {
        return body.block(() -> {
            switch (tree) {
                case ExpressionStatementTree statement when result == null ->
                        statements.one(statement);
                case ExpressionStatementTree statement ->
                        leave(statement.getExpression(), result, label, span);
                case ExpressionTree expression when result == null ->
                        statements.expression(expression);
                case ExpressionTree expression -> leave(expression, result, label, span);
                case StatementTree statement -> statements.one(statement);
                default -> throw unsupported(span, "this case");
            }
        });
    }

    private long constant(ConstantCaseLabelTree label) {
        var span = world.span(label);
        if (expressions.value(label.getConstantExpression()) instanceof Expr.Const(_, long value)) {
            return value;
        }
        throw unsupported(span, "this label");
    }
}
