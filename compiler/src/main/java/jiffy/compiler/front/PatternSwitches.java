// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.PatternCaseLabelTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// `switch` over objects.
///
/// If every label only asks for a class, it is a `switch` over the object's class. If not, the
/// labels are tried in order first, and the `switch` is over the number of the one that fits.
final class PatternSwitches {
    private final Body body;
    private final Expressions expressions;
    private final Patterns patterns;
    private final World world;

    /// Lowers what a label leads to into the current block.
    interface Content {
        void lower(CaseTree tree);
    }

    PatternSwitches(Body body, Expressions expressions, Patterns patterns) {
        this.body = body;
        this.expressions = expressions;
        this.patterns = patterns;
        world = body.world();
    }

    /// Whether a `switch` is one over objects, or needs more than to compare constants.
    static boolean isOverObjects(Type selector, List<? extends CaseTree> cases) {
        return selector instanceof Type.Struct
                || selector.isImmortal()
                        && cases.stream().anyMatch(PatternSwitches::hasPatternOrGuard);
    }

    private static boolean hasPatternOrGuard(CaseTree tree) {
        return tree.getGuard() != null
                || tree.getLabels().stream().anyMatch(PatternCaseLabelTree.class::isInstance);
    }

    /// Lowers the `switch` into the current block.
    void choose(
            Stmt.Label label,
            Expr selector,
            List<? extends CaseTree> cases,
            Content content,
            Span span) {
        var subject = subject(selector, span);
        boolean takesNull = cases.stream().anyMatch(each -> labels(each).isNull);
        var value = takesNull ? subject : expressions.notNull(subject, span);
        boolean byClass =
                value.type() instanceof Type.Struct && cases.stream().allMatch(this::isClassTest);
        Runnable code =
                () ->
                        emit(
                                label,
                                byClass
                                        ? byClass(value, takesNull, cases, content, span)
                                        : byNumber(value, cases, content, span),
                                span);
        if (takesNull) {
            code.run();
        } else {
            body.whereNotNull(value, code);
        }
    }

    private boolean isClassTest(CaseTree tree) {
        var labels = labels(tree);
        return tree.getGuard() == null
                && labels.constants.isEmpty()
                && labels.patterns.stream()
                        .allMatch(each -> patterns.isClassTest(each.getPattern()));
    }

    private void emit(Stmt.Label label, Choice chosen, Span span) {
        var scope = SwitchScope.of(chosen.groups);
        scope.declarations().forEach(body::emit);
        body.emit(new Stmt.Switch(label, chosen.selector, scope.cases(), span));
    }

    private record Choice(Expr selector, List<Stmt.Case> groups) {}

    /// The labels of a group.
    private record Labels(
            List<PatternCaseLabelTree> patterns,
            List<ExpressionTree> constants,
            boolean isNull,
            boolean isDefault) {}

    private Labels labels(CaseTree tree) {
        var found = new ArrayList<PatternCaseLabelTree>();
        var constants = new ArrayList<ExpressionTree>();
        boolean isNull = false;
        boolean isDefault = false;
        for (CaseLabelTree each : tree.getLabels()) {
            switch (each) {
                case PatternCaseLabelTree pattern -> found.add(pattern);
                case DefaultCaseLabelTree _ -> isDefault = true;
                case ConstantCaseLabelTree constant
                        when constant.getConstantExpression() instanceof LiteralTree literal
                                && literal.getValue() == null ->
                        isNull = true;
                case ConstantCaseLabelTree constant ->
                        constants.add(constant.getConstantExpression());
                default -> throw Constructs.refused(each, world.span(each));
            }
        }
        return new Labels(found, constants, isNull, isDefault);
    }

    private Expr subject(Expr selector, Span span) {
        if (patterns.canBeMatched(selector)) {
            return selector;
        }
        var kept = body.hidden("matched", selector.type(), span);
        body.emit(new Stmt.Declare(kept, Optional.of(selector), span));
        return new Expr.Var(kept);
    }

    private Choice byClass(
            Expr value,
            boolean takesNull,
            List<? extends CaseTree> cases,
            Content content,
            Span span) {
        var left = new HashSet<>(world.hierarchy().instancesOf(className(value)));
        boolean hasDefault = cases.stream().anyMatch(each -> labels(each).isDefault);
        var groups = new ArrayList<Stmt.Case>();
        for (var each : cases) {
            var values = values(labels(each), left, world.span(each));
            boolean isRule = each.getCaseKind() == CaseTree.CaseKind.RULE;
            if (isRule && values.isEmpty() && !labels(each).isDefault) {
                continue;
            }
            var block =
                    body.block(() -> {
                        for (var pattern : labels(each).patterns) {
                            patterns.bindAll(pattern.getPattern(), value, world.span(pattern));
                        }
                        content.lower(each);
                    });
            groups.add(
                    new Stmt.Case(
                            values, labels(each).isDefault, block, !isRule, world.span(each)));
        }
        if (!hasDefault) {
            complete(groups, left, span);
        }
        return new Choice(takesNull ? orZero(value) : new Expr.Tag(value), groups);
    }

    private static Expr orZero(Expr value) {
        return new Expr.Choose(
                Primitive.INT,
                Conversions.isNotNull(value),
                new Expr.Tag(value),
                new Expr.Const(Primitive.INT, 0));
    }

    private static String className(Expr value) {
        return ((Type.Struct) value.type()).name();
    }

    /// The numbers of the classes that a group takes and none before did.
    private List<Long> values(Labels labels, Set<String> left, Span span) {
        var values = new ArrayList<Long>();
        if (labels.isNull) {
            values.add(0L);
        }
        for (var each : labels.patterns) {
            var type = patterns.asksFor(each.getPattern(), span);
            world.hierarchy().instancesOf(type).stream()
                    .filter(left::remove)
                    .map(name -> (long) world.hierarchy().tag(name))
                    .sorted()
                    .forEach(values::add);
        }
        return List.copyOf(values);
    }

    /// javac proved that the labels take every object; C is told by a `default`.
    private static void complete(List<Stmt.Case> groups, Set<String> left, Span span) {
        if (left.isEmpty() && !groups.isEmpty()) {
            var last = groups.removeLast();
            groups.add(
                    new Stmt.Case(
                            last.values(), true, last.body(), last.fallsThrough(), last.span()));
            return;
        }
        var fault = Block.of(new Stmt.ThrowFault(Stmt.Fault.MATCH, span));
        groups.add(new Stmt.Case(List.of(), true, fault, false, span));
    }

    private Choice byNumber(
            Expr value, List<? extends CaseTree> cases, Content content, Span span) {
        for (var each : cases) {
            labels(each).patterns.forEach(one -> patterns.declareVariables(one.getPattern()));
            if (each.getGuard() != null) {
                patterns.declare(each.getGuard());
            }
        }
        var number = body.temporary(Primitive.INT, span);
        body.emit(new Stmt.Declare(number, Optional.empty(), span));
        var found = body.label(null);
        var tries =
                body.block(() -> {
                    for (int i = 0; i < cases.size(); i++) {
                        attempt(value, cases.get(i), i, number, found);
                    }
                    last(cases, number, span);
                });
        body.emit(new Stmt.Labeled(found, tries, span));
        var groups = new ArrayList<Stmt.Case>();
        for (var each : cases) {
            boolean isLast = each == cases.getLast();
            boolean isRule = each.getCaseKind() == CaseTree.CaseKind.RULE;
            groups.add(
                    new Stmt.Case(
                            List.of((long) groups.size()),
                            isLast,
                            body.block(() -> content.lower(each)),
                            !isRule,
                            world.span(each)));
        }
        return new Choice(new Expr.Var(number), groups);
    }

    /// Tries the labels of a group.
    private void attempt(Expr value, CaseTree tree, int number, Local chosen, Stmt.Label found) {
        var span = world.span(tree);
        tests(tree, value)
                .ifPresent(test ->
                        body.emit(
                                new Stmt.If(
                                        test,
                                        Block.of(
                                                set(chosen, number, span),
                                                new Stmt.Break(found, span)),
                                        Block.EMPTY,
                                        span)));
    }

    private static Stmt set(Local number, int value, Span span) {
        return new Stmt.Assign(number, new Expr.Const(Primitive.INT, value), span);
    }

    /// What is left is for `default`, or nothing fits.
    private void last(List<? extends CaseTree> cases, Local number, Span span) {
        for (int i = 0; i < cases.size(); i++) {
            if (labels(cases.get(i)).isDefault) {
                body.emit(set(number, i, span));
                return;
            }
        }
        body.emit(new Stmt.ThrowFault(Stmt.Fault.MATCH, span));
    }

    /// Whether a group's labels fit; empty if it has none but `default`.
    private Optional<Expr> tests(CaseTree tree, Expr value) {
        var span = world.span(tree);
        var labels = labels(tree);
        Optional<Expr> test = Optional.empty();
        if (labels.isNull) {
            test =
                    Optional.of(
                            Folding.binary(
                                    Expr.Binary.Operator.EQUAL,
                                    Primitive.BOOLEAN,
                                    value,
                                    new Expr.Null(value.type())));
        }
        for (var each : labels.constants) {
            var one = isSame(value, expressions.value(each));
            test = Optional.of(test.map(before -> or(before, one)).orElse(one));
        }
        for (var each : labels.patterns) {
            var one = patterns.match(each.getPattern(), value, span);
            test = Optional.of(test.map(before -> or(before, one)).orElse(one));
        }
        if (tree.getGuard() == null || test.isEmpty()) {
            return test;
        }
        var guard = new Expr[1];
        var effects = body.block(() -> guard[0] = expressions.value(tree.getGuard()));
        return Optional.of(patterns.also(test.get(), effects, guard[0], span));
    }

    private static Expr isSame(Expr value, Expr constant) {
        return value.type() instanceof Type.Text
                ? Texts.same(value, constant)
                : new Expr.Binary(Expr.Binary.Operator.EQUAL, Primitive.BOOLEAN, value, constant);
    }

    private static Expr or(Expr left, Expr right) {
        return Folding.binary(Expr.Binary.Operator.OR_ELSE, Primitive.BOOLEAN, left, right);
    }
}
