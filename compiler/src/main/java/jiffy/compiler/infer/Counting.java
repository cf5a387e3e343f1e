// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Expr.Binary.Operator;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Variables that a loop sets and that keep within bounds.
///
/// What a variable is set to may be bounded by itself: `hash & 15` is, whatever `hash` was.
///
/// A variable that is set in one place of a loop, at most once a round, to itself and a constant
/// more, never gets smaller: the condition, which held when the round began, says that adding does
/// not wrap. So it is never less than before the loop. Counting down is the same, seen in a mirror.
final class Counting {
    private Counting() {}

    /// The values that such variables may have whenever a round begins, and after the loop.
    ///
    /// @param before what is known before the loop
    static Map<Local, Range> of(Stmt.Loop loop, Known before) {
        var counting = new HashMap<Local, Range>();
        if (!loop.testFirst()) {
            return counting;
        }
        var set = new ArrayList<Local>();
        var steps = new HashMap<Local, Long>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                target(statement).ifPresent(set::add);
            }
        }.walk(loop);
        steps(loop.body(), steps);
        steps(loop.update(), steps);
        var conditions = conjuncts(loop.condition());
        // What the conditions are compared with does not change in the loop, or counts as anything.
        var steady = before.copy().forget(new HashSet<>(set));
        var all = new Assigned(loop, steady);
        set.forEach(local ->
                all.range(local)
                        .ifPresent(range ->
                                counting.put(local, range.or(before.range(new Expr.Var(local))))));
        steps.forEach((local, step) -> {
            if (set.stream().filter(local::equals).count() == 1) {
                bounds(local, step, conditions, steady, before)
                        .ifPresent(range -> counting.put(local, range));
            }
        });
        return counting;
    }

    /// What a loop's own assignments can set a variable to, whatever else it does.
    private static final class Assigned extends Visitor {
        private final Map<Local, Range> ranges = new HashMap<>();
        private final Known steady;

        Assigned(Stmt.Loop loop, Known steady) {
            this.steady = steady;
            walk(loop);
        }

        Optional<Range> range(Local local) {
            return Optional.ofNullable(ranges.get(local));
        }

        @Override
        protected void visit(Stmt statement) {
            target(statement)
                    .filter(local -> local.type() instanceof Type.Primitive)
                    .ifPresent(local -> ranges.merge(local, value(statement, local), Range::or));
        }

        private Range value(Stmt statement, Local local) {
            var type = (Type.Primitive) local.type();
            return switch (statement) {
                case Stmt.Declare(_, var value, _) -> steady.range(value.orElseThrow()).in(type);
                case Stmt.Assign(_, var value, _) -> steady.range(value).in(type);
                default -> Range.of(type);
            };
        }
    }

    private static Optional<Range> bounds(
            Local local, long step, List<Expr> conditions, Known steady, Known before) {
        var start = before.range(new Expr.Var(local));
        var round = steady.copy();
        conditions.forEach(each -> round.assume(each, true));
        var inRound = round.range(new Expr.Var(local));
        var all = Range.of((Type.Primitive) local.type());
        long low = step < 0 ? inRound.low() + step : start.low();
        long high = step > 0 ? inRound.high() + step : start.high();
        boolean isBounded = step > 0 ? high <= all.high() : low >= all.low();
        if (!isBounded) {
            return Optional.empty();
        }
        return Optional.of(new Range(Math.min(low, start.low()), Math.max(high, start.high())));
    }

    /// Assignments of the form `x = x + constant` that run at most once a round.
    private static void steps(Block block, Map<Local, Long> steps) {
        for (var each : block.statements()) {
            switch (each) {
                case Stmt.Assign(var local, var value, _) ->
                        step(local, value).ifPresent(step -> steps.put(local, step));
                case Stmt.If branch -> {
                    steps(branch.yes(), steps);
                    steps(branch.no(), steps);
                }
                case Stmt.Scope(var body, _) -> steps(body, steps);
                default -> {}
            }
        }
    }

    private static Optional<Long> step(Local local, Expr value) {
        if (local.type() == Type.Primitive.INT
                && value
                        instanceof
                        Expr.Binary(var operator, _, Expr.Var(var counted), Expr.Const(_, var step))
                && counted.equals(local)
                && step > 0) {
            return switch (operator) {
                case ADD -> Optional.of(step);
                case SUBTRACT -> Optional.of(-step);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static List<Expr> conjuncts(Expr condition) {
        var all = new ArrayList<Expr>();
        if (condition instanceof Expr.Binary(var operator, _, var left, var right)
                && operator == Operator.AND_ALSO) {
            all.addAll(conjuncts(left));
            all.addAll(conjuncts(right));
        } else {
            all.add(condition);
        }
        return all;
    }
}
