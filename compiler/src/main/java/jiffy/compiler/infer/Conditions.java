// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// What was true when a round of a loop began: the parts of its condition that must all hold. The
/// front computes a condition that has effects into a variable, in the loop's prelude:
/// `%t = a; if (%t) { …; %t = b; }` stands for `a && b`.
///
/// Each part was true at some place between two rounds, which is the same in every round.
final class Conditions {
    private Conditions() {}

    /// The parts of a loop's condition.
    static List<Expr> of(Stmt.Loop loop) {
        var parts = new ArrayList<Expr>();
        var setters = setters(loop);
        split(loop.condition(), loop, setters, parts, 0);
        return parts;
    }

    private static void split(
            Expr condition,
            Stmt.Loop loop,
            Map<Local, List<Stmt>> setters,
            List<Expr> parts,
            int depth) {
        switch (condition) {
            case Expr.Binary(var operator, _, var left, var right)
                    when operator == Expr.Binary.Operator.AND_ALSO -> {
                split(left, loop, setters, parts, depth);
                split(right, loop, setters, parts, depth);
            }
            case Expr.Var(var local) when depth < 8 ->
                    conjuncts(local, loop.prelude(), setters.getOrDefault(local, List.of()))
                            .forEach(each -> split(each, loop, setters, parts, depth + 1));
            default -> parts.add(condition);
        }
    }

    /// What was all true if a variable is, that only the prelude sets: first, and then only where
    /// it was true.
    private static List<Expr> conjuncts(Local local, Block prelude, List<Stmt> setters) {
        var parts = new ArrayList<Expr>();
        Optional<Block> here = Optional.of(prelude);
        while (here.isPresent()) {
            var next = Optional.<Block>empty();
            for (var each : here.get().statements()) {
                if (setters.contains(each)) {
                    if (next.isPresent()) {
                        return List.of();
                    }
                    value(each).ifPresent(parts::add);
                } else if (each instanceof Stmt.If(Expr.Var(var asked), var yes, var no, _)
                        && asked.equals(local)
                        && no.isEmpty()) {
                    next = Optional.of(yes);
                }
            }
            here = next;
        }
        return parts.size() == setters.size() ? parts : List.of();
    }

    /// What a statement sets its variable to, if it is a number or a reference as it is.
    static Optional<Expr> value(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare(_, var value, _) -> value;
            case Stmt.Assign(_, var value, _) -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    /// The statements that set each variable, in a loop or a method.
    static Map<Local, List<Stmt>> setters(Stmt whole) {
        return setters(Block.of(whole));
    }

    /// The statements that set each variable.
    static Map<Local, List<Stmt>> setters(Block whole) {
        var setters = new HashMap<Local, List<Stmt>>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                target(statement)
                        .ifPresent(local ->
                                setters.computeIfAbsent(local, _ -> new ArrayList<>())
                                        .add(statement));
            }
        }.walk(whole);
        return setters;
    }

    /// What statements of the form `x = …` set x to, with copies of variables that were made in the
    /// same block before, and are still the same, written out: `%t = x; x = %t + 1` is `x = x + 1`.
    static Map<Stmt, Expr> written(Stmt whole) {
        var values = new IdentityHashMap<Stmt, Expr>();
        new Visitor() {
            @Override
            public void walk(Block block) {
                var copies = new HashMap<Local, Expr>();
                for (var each : block.statements()) {
                    value(each).ifPresent(value -> values.put(each, plain(value, copies)));
                    index(each).ifPresent(value -> values.put(each, plain(value, copies)));
                    var set = setters(each).keySet();
                    copies.keySet().removeAll(set);
                    copies.values().removeIf(copy -> mentions(copy, set));
                    if (each instanceof Stmt.Declare(var local, var value, _)) {
                        value.map(it -> plain(it, copies))
                                .filter(it -> it instanceof Expr.Var)
                                .ifPresent(it -> copies.put(local, it));
                    }
                }
                super.walk(block);
            }
        }.walk(whole);
        return values;
    }

    private static Optional<Expr> index(Stmt statement) {
        return switch (statement) {
            case Stmt.Check(var condition, _, var index, _)
                    when condition == Stmt.Check.Condition.IN_BOUNDS ->
                    index;
            case Stmt.Check(var condition, var index, _, _)
                    when condition == Stmt.Check.Condition.BELOW ->
                    Optional.of(index);
            default -> Optional.empty();
        };
    }

    /// The expression with copies written out.
    static Expr plain(Expr expression, Map<Local, Expr> copies) {
        return switch (expression) {
            case Expr.Var(var local) -> copies.getOrDefault(local, expression);
            case Expr.Convert(var type, var operand) ->
                    new Expr.Convert(type, plain(operand, copies));
            case Expr.Binary(var operator, var type, var left, var right) ->
                    new Expr.Binary(operator, type, plain(left, copies), plain(right, copies));
            default -> expression;
        };
    }

    private static boolean mentions(Expr expression, Set<Local> locals) {
        return expression instanceof Expr.Var(var local) && locals.contains(local)
                || Visitor.children(expression).stream().anyMatch(each -> mentions(each, locals));
    }

    /// The variables that the prelude sets once, and nothing else, with their values, which are not
    /// of what they had before.
    static Map<Local, Expr> once(Stmt.Loop loop) {
        var once = new HashMap<Local, Expr>();
        setters(loop)
                .forEach((local, setters) -> {
                    if (setters.size() == 1
                            && loop.prelude().statements().contains(setters.getFirst())) {
                        value(setters.getFirst())
                                .filter(value -> !mentions(value, Set.of(local)))
                                .ifPresent(value -> once.put(local, value));
                    }
                });
        return once;
    }
}
