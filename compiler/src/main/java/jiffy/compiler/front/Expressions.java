// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import static jiffy.compiler.front.World.unsupported;

import com.sun.source.tree.*;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Folding;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Expressions: what has an effect or may fault becomes statements, in Java's order; what is left
/// is pure.
final class Expressions {
    private final Body body;
    private final World world;
    private final Assignments assignments;
    private final Calls calls;
    private final Statements statements;
    private final Arrays arrays;
    private final Patterns patterns;

    Expressions(Body body, Statements statements) {
        this.body = body;
        this.statements = statements;
        world = body.world();
        assignments = new Assignments(body, this);
        calls = new Calls(body, this);
        arrays = new Arrays(body, this);
        patterns = new Patterns(body, this);
    }

    Patterns patterns() {
        return patterns;
    }

    Calls calls() {
        return calls;
    }

    Assignments assignments() {
        return assignments;
    }

    Arrays arrays() {
        return arrays;
    }

    /// The value of an expression.
    Expr value(ExpressionTree tree) {
        var span = world.span(tree);
        return switch (tree) {
            case ParenthesizedTree parenthesized -> value(parenthesized.getExpression());
            case LiteralTree literal -> literal(literal, span);
            case IdentifierTree identifier -> identifier(identifier, span);
            case MemberSelectTree select -> select(select, span);
            case UnaryTree unary -> unary(unary, span);
            case BinaryTree binary -> binary(binary, span);
            case AssignmentTree assignment -> assignments.assign(assignment);
            case CompoundAssignmentTree assignment -> assignments.compound(assignment);
            case ConditionalExpressionTree conditional -> conditional(conditional, span);
            case TypeCastTree cast -> cast(cast, span);
            case MethodInvocationTree call -> calls.invoke(call, true);
            case NewClassTree creation -> calls.create(creation);
            case NewArrayTree creation -> arrays.create(creation, span);
            case ArrayAccessTree access -> arrays.element(access, span);
            case SwitchExpressionTree choice -> statements.switches().expression(choice);
            case InstanceOfTree test -> patterns.instanceOf(test);
            case LambdaExpressionTree _, MemberReferenceTree _ ->
                    world.lambdas().value(tree, body.assignedElements(), errors());
            default -> throw Constructs.refused(tree, span);
        };
    }

    List<Diagnostic> errors() {
        return statements.errors();
    }

    /// A value, converted to a type as assignment does it.
    Expr valueAs(ExpressionTree tree, Type type) {
        return coerce(value(tree), type, world.span(tree));
    }

    /// A value as what the language says that its type is: a type variable's is an object of any
    /// class in C.
    Expr typed(ExpressionTree tree) {
        var value = value(tree);
        var span = world.span(tree);
        return Hierarchy.className(value.type()).isPresent()
                ? coerce(value, world.type(world.sources().type(tree), span), span)
                : value;
    }

    /// Values from left to right: an earlier one is kept if a later one has effects.
    List<Expr> values(List<? extends Supplier<Expr>> operands, Span span) {
        var values = new ArrayList<Expr>();
        for (var operand : operands) {
            int before = body.mark();
            var value = operand.get();
            if (body.mark() > before) {
                spill(values, before, span);
            }
            values.add(value);
        }
        return values;
    }

    private void spill(List<Expr> values, int mark, Span span) {
        int at = mark;
        boolean changes = !body.changesNothing(mark);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (!body.isStable(value) && (changes || !Body.isOwnAffair(value))) {
                var temporary = body.temporary(value.type(), span);
                body.insert(at++, new Stmt.Declare(temporary, Optional.of(value), span));
                values.set(i, new Expr.Var(temporary));
            }
        }
    }

    /// A value that is kept in a variable itself has one name: C would copy it.
    void checkNoAlias(Expr value, Span span) {
        if (value instanceof Expr.Var(var local)
                && local.named()
                && local.type().bound(Type.Kind.VALUE).isPresent()) {
            throw unsupported(span, "a second name for `" + local.name() + "`");
        }
    }

    /// Implicit conversion to the type of a place.
    Expr coerce(Expr value, Type type, Span span) {
        if (type instanceof Primitive primitive && value.type() instanceof Primitive) {
            return Folding.convert(primitive, value);
        }
        if (type instanceof Primitive || value.type() instanceof Primitive) {
            throw unsupported(
                    Rule.BOXED,
                    span,
                    "a `" + value.type() + "` as a `" + type + "`",
                    "use a primitive type: numbers are no objects in the kernel");
        }
        if (value instanceof Expr.Null) {
            checkNullable(type, span);
            return new Expr.Null(type);
        }
        boolean isArray = type instanceof Type.Array || value.type() instanceof Type.Array;
        if (isArray && !type.equals(value.type())) {
            // so an array holds what its type says, and no store needs a check
            throw unsupported(
                    span,
                    "a `" + value.type() + "` as a `" + type + "`",
                    "make the array of the type that it is used as");
        }
        if (type instanceof Type.Text && value.type() instanceof Type.Struct) {
            throw unsupported(
                    span,
                    "a `String` as an object of any class",
                    "put it into a field of a class or record");
        }
        boolean isClass = type instanceof Type.Struct || value.type() instanceof Type.Struct;
        if (isClass && Hierarchy.className(type).isPresent()) {
            return reference(value, type, span);
        }
        boolean entry = type.bound(Type.Kind.ENTRY).isPresent();
        if (entry && value.type() instanceof Type.Struct) {
            return new Expr.Cast(type, value);
        }
        return value;
    }

    /// What lies in a local itself, or is lent by the kernel for a call, is always there.
    private static void checkNullable(Type type, Span span) {
        boolean never =
                type.bound(Type.Kind.VALUE).isPresent() || type.bound(Type.Kind.LENT).isPresent();
        if (never) {
            throw unsupported(span, "null for a `" + type + "`", "declare it where it is obtained");
        }
    }

    /// A reference as one of another class; what does not fit is a fault.
    private Expr reference(Expr value, Type type, Span span) {
        if (value.type() instanceof Type.Null) {
            return value; // of a variable that was refused
        }
        if (Hierarchy.className(value.type()).isEmpty()) {
            throw unsupported(
                    span,
                    "a `" + value.type() + "` as an object of any class",
                    "put it into a field of a class or record");
        }
        if (world.conversions().check(value, type, span).isEmpty()) {
            return world.conversions().cast(value, type);
        }
        var kept = body.keep(value, span);
        world.conversions().check(kept, type, span).ifPresent(body::emit);
        return world.conversions().cast(kept, type);
    }

    private Expr literal(LiteralTree literal, Span span) {
        return switch (literal.getValue()) {
            case null -> new Expr.Null(new Type.Null());
            case Integer number -> new Expr.Const(Primitive.INT, number);
            case Long number -> new Expr.Const(Primitive.LONG, number);
            case Character character -> new Expr.Const(Primitive.CHAR, character);
            case Boolean bool -> new Expr.Const(Primitive.BOOLEAN, bool ? 1 : 0);
            case String text -> text(text, span);
            case Float _, Double _ -> throw floatingPoint(span);
            default -> throw Constructs.refused(literal, span);
        };
    }

    private static Expr text(String text, Span span) {
        if (text.indexOf('\0') >= 0) {
            throw unsupported(span, "the character 0 in a text");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw unsupported(span, "half of a pair of surrogates in a text");
        }
        return new Expr.Text(text);
    }

    private RuntimeException floatingPoint(Span span) {
        return World.reject(
                span,
                jiffy.compiler.diagnostic.Rule.FLOATING_POINT,
                "there is no floating point in the kernel",
                "count in whole units that are small enough, such as nanoseconds");
    }

    /// A constant variable's value.
    private Optional<Expr> constant(VariableElement variable, Span span) {
        return switch (variable.getConstantValue()) {
            case null -> Optional.empty();
            case String text -> Optional.of(text(text, span));
            case Boolean bool -> Optional.of(new Expr.Const(Primitive.BOOLEAN, bool ? 1 : 0));
            case Character c -> Optional.of(new Expr.Const(Primitive.CHAR, c));
            case Float _, Double _ -> throw floatingPoint(span);
            case Number number ->
                    Optional.of(
                            new Expr.Const(
                                    (Primitive) world.type(variable.asType(), span),
                                    number.longValue()));
            default -> throw unsupported(span, "a constant of type `" + variable.asType() + "`");
        };
    }

    private Expr identifier(IdentifierTree identifier, Span span) {
        if (identifier.getName().contentEquals("this")
                || identifier.getName().contentEquals("super")) {
            return body.selfExpression(span);
        }
        var element = world.sources().element(identifier);
        return variable(element, () -> body.implicit(element, span), span);
    }

    private Expr select(MemberSelectTree select, Span span) {
        if (select.getIdentifier().contentEquals("this")) {
            return outer(select, span);
        }
        var element = world.sources().element(select);
        if (element == null
                || !World.isField(element)
                        && element.getKind()
                                != javax.lang.model.element.ElementKind.ENUM_CONSTANT) {
            throw unsupported(span, "`" + select + "`");
        }
        if (select.getIdentifier().contentEquals("length")
                && select.getExpression() instanceof MethodInvocationTree call
                && Enums.values(call, world).isPresent()) {
            return new Expr.Const(Primitive.INT, Enums.count(Enums.values(call, world).get()));
        }
        if (select.getIdentifier().contentEquals("length")
                && element.getEnclosingElement().getSimpleName().contentEquals("Array")) {
            return new Expr.Length(notNull(value(select.getExpression()), span));
        }
        if (select.getIdentifier().contentEquals("length")
                && world.sources().type(select.getExpression()).getKind()
                        == javax.lang.model.type.TypeKind.ARRAY) {
            return new Expr.Length(notNull(value(select.getExpression()), span));
        }
        return variable(element, () -> typed(select.getExpression()), span);
    }

    /// `Outer.this`
    private Expr outer(MemberSelectTree select, Span span) {
        var self = body.selfExpression(span);
        var type = world.type(world.sources().type(select), span);
        if (type.equals(self.type())) {
            return self;
        }
        return body.enclosing(
                World.classOf(world.sources().type(select)).orElseThrow(), false, span);
    }

    private Expr variable(
            javax.lang.model.element.Element element, Supplier<Expr> object, Span span) {
        if (!(element instanceof VariableElement variable)) {
            throw unsupported(span, "the name `" + element + "` as a value");
        }
        if (World.isLocal(variable)) {
            var constant = constant(variable, span);
            return constant.orElseGet(() -> body.variable(variable, span));
        }
        if (variable.getKind() == javax.lang.model.element.ElementKind.ENUM_CONSTANT) {
            return Enums.constant(variable, world, span);
        }
        var constant = constant(variable, span);
        if (constant.isPresent()) {
            return constant.get();
        }
        var parameter = world.parameter(variable);
        if (parameter.isPresent()) {
            return new Expr.Setting(parameter.get());
        }
        if (!world.isOurs(variable.getEnclosingElement())) {
            throw world.bindings().contains(variable)
                    ? Bindings.missing(variable.toString(), span)
                    : unsupported(span, "the field `" + variable + "`");
        }
        if (World.isStatic(variable)) {
            return world.staticField(variable, span);
        }
        var field = world.field(variable, span);
        var value = object.get();
        if (value.type() instanceof Type.Enum) {
            return new Expr.Load(notNull(value, span), field);
        }
        var owner = new Type.Struct(field.owner());
        boolean has =
                value.type() instanceof Type.Struct(var name)
                        && world.hierarchy().isSubtype(name, field.owner());
        var holder = notNull(has ? value : coerce(value, owner, span), span);
        return once(new Expr.Load(holder, field), span);
    }

    /// What is read of a volatile field is read here, and once.
    private Expr once(Expr.Load load, Span span) {
        if (!load.field().isVolatile()) {
            return load;
        }
        var read = body.temporary(load.type(), span);
        body.emit(new Stmt.Declare(read, Optional.of(load), span));
        return new Expr.Var(read);
    }

    /// The value, after a check that it is not null.
    Expr notNull(Expr value, Span span) {
        if (body.isNotNull(value)) {
            return value;
        }
        var kept = body.keep(value, span);
        body.emit(new Stmt.Check(Stmt.Check.Condition.NOT_NULL, kept, Optional.empty(), span));
        return kept;
    }

    private Expr unary(UnaryTree unary, Span span) {
        return switch (unary.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                    assignments.step(unary);
            case LOGICAL_COMPLEMENT ->
                    Folding.unary(
                            Expr.Unary.Operator.NOT,
                            Primitive.BOOLEAN,
                            value(unary.getExpression()));
            case UNARY_PLUS -> promoted(unary, span);
            case UNARY_MINUS -> {
                var operand = promoted(unary, span);
                yield Folding.unary(
                        Expr.Unary.Operator.NEGATE, (Primitive) operand.type(), operand);
            }
            case BITWISE_COMPLEMENT -> {
                var operand = promoted(unary, span);
                yield Folding.unary(
                        Expr.Unary.Operator.COMPLEMENT, (Primitive) operand.type(), operand);
            }
            default -> throw Constructs.refused(unary, span);
        };
    }

    private Expr promoted(UnaryTree unary, Span span) {
        return promote(value(unary.getExpression()), span);
    }

    /// Unary numeric promotion.
    Expr promote(Expr value, Span span) {
        if (!(value.type() instanceof Primitive primitive)) {
            throw unsupported(
                    Rule.BOXED,
                    span,
                    "computing with a `" + value.type() + "`",
                    "use a primitive type: numbers are no objects in the kernel");
        }
        return primitive == Primitive.LONG ? value : Folding.convert(Primitive.INT, value);
    }

    private Expr binary(BinaryTree tree, Span span) {
        var operator = operator(tree.getKind());
        if (operator == Operator.AND_ALSO || operator == Operator.OR_ELSE) {
            return shortCircuit(operator, tree, span);
        }
        var operands =
                values(
                        List.of(
                                () -> value(tree.getLeftOperand()),
                                () -> value(tree.getRightOperand())),
                        span);
        if (operator == Operator.ADD && ConstantExpressions.isConstant(tree, world)) {
            var left = Texts.shown(operands.get(0));
            var right = Texts.shown(operands.get(1));
            if (operands.stream().anyMatch(Expr.Text.class::isInstance)) {
                return text(left.orElseThrow() + right.orElseThrow(), span);
            }
        }
        return apply(operator, operands.get(0), operands.get(1), span);
    }

    /// An operator on values, with the promotions of the language and the check of a division.
    Expr apply(Operator operator, Expr left, Expr right, Span span) {
        boolean isText = left.type() instanceof Type.Text || right.type() instanceof Type.Text;
        if (isText && operator == Operator.ADD) {
            throw unsupported(Rule.MADE_TEXT, span, "joining strings", Instead.FORMAT);
        }
        if (!(left.type() instanceof Primitive a) || !(right.type() instanceof Primitive b)) {
            return compareReferences(operator, left, right, span);
        }
        if (a == Primitive.BOOLEAN) {
            return Folding.binary(operator, Primitive.BOOLEAN, left, right);
        }
        return switch (operator) {
            case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> {
                var promoted = promote(left, span);
                var distance = promote(right, span);
                yield Folding.binary(
                        operator,
                        (Primitive) promoted.type(),
                        promoted,
                        Folding.convert(Primitive.INT, distance));
            }
            case LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> {
                var common = common(a, b);
                yield Folding.binary(
                        operator,
                        Primitive.BOOLEAN,
                        Folding.convert(common, left),
                        Folding.convert(common, right));
            }
            case DIVIDE, REMAINDER -> divide(operator, common(a, b), left, right, span);
            case MULTIPLY, ADD, SUBTRACT, AND, XOR, OR, AND_ALSO, OR_ELSE -> {
                var common = common(a, b);
                yield Folding.binary(
                        operator,
                        common,
                        Folding.convert(common, left),
                        Folding.convert(common, right));
            }
        };
    }

    private Expr divide(Operator operator, Primitive common, Expr left, Expr right, Span span) {
        var dividend = Folding.convert(common, left);
        var divisor = Folding.convert(common, right);
        if (divisor instanceof Expr.Const(_, long value) && value != 0) {
            return Folding.binary(operator, common, dividend, divisor);
        }
        var keptDividend = body.keep(dividend, span);
        var kept = body.keep(divisor, span);
        body.emit(new Stmt.Check(Stmt.Check.Condition.NOT_ZERO, kept, Optional.empty(), span));
        if (kept instanceof Expr.Const) {
            return new Expr.Const(common, 0);
        }
        return Folding.binary(operator, common, keptDividend, kept);
    }

    private static Primitive common(Primitive a, Primitive b) {
        return a == Primitive.LONG || b == Primitive.LONG ? Primitive.LONG : Primitive.INT;
    }

    private Expr compareReferences(Operator operator, Expr left, Expr right, Span span) {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL
                || left.type() instanceof Primitive
                || right.type() instanceof Primitive) {
            throw unsupported(
                    span,
                    "comparing a `" + left.type() + "` with a `" + right.type() + "`",
                    "compare two numbers, or two references");
        }
        if (left.type() instanceof Type.Text && right.type() instanceof Type.Text) {
            var same = Texts.same(left, right);
            return operator == Operator.EQUAL
                    ? same
                    : Folding.unary(Expr.Unary.Operator.NOT, Primitive.BOOLEAN, same);
        }
        return Folding.binary(operator, Primitive.BOOLEAN, left, right);
    }

    static Operator operator(Tree.Kind kind) {
        return switch (kind) {
            case MULTIPLY, MULTIPLY_ASSIGNMENT -> Operator.MULTIPLY;
            case DIVIDE, DIVIDE_ASSIGNMENT -> Operator.DIVIDE;
            case REMAINDER, REMAINDER_ASSIGNMENT -> Operator.REMAINDER;
            case PLUS, PLUS_ASSIGNMENT -> Operator.ADD;
            case MINUS, MINUS_ASSIGNMENT -> Operator.SUBTRACT;
            case LEFT_SHIFT, LEFT_SHIFT_ASSIGNMENT -> Operator.SHIFT_LEFT;
            case RIGHT_SHIFT, RIGHT_SHIFT_ASSIGNMENT -> Operator.SHIFT_RIGHT;
            case UNSIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT_ASSIGNMENT ->
                    Operator.SHIFT_RIGHT_UNSIGNED;
            case LESS_THAN -> Operator.LESS;
            case GREATER_THAN -> Operator.GREATER;
            case LESS_THAN_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER_THAN_EQUAL -> Operator.GREATER_OR_EQUAL;
            case EQUAL_TO -> Operator.EQUAL;
            case NOT_EQUAL_TO -> Operator.NOT_EQUAL;
            case AND, AND_ASSIGNMENT -> Operator.AND;
            case XOR, XOR_ASSIGNMENT -> Operator.XOR;
            case OR, OR_ASSIGNMENT -> Operator.OR;
            case CONDITIONAL_AND -> Operator.AND_ALSO;
            case CONDITIONAL_OR -> Operator.OR_ELSE;
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private Expr shortCircuit(Operator operator, BinaryTree tree, Span span) {
        var left = value(tree.getLeftOperand());
        var right = new Expr[1];
        var effects = body.block(() -> right[0] = value(tree.getRightOperand()));
        if (effects.isEmpty()) {
            return Folding.binary(operator, Primitive.BOOLEAN, left, right[0]);
        }
        var result = body.temporary(Primitive.BOOLEAN, span);
        body.emit(new Stmt.Declare(result, Optional.of(left), span));
        var condition =
                operator == Operator.AND_ALSO
                        ? new Expr.Var(result)
                        : new Expr.Unary(
                                Expr.Unary.Operator.NOT, Primitive.BOOLEAN, new Expr.Var(result));
        body.emit(
                new Stmt.If(
                        condition, assigning(effects, result, right[0], span), Block.EMPTY, span));
        return new Expr.Var(result);
    }

    private static Block assigning(Block effects, Local result, Expr value, Span span) {
        var statements = new ArrayList<>(effects.statements());
        statements.add(new Stmt.Assign(result, value, span));
        return new Block(List.copyOf(statements));
    }

    private Expr conditional(ConditionalExpressionTree tree, Span span) {
        var type = new ResultTypes(world).of(tree, span);
        var condition = value(tree.getCondition());
        var values = new Expr[2];
        var yes = body.block(() -> values[0] = valueAs(tree.getTrueExpression(), type));
        var no = body.block(() -> values[1] = valueAs(tree.getFalseExpression(), type));
        if (yes.isEmpty() && no.isEmpty()) {
            return condition instanceof Expr.Const(_, long bool)
                    ? values[bool == 1 ? 0 : 1]
                    : new Expr.Choose(type, condition, values[0], values[1]);
        }
        var result = body.temporary(type, span);
        body.emit(new Stmt.Declare(result, Optional.empty(), span));
        body.emit(
                new Stmt.If(
                        condition,
                        assigning(yes, result, values[0], span),
                        assigning(no, result, values[1], span),
                        span));
        return new Expr.Var(result);
    }

    private Expr cast(TypeCastTree cast, Span span) {
        var type = world.type(world.sources().type(cast), span);
        var value = value(cast.getExpression());
        if (type instanceof Primitive primitive && value.type() instanceof Primitive) {
            return Folding.convert(primitive, value);
        }
        boolean isNull = value instanceof Expr.Null && type.isReference();
        if (isNull || value.type().isReference() && Hierarchy.className(type).isPresent()) {
            return coerce(value, type, span);
        }
        if (type.equals(value.type())) {
            return value;
        }
        throw unsupported(span, "a cast to `" + type + "`");
    }
}
