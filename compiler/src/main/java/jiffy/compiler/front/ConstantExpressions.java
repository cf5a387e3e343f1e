// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import javax.lang.model.element.VariableElement;

/// Constant expressions, JLS 15.29: a string that is made of others is a constant only there, and
/// elsewhere a new object.
final class ConstantExpressions {
    private ConstantExpressions() {}

    static boolean isConstant(ExpressionTree tree, World world) {
        return switch (tree) {
            case LiteralTree literal -> literal.getValue() != null;
            case ParenthesizedTree parenthesized ->
                    isConstant(parenthesized.getExpression(), world);
            case UnaryTree unary ->
                    switch (unary.getKind()) {
                        case UNARY_PLUS, UNARY_MINUS, BITWISE_COMPLEMENT, LOGICAL_COMPLEMENT ->
                                isConstant(unary.getExpression(), world);
                        default -> false;
                    };
            case BinaryTree binary ->
                    isConstant(binary.getLeftOperand(), world)
                            && isConstant(binary.getRightOperand(), world);
            case ConditionalExpressionTree conditional ->
                    isConstant(conditional.getCondition(), world)
                            && isConstant(conditional.getTrueExpression(), world)
                            && isConstant(conditional.getFalseExpression(), world);
            case TypeCastTree cast -> isConstant(cast.getExpression(), world);
            case IdentifierTree _, MemberSelectTree _ ->
                    world.sources().element(tree) instanceof VariableElement variable
                            && variable.getConstantValue() != null;
            default -> false;
        };
    }
}
