// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.Tree;
import java.util.Locale;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.ir.Span;

/// Java's constructs by name, for those that are refused where they stand: every kind of tree that
/// javac has is here, so that none can be passed over.
final class Constructs {
    private Constructs() {}

    /// The refusal of a tree that nothing knows what to do with.
    static Rejection refused(Tree tree, Span span) {
        return World.unsupported(span, name(tree.getKind()));
    }

    /// What people call it.
    static String name(Tree.Kind kind) {
        return switch (kind) {
            case ANNOTATION, TYPE_ANNOTATION -> "an annotation here";
            case ANNOTATED_TYPE -> "an annotated type";
            case ARRAY_ACCESS -> "an array's element here";
            case ARRAY_TYPE, PARAMETERIZED_TYPE, PRIMITIVE_TYPE, UNION_TYPE, INTERSECTION_TYPE ->
                    "a type here";
            case ASSERT, BREAK, CONTINUE, SWITCH, SYNCHRONIZED, THROW, TRY, YIELD, RETURN, IF ->
                    "`" + kind.name().toLowerCase(Locale.ROOT) + "` here";
            case DO_WHILE_LOOP, ENHANCED_FOR_LOOP, FOR_LOOP, WHILE_LOOP -> "a loop here";
            case ASSIGNMENT -> "an assignment here";
            case BLOCK -> "a block here";
            case CASE -> "a `case` here";
            case CATCH -> "a `catch` here";
            case CLASS -> "a class here";
            case ENUM -> "an enum here";
            case INTERFACE -> "an interface here";
            case ANNOTATION_TYPE -> "an annotation of one's own";
            case RECORD -> "a record here";
            case COMPILATION_UNIT, PACKAGE, IMPORT, MODULE -> "this declaration";
            case CONDITIONAL_EXPRESSION -> "a conditional expression here";
            case CONSTANT_CASE_LABEL, DEFAULT_CASE_LABEL, PATTERN_CASE_LABEL -> "a label here";
            case ANY_PATTERN -> "`_` as a pattern";
            case BINDING_PATTERN -> "a pattern here";
            case DECONSTRUCTION_PATTERN -> "the deconstruction of a record here";
            case EMPTY_STATEMENT -> "an empty statement here";
            case ERRONEOUS -> "what is no Java";
            case EXPRESSION_STATEMENT -> "an expression here";
            case EXPORTS, OPENS, PROVIDES, REQUIRES, USES -> "a module directive";
            case IDENTIFIER, MEMBER_SELECT -> "a name here";
            case INSTANCE_OF -> "`instanceof` here";
            case LABELED_STATEMENT -> "a label here";
            case LAMBDA_EXPRESSION -> "a lambda here";
            case MEMBER_REFERENCE -> "a method reference here";
            case METHOD -> "a method here";
            case METHOD_INVOCATION -> "a call here";
            case MODIFIERS -> "modifiers here";
            case NEW_ARRAY -> "a new array here";
            case NEW_CLASS -> "a new object here";
            case PARENTHESIZED -> "parentheses here";
            case SWITCH_EXPRESSION -> "a `switch` as a value here";
            case TYPE_CAST -> "a cast here";
            case TYPE_PARAMETER -> "a type parameter here";
            case EXTENDS_WILDCARD, SUPER_WILDCARD, UNBOUNDED_WILDCARD -> "a wildcard here";
            case VARIABLE -> "a variable here";
            case DOUBLE_LITERAL, FLOAT_LITERAL -> "floating point";
            case BOOLEAN_LITERAL,
                    CHAR_LITERAL,
                    INT_LITERAL,
                    LONG_LITERAL,
                    NULL_LITERAL,
                    STRING_LITERAL ->
                    "a literal here";
            case BITWISE_COMPLEMENT,
                    LOGICAL_COMPLEMENT,
                    POSTFIX_DECREMENT,
                    POSTFIX_INCREMENT,
                    PREFIX_DECREMENT,
                    PREFIX_INCREMENT,
                    UNARY_MINUS,
                    UNARY_PLUS ->
                    "this operator";
            case AND,
                    CONDITIONAL_AND,
                    CONDITIONAL_OR,
                    DIVIDE,
                    EQUAL_TO,
                    GREATER_THAN,
                    GREATER_THAN_EQUAL,
                    LEFT_SHIFT,
                    LESS_THAN,
                    LESS_THAN_EQUAL,
                    MINUS,
                    MULTIPLY,
                    NOT_EQUAL_TO,
                    OR,
                    PLUS,
                    REMAINDER,
                    RIGHT_SHIFT,
                    UNSIGNED_RIGHT_SHIFT,
                    XOR ->
                    "this operator";
            case AND_ASSIGNMENT,
                    DIVIDE_ASSIGNMENT,
                    LEFT_SHIFT_ASSIGNMENT,
                    MINUS_ASSIGNMENT,
                    MULTIPLY_ASSIGNMENT,
                    OR_ASSIGNMENT,
                    PLUS_ASSIGNMENT,
                    REMAINDER_ASSIGNMENT,
                    RIGHT_SHIFT_ASSIGNMENT,
                    UNSIGNED_RIGHT_SHIFT_ASSIGNMENT,
                    XOR_ASSIGNMENT ->
                    "this assignment";
            case OTHER -> "this construct";
        };
    }
}
