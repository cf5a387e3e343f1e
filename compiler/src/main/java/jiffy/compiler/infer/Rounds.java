// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// How many rounds a loop has at most.
///
/// A variable counts if the loop sets it only to itself and a positive constant more (or always
/// less), outside of inner loops, and does so on every way from round to round. Three proofs:
///
/// 1. A part of the condition compares it with something that has a bound. Between two rounds it
///    comes at least its least step closer; it does not wrap around, because what it had when it
///    was compared is at least all its steps away from the end of its type.
/// 2. Each round checks that it is an index of an array, and is left by an exception if not.
/// 3. It is not counted but halved (`n >>>= 1`, `n /= 10`, `n &= n - 1`) or doubled: no more than
///    64 rounds.
final class Rounds {
    private static final long MOST = LoopBounds.MOST;

    /// No array is longer: the kernel allocates no more than `INT_MAX` bytes at once, and an
    /// array's length is one of them.
    private static final long LONGEST = Integer.MAX_VALUE - 4;

    private final Stmt.Loop loop;
    private final Known before;
    private final Known round;
    private final MethodName method;
    private final Sizes sizes;
    private final Map<Local, List<Stmt>> setters;
    private final Map<Stmt, Expr> written;
    private final Map<Local, Expr> once;
    private final List<Expr> conditions;
    private final Map<Local, Counter> counters = new HashMap<>();

    /// @param before what is known where the loop begins
    /// @param round what is known where each round begins
    Rounds(Stmt.Loop loop, Known before, Known round, MethodName method, Sizes sizes) {
        this.loop = loop;
        this.before = before;
        this.round = round;
        this.method = method;
        this.sizes = sizes;
        setters = Conditions.setters(loop);
        written = Conditions.written(loop);
        once = Conditions.once(loop);
        conditions = Conditions.of(loop);
        setters.forEach((local, _) -> counter(local).ifPresent(it -> counters.put(local, it)));
    }

    /// A variable that counts.
    ///
    /// @param least what a round adds at least; negative if it counts down
    /// @param all what a round adds at most
    private record Counter(Local local, long least, long all) {
        boolean isUp() {
            return least > 0;
        }
    }

    private Optional<Counter> counter(Local local) {
        if (!(local.type() instanceof Type.Primitive)) {
            return Optional.empty();
        }
        long least = 0;
        long all = 0;
        for (var setter : setters.get(local)) {
            var step = step(local, setter);
            if (step.isEmpty() || all != 0 && all > 0 != step.getAsLong() > 0) {
                return Optional.empty();
            }
            long by = step.getAsLong();
            all += by;
            least = least == 0 || Math.abs(by) < Math.abs(least) ? by : least;
        }
        boolean isCounter =
                all != 0 && !isInInnerLoop(local) && Always.does(loop, each -> sets(each, local));
        return isCounter ? Optional.of(new Counter(local, least, all)) : Optional.empty();
    }

    private static boolean sets(Stmt statement, Local local) {
        return (statement instanceof Stmt.Assign || statement instanceof Stmt.Declare)
                && Visitor.target(statement).filter(local::equals).isPresent();
    }

    private boolean isInInnerLoop(Local local) {
        var found = new boolean[1];
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (LoopBounds.isLoop(statement) && statement != loop) {
                    found[0] |= Conditions.setters(statement).containsKey(local);
                }
            }
        }.walk(loop);
        return found[0];
    }

    /// What an assignment adds to its variable; empty if it does something else. The operands of
    /// a narrow type were widened; that the sum fits again is asked for later.
    private OptionalLong step(Local local, Stmt setter) {
        if (!(setter instanceof Stmt.Assign) || !written.containsKey(setter)) {
            return OptionalLong.empty();
        }
        if (kept(written.get(setter), local) instanceof Expr.Binary(var operator, _, var a, var b)
                && isSelf(a, local)
                && number(b) instanceof Expr.Const(_, var by)
                && Math.abs(by) <= MOST
                && by != 0) {
            return switch (operator) {
                case ADD -> OptionalLong.of(by);
                case SUBTRACT -> OptionalLong.of(-by);
                default -> OptionalLong.empty();
            };
        }
        return OptionalLong.empty();
    }

    private static boolean isSelf(Expr expression, Local local) {
        return kept(expression, local) instanceof Expr.Var(var itself) && itself.equals(local);
    }

    /// An expression without the conversions around it that keep each value of a variable: a
    /// `(byte)` of an `int` starts again at -128, and whoever counts with it may never arrive.
    private static Expr kept(Expr expression, Local local) {
        return expression instanceof Expr.Convert(var type, var operand)
                        && keeps(type, local.type())
                ? kept(operand, local)
                : expression;
    }

    /// A constant without the conversions around it that keep it.
    private static Expr number(Expr expression) {
        return expression instanceof Expr.Convert(var type, var operand)
                        && number(operand) instanceof Expr.Const number
                        && Range.of(type).contains(Range.of(number.value()))
                ? number
                : expression;
    }

    private static boolean keeps(Type.Primitive to, Type from) {
        return from instanceof Type.Primitive type && Range.of(to).contains(Range.of(type));
    }

    /// Whether the loop is bounded. Once [Sizes] are settled.
    boolean areBounded() {
        if (loop.condition() instanceof Expr.Const) {
            return false; // `while (true)`, however it is left
        }
        return conditions.stream().anyMatch(this::ends)
                || counters.values().stream().anyMatch(this::isIndexed);
    }

    /// The steps of variables that count up by one to a size, which they are never greater than.
    Map<Stmt, Sizes.Needs> countUps() {
        var found = new HashMap<Stmt, Sizes.Needs>();
        for (var part : conditions) {
            if (part instanceof Expr.Binary(var operator, _, var left, var right)
                    && operator == Operator.LESS
                    && counter(left, part)
                            .filter(it -> it.all == 1 && isComparedFirst(it.local))
                            .isPresent()) {
                sizes.needs(right, round, method)
                        .ifPresent(needs ->
                                setters.get(counter(left, part).get().local)
                                        .forEach(step -> found.put(step, needs)));
            }
        }
        return found;
    }

    /// The variable that counts of which an operand of a comparison is a copy, or widened.
    private Optional<Counter> counter(Expr operand, Expr comparison) {
        var found = Optional.<Counter>empty();
        if (Conditions.plain(widened(operand), once) instanceof Expr.Var(var local)) {
            found = Optional.ofNullable(counters.get(local));
        }
        return comparison.type() == Type.Primitive.BOOLEAN ? found : Optional.empty();
    }

    private static Expr widened(Expr operand) {
        return operand instanceof Expr.Convert(var type, var inner) && keeps(type, inner.type())
                ? widened(inner)
                : operand;
    }

    private boolean ends(Expr condition) {
        if (!(condition instanceof Expr.Binary(var operator, _, var left, var right))
                || !(left.type() instanceof Type.Primitive)) {
            return false;
        }
        return switch (operator) {
            case LESS -> below(left, right, condition, 0) || above(right, left, condition, 0);
            case LESS_OR_EQUAL ->
                    below(left, right, condition, 1) || above(right, left, condition, 1);
            case GREATER -> below(right, left, condition, 0) || above(left, right, condition, 0);
            case GREATER_OR_EQUAL ->
                    below(right, left, condition, 1) || above(left, right, condition, 1);
            case NOT_EQUAL -> reaches(left, right, condition) || isCleared(left, right);
            default -> false;
        };
    }

    /// The first is less than the second by at least `1 - orEqual`, and counts up to it.
    private boolean below(Expr counted, Expr limit, Expr condition, int orEqual) {
        if (isHalved(limit, limitOf(counted).low() + 1 - orEqual) || doubles(counted, limit)) {
            return true;
        }
        var counter = counter(counted, condition).filter(Counter::isUp);
        if (counter.isEmpty()) {
            return false;
        }
        var all = Range.of((Type.Primitive) counter.get().local.type());
        var start = before.range(new Expr.Var(counter.get().local));
        long most = limitOf(limit).high();
        boolean isSize =
                most > MOST && sizes.needs(limit, round, method).filter(sizes::holds).isPresent();
        long high = isSize ? Math.min(most, LONGEST) : most;
        long last = high - 1 + orEqual;
        if (last > all.high() - counter.get().all
                || !beginsWithin(counter.get(), counted, start, all)) {
            return false;
        }
        return isSize && start.low() >= 0 || isFew(last, start.low(), counter.get().least);
    }

    private boolean above(Expr counted, Expr limit, Expr condition, int orEqual) {
        var counter = counter(counted, condition).filter(it -> !it.isUp());
        if (counter.isEmpty()) {
            return false;
        }
        var all = Range.of((Type.Primitive) counter.get().local.type());
        var local = new Expr.Var(counter.get().local);
        var start = before.range(local);
        long low = limitOf(limit).low();
        long last = low == Long.MAX_VALUE ? low : low + 1 - orEqual;
        if (last < all.low() - counter.get().all
                || !beginsWithin(counter.get(), counted, start, all)) {
            return false;
        }
        boolean isSize = sizes.needs(local, before, method).filter(sizes::holds).isPresent();
        return isSize && last >= 0 || isFew(start.high(), last, -counter.get().least);
    }

    /// Whether the steps before the first comparison do not wrap around.
    private boolean beginsWithin(Counter counter, Expr operand, Range start, Range all) {
        return isComparedFirst(counter.local, operand)
                || (counter.isUp()
                        ? start.high() <= all.high() - counter.all
                        : start.low() >= all.low() - counter.all);
    }

    private static boolean isFew(long high, long low, long step) {
        try {
            return Math.subtractExact(high, low) / step < MOST;
        } catch (ArithmeticException _) {
            return false;
        }
    }

    private Range limitOf(Expr limit) {
        return round.range(Conditions.plain(limit, once));
    }

    /// Counting by one to something that does not change and is not passed over.
    private boolean reaches(Expr counted, Expr limit, Expr condition) {
        var counter = counter(counted, condition);
        var to = limitOf(limit);
        if (counter.isEmpty()
                || Math.abs(counter.get().all) != 1
                || !(number(limit) instanceof Expr.Const)
                || !isComparedFirst(counter.get().local)) {
            return false;
        }
        var local = new Expr.Var(counter.get().local);
        var start = before.range(local);
        if (counter.get().isUp()) {
            return start.high() <= to.low() && isFew(to.high(), start.low(), 1);
        }
        boolean isSize = sizes.needs(local, before, method).filter(sizes::holds).isPresent();
        return start.low() >= to.high()
                && (isSize && to.low() >= 0 || isFew(start.high(), to.low(), 1));
    }

    private boolean isComparedFirst(Local local) {
        return loop.testFirst() && !Conditions.setters(loop.prelude()).containsKey(local);
    }

    /// Whether what is compared is what the variable had when the loop began. In `while (n-- > 0)`
    /// it is a copy, made in the prelude before the step.
    private boolean isComparedFirst(Local local, Expr operand) {
        var prelude = loop.prelude().statements();
        int at = prelude.size();
        if (widened(operand) instanceof Expr.Var(var copy) && once.containsKey(copy)) {
            at = prelude.indexOf(setters.get(copy).getFirst());
        }
        return loop.testFirst()
                && !Conditions.setters(new Block(prelude.subList(0, at))).containsKey(local);
    }

    /// Whether each round checks that the variable, or one a constant away, is an index.
    private boolean isIndexed(Counter counter) {
        return Always.does(loop, each -> each instanceof Stmt.Check check && asks(check, counter));
    }

    private boolean asks(Stmt.Check check, Counter counter) {
        boolean isIndex =
                switch (check.condition()) {
                    case IN_BOUNDS -> true;
                    case BELOW ->
                            check.other().orElseThrow() instanceof Expr.Length
                                    || round.range(check.other().orElseThrow()).high() <= LONGEST;
                    case NOT_NULL, NOT_ZERO, NOT_NEGATIVE -> false;
                };
        return isIndex
                && counter.local.type() == Type.Primitive.INT
                && Math.abs(counter.all) <= MOST
                && switch (kept(written.getOrDefault(check, loop.condition()), counter.local)) {
                    case Expr.Var(var local) -> local.equals(counter.local);
                    case Expr.Binary(var operator, _, var left, var right) ->
                            (operator == Operator.ADD || operator == Operator.SUBTRACT)
                                    && isSelf(left, counter.local)
                                    && number(right) instanceof Expr.Const;
                    default -> false;
                };
    }

    /// Whether each round takes at least half away from a variable that is positive whenever a
    /// round begins.
    ///
    /// @param least what the condition says that it is at least
    private boolean isHalved(Expr operand, long least) {
        return least > 0 && shrinks(operand, true, Integer.MAX_VALUE);
    }

    /// Whether each round takes half away from a variable, or the last of its ones, until it is
    /// zero.
    private boolean isCleared(Expr operand, Expr zero) {
        if (!(zero instanceof Expr.Const(_, var value) && value == 0)
                || !(Conditions.plain(widened(operand), once) instanceof Expr.Var local)) {
            return false;
        }
        return before.range(local).low() >= 0
                ? shrinks(operand, true, Integer.MAX_VALUE)
                : shrinks(operand, false, 1);
    }

    /// @param isPositive never less than zero
    /// @param most how many statements may set the variable: with several, a negative number may
    ///     go to and fro
    private boolean shrinks(Expr operand, boolean isPositive, int most) {
        return Conditions.plain(widened(operand), once) instanceof Expr.Var(var local)
                && setters.containsKey(local)
                && setters.get(local).size() <= most
                && setters.get(local).stream().allMatch(each -> shrinks(local, each, isPositive))
                && Always.does(loop, each -> sets(each, local));
    }

    private boolean shrinks(Local local, Stmt setter, boolean isPositive) {
        if (!(kept(written.getOrDefault(setter, loop.condition()), local)
                        instanceof Expr.Binary(var operator, var type, var left, var right)
                && isSelf(left, local))) {
            return false;
        }
        if (operator == Operator.AND) {
            return kept(right, local) instanceof Expr.Binary(var minus, _, var self, var one)
                    && minus == Operator.SUBTRACT
                    && number(one) instanceof Expr.Const(_, var number)
                    && number == 1
                    && isSelf(self, local);
        }
        if (!(number(right) instanceof Expr.Const(_, var by))) {
            return false;
        }
        boolean shifts = by > 0 && by < type.bits();
        return switch (operator) {
            case SHIFT_RIGHT_UNSIGNED -> shifts && (isPositive || local.type() == type);
            case SHIFT_RIGHT -> shifts && isPositive;
            case SHIFT_LEFT -> shifts && !isPositive;
            case DIVIDE -> by > 1;
            default -> false;
        };
    }

    /// Whether each round doubles a variable, at least, that is positive, up to a limit that is not
    /// so great that it wraps around.
    private boolean doubles(Expr counted, Expr limit) {
        if (!(Conditions.plain(widened(counted), once) instanceof Expr.Var(var local))
                || !(local.type() instanceof Type.Primitive type)
                || setters.getOrDefault(local, List.of()).size() != 1
                || !(written.get(setters.get(local).getFirst())
                        instanceof Expr.Binary(var operator, _, var self, Expr.Const(_, var by)))
                || !isSelf(self, local)
                || isInInnerLoop(local)) {
            return false;
        }
        long factor =
                switch (operator) {
                    case SHIFT_LEFT -> by > 0 && by < 31 ? 1L << by : 0;
                    case MULTIPLY -> by > 1 && by < MOST ? by : 0;
                    default -> 0;
                };
        return factor > 0
                && isComparedFirst(local)
                && Always.does(loop, each -> sets(each, local))
                && before.range(new Expr.Var(local)).low() >= 1
                && limitOf(limit).high() <= Range.of(type).high() / factor;
    }
}
