// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.lang.model.type.TypeKind;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// The types of conditionals and switch expressions. As an argument of a formatted call they are to
/// javac an `Object`, each of their results boxed by itself: here they have their results' type, if
/// all have the same.
final class ResultTypes {
    private final World world;

    ResultTypes(World world) {
        this.world = world;
    }

    /// The type of such an expression. It never chooses between kernel objects: a rule knows a lock
    /// or a list by the field that a line names, and by nothing else.
    Type of(ExpressionTree tree, Span span) {
        var type = declared(tree, span);
        if (type.bound(Type.Kind.OBJECT).isPresent()) {
            throw World.reject(
                    span,
                    Rule.KERNEL_OBJECT,
                    "a kernel object cannot be chosen by a condition",
                    "write an `if`, and name the field in each branch");
        }
        if (type.bound(Type.Kind.VALUE).isPresent()) {
            throw World.unsupported(
                    span,
                    "choosing a `" + type + "` by a condition",
                    "declare it where it is obtained");
        }
        return type;
    }

    private Type declared(ExpressionTree tree, Span span) {
        var mirror = world.sources().type(tree);
        if (mirror.getKind() == TypeKind.DECLARED) {
            var types = new HashSet<Type>();
            for (var each : results(tree)) {
                var type = world.sources().type(each);
                if (type.getKind() == TypeKind.NULL || type.getKind() == TypeKind.NONE) {
                    continue;
                }
                types.add(world.type(type, span));
            }
            if (types.size() == 1 && isValue(types.iterator().next())) {
                return types.iterator().next();
            }
        }
        return world.type(mirror, span);
    }

    private static boolean isValue(Type type) {
        return type instanceof Type.Primitive || type.isImmortal();
    }

    private static List<ExpressionTree> results(ExpressionTree tree) {
        return switch (tree) {
            case ParenthesizedTree parenthesized -> results(parenthesized.getExpression());
            case ConditionalExpressionTree conditional -> {
                var both = new ArrayList<>(results(conditional.getTrueExpression()));
                both.addAll(results(conditional.getFalseExpression()));
                yield both;
            }
            case SwitchExpressionTree choice ->
                    choice.getCases().stream().flatMap(each -> results(each).stream()).toList();
            default -> List.of(tree);
        };
    }

    private static List<ExpressionTree> results(CaseTree group) {
        if (group.getBody() instanceof ExpressionTree expression) {
            return results(expression);
        }
        if (group.getBody() instanceof ExpressionStatementTree statement) {
            return results(statement.getExpression());
        }
        var found = new ArrayList<ExpressionTree>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitYield(YieldTree tree, Void nothing) {
                found.addAll(results(tree.getValue()));
                return null;
            }

            @Override
            public Void visitSwitchExpression(SwitchExpressionTree inner, Void nothing) {
                return null;
            }
        }.scan(parts(group), null);
        return found;
    }

    private static List<? extends Tree> parts(CaseTree group) {
        return group.getBody() == null ? group.getStatements() : List.of(group.getBody());
    }
}
