// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// What is known at a place of a method: how large numbers are, which references are not null and
/// which indices are good.
///
/// INVARIANT: speaks only of what no one else can change: locals, and final fields of objects that
/// locals name. Whoever walks over the method tells of each assignment ([#assign], [#forget],
/// [#forgetField]).
final class Known {
    private record Index(Expr array, Expr index) {}

    private final Map<Local, Range> ranges;
    private final Set<Expr> notNull;
    private final Set<Index> indices;
    private boolean reached;

    private Known(
            Map<Local, Range> ranges, Set<Expr> notNull, Set<Index> indices, boolean reached) {
        this.ranges = ranges;
        this.notNull = notNull;
        this.indices = indices;
        this.reached = reached;
    }

    /// Nothing.
    Known() {
        this(new HashMap<>(), new HashSet<>(), new HashSet<>(), true);
    }

    Known copy() {
        return new Known(
                new HashMap<>(ranges), new HashSet<>(notNull), new HashSet<>(indices), reached);
    }

    /// Whether a fact about this may be kept.
    private static boolean isSteady(Expr expression) {
        return switch (expression) {
            case Expr.Var _, Expr.ModuleObject _ -> true;
            case Expr.Load(var object, var field) -> field.isFinal() && isSteady(object);
            default -> false;
        };
    }

    /// The values that a whole number may have.
    Range range(Expr expression) {
        if (!(expression.type() instanceof Type.Primitive type)) {
            throw new IllegalArgumentException("no number: " + expression);
        }
        return switch (expression) {
            case Expr.Const(_, long value) -> Range.of(value);
            case Expr.Var(var local) -> ranges.getOrDefault(local, Range.of(type));
            case Expr.Length _ -> new Range(0, Integer.MAX_VALUE);
            case Expr.Binary(var operator, _, var left, var right)
                    when left.type() instanceof Type.Primitive
                            && right.type() instanceof Type.Primitive ->
                    Range.of(operator, type, range(left), range(right));
            case Expr.Convert(_, var operand) -> range(operand).in(type);
            case Expr.Choose(_, _, var yes, var no) -> range(yes).or(range(no));
            case Expr.Native(var binding, _, var arguments, _)
                    when binding.is(Binding.Trait.LEAST) ->
                    arguments.stream().map(this::range).reduce(Range::least).orElseThrow();
            case Expr.Native(var binding, _, var arguments, _)
                    when binding.is(Binding.Trait.GREATEST) ->
                    arguments.stream().map(this::range).reduce(Range::greatest).orElseThrow();
            default -> Range.of(type);
        };
    }

    boolean isNotNull(Expr reference) {
        return notNull.contains(reference);
    }

    boolean isIndex(Expr array, Expr index) {
        return indices.contains(new Index(array, index));
    }

    void notNull(Expr reference) {
        if (isSteady(reference)) {
            notNull.add(reference);
        }
    }

    void index(Expr array, Expr index) {
        if (index instanceof Expr.Var(var local)) {
            atLeast(local, 0);
            if (isSteady(array)) {
                indices.add(new Index(array, index));
            }
        }
    }

    void below(Expr index, Expr length) {
        if (index instanceof Expr.Var(var local)) {
            narrow(local, new Range(0, Math.max(0, range(length).high() - 1)));
        }
    }

    private void atLeast(Local local, long low) {
        narrow(local, new Range(low, Long.MAX_VALUE));
    }

    void narrow(Local local, Range to) {
        if (local.type() instanceof Type.Primitive type) {
            ranges.put(local, ranges.getOrDefault(local, Range.of(type)).and(to));
        }
    }

    /// A local is set.
    void assign(Local local, Expr value) {
        var range =
                local.type() instanceof Type.Primitive type
                                && value.type() instanceof Type.Primitive
                        ? Optional.of(range(value).in(type))
                        : Optional.<Range>empty();
        boolean isSelf = mentions(value, Set.of(local));
        forget(Set.of(local));
        range.ifPresent(each -> ranges.put(local, each));
        if (isSteady(value) && !isSelf) {
            copyFacts(value, new Expr.Var(local));
        }
    }

    private void copyFacts(Expr from, Expr to) {
        if (notNull.contains(from)) {
            notNull.add(to);
        }
        for (var each : Set.copyOf(indices)) {
            if (each.array.equals(from)) {
                indices.add(new Index(to, each.index));
            }
            if (each.index.equals(from)) {
                indices.add(new Index(each.array, to));
            }
        }
    }

    /// These locals may have been set to anything.
    Known forget(Set<Local> locals) {
        ranges.keySet().removeAll(locals);
        notNull.removeIf(each -> mentions(each, locals));
        indices.removeIf(each -> mentions(each.array, locals) || mentions(each.index, locals));
        return this;
    }

    /// A final field is set: an object is still being made.
    void forgetField(Field field) {
        notNull.removeIf(each -> reads(each, field));
        indices.removeIf(each -> reads(each.array, field) || reads(each.index, field));
    }

    static boolean mentions(Expr expression, Set<Local> locals) {
        return switch (expression) {
            case Expr.Var(var local) -> locals.contains(local);
            case Expr.Move(var local) -> locals.contains(local);
            default ->
                    Visitor.children(expression).stream().anyMatch(each -> mentions(each, locals));
        };
    }

    private static boolean reads(Expr expression, Field field) {
        return expression instanceof Expr.Load(_, var loaded) && loaded.equals(field)
                || Visitor.children(expression).stream().anyMatch(each -> reads(each, field));
    }

    /// The code behind a `return`, a `break`, … is not reached.
    void leave() {
        reached = false;
    }

    /// What is known where two ways come together.
    void join(Known other) {
        if (!other.reached) {
            return;
        }
        if (!reached) {
            ranges.clear();
            ranges.putAll(other.ranges);
            notNull.addAll(other.notNull);
            indices.addAll(other.indices);
        } else {
            ranges.keySet().retainAll(other.ranges.keySet());
            ranges.replaceAll((local, range) -> range.or(other.ranges.get(local)));
        }
        notNull.retainAll(other.notNull);
        indices.retainAll(other.indices);
        reached = true;
    }

    /// A condition is known to hold, or not to.
    Known assume(Expr condition, boolean holds) {
        switch (condition) {
            case Expr.Unary(var operator, _, var operand)
                    when operator == Expr.Unary.Operator.NOT ->
                    assume(operand, !holds);
            case Expr.Binary(var operator, _, var left, var right) ->
                    compared(holds ? operator : opposite(operator), left, right, holds);
            default -> {}
        }
        return this;
    }

    private void compared(Operator operator, Expr left, Expr right, boolean holds) {
        switch (operator) {
            case AND_ALSO, OR_ELSE -> {
                // `a && b` holds: both do; `a || b` does not: neither does
                if ((operator == Operator.AND_ALSO) == holds) {
                    assume(left, holds);
                    assume(right, holds);
                }
            }
            case EQUAL, NOT_EQUAL -> {
                if (left.type().isReference() && right instanceof Expr.Null) {
                    if (operator == Operator.NOT_EQUAL) {
                        notNull(left);
                    }
                } else if (operator == Operator.EQUAL && isNumber(left) && isNumber(right)) {
                    equal(left, right);
                    equal(right, left);
                }
            }
            case LESS -> less(left, right, 1);
            case LESS_OR_EQUAL -> less(left, right, 0);
            case GREATER -> less(right, left, 1);
            case GREATER_OR_EQUAL -> less(right, left, 0);
            default -> {}
        }
    }

    private static boolean isNumber(Expr expression) {
        return expression.type() instanceof Type.Primitive;
    }

    private void equal(Expr one, Expr other) {
        if (one instanceof Expr.Var(var local)) {
            narrow(local, range(other));
        }
    }

    /// One number is less than another by at least so much.
    private void less(Expr small, Expr large, int by) {
        if (small instanceof Expr.Var(var local)) {
            long high = range(large).high();
            if (high >= Long.MIN_VALUE + by) {
                narrow(local, new Range(Long.MIN_VALUE, high - by));
            }
            if (by > 0
                    && large instanceof Expr.Length(var array)
                    && isSteady(array)
                    && range(small).low() >= 0) {
                indices.add(new Index(array, small));
            }
        }
        if (large instanceof Expr.Var(var local)) {
            long low = range(small).low();
            if (low <= Long.MAX_VALUE - by) {
                narrow(local, new Range(low + by, Long.MAX_VALUE));
            }
        }
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER_OR_EQUAL -> Operator.LESS;
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            default -> operator;
        };
    }
}
