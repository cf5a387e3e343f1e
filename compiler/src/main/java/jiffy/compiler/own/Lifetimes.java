// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Checks that nothing is named after it was handed over or freed, and no element outside of the
/// lock scope in which it was obtained.
///
/// *After*: a walk in the order of execution with the set of dead locals; where paths meet, dead on
/// one is dead; a loop is walked twice. What was found in a container is dead once the container
/// may have lost elements, and is not lent to a method in which it may. *Outside*: a borrowed value
/// belongs to the block of the lock, loop or owner that it was borrowed from, and may be kept only
/// in locals of that block or inside of it. Sound for what the IR can say, because every reference
/// that is not owned is borrowed through a local that is followed here.
final class Lifetimes {
    private final Method method;
    private final Removals removals;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<Local> usedHandles = new HashSet<>();
    private final Map<Local, Set<Local>> borrowedFrom = new HashMap<>();
    private final Map<Local, Set<Field>> foundIn = new HashMap<>();
    private final Map<Local, Integer> region = new HashMap<>();
    private final Map<Local, Integer> declared = new HashMap<>();
    private final Deque<Integer> guards = new ArrayDeque<>();
    private final Set<Span> reported = new HashSet<>();
    private final Set<Local> blamed = new HashSet<>();
    private final Map<Stmt.Label, Set<Local>> deadAtBreak = new HashMap<>();
    private final Map<Stmt.Label, Set<Local>> deadAtContinue = new HashMap<>();
    private final Deque<Set<Local>> dying = new ArrayDeque<>();
    private Set<Local> dead = new HashSet<>();
    private final Map<Local, Span> killedAt = new HashMap<>();
    private int depth;

    Lifetimes(Method method, Removals removals) {
        this.method = method;
        this.removals = removals;
    }

    /// What is wrong.
    List<Diagnostic> errors() {
        return errors;
    }

    /// Handles that are named after they were handed over, and can be copied instead.
    Set<Local> usedHandles() {
        return usedHandles;
    }

    void check() {
        block(method.body());
    }

    private void block(Block block) {
        depth++;
        for (var each : block.statements()) {
            statement(each);
        }
        depth--;
    }

    private void statement(Stmt statement) {
        uses(statement);
        switch (statement) {
            case Stmt.Declare(var local, var value, var span) -> {
                declared.put(local, depth);
                dead.remove(local);
                value.ifPresent(each -> set(local, each, span));
            }
            case Stmt.Assign(var local, var value, var span) -> {
                if (method.owned().contains(local)) {
                    killBorrowed(local, span);
                }
                dead.remove(local);
                set(local, value, span);
            }
            case Stmt.CallNative call -> {
                removed(call);
                callNative(call);
            }
            case Stmt.Invoke invoke -> {
                lent(invoke);
                removed(invoke);
                invoke(invoke);
            }
            case Stmt.Allocate(var result, _, _, _) -> dead.remove(result);
            case Stmt.AllocateArray(var result, _, _, _) -> dead.remove(result);
            case Stmt.If branch -> branches(List.of(branch.yes(), branch.no()));
            case Stmt.Switch choice -> choose(choice);
            case Stmt.Loop loop ->
                    twice(
                            loop.label(),
                            () -> {
                                block(loop.prelude());
                                uses(loop);
                                block(loop.body());
                                block(loop.update());
                            });
            case Stmt.ForEach walk ->
                    twice(
                            walk.label(),
                            () -> {
                                declared.put(walk.element(), depth + 1);
                                region.put(walk.element(), depth + 1);
                                found(walk.element(), walk.container());
                                dead.remove(walk.element());
                                block(walk.body());
                            });
            case Stmt.Labeled(var label, var body, _) -> {
                block(body);
                dead.addAll(atBreak(label));
            }
            case Stmt.Scope scope -> block(scope.body());
            case Stmt.Guard guard -> {
                guards.push(depth + 1);
                block(guard.body());
                guards.pop();
            }
            case Stmt.Break(var label, _) -> atBreak(label).addAll(dead);
            case Stmt.Continue(var label, _) -> atContinue(label).addAll(dead);
            case Stmt.Try attempt -> attempt(attempt);
            case Stmt.Return(var value, var span) -> value.ifPresent(each -> returned(each, span));
            case Stmt.StoreElement _ -> removed(statement);
            case Stmt.Store _,
                    Stmt.Check _,
                    Stmt.Construct _,
                    Stmt.Print _,
                    Stmt.ThrowErrno _,
                    Stmt.ThrowFault _,
                    Stmt.Rethrow _ -> {}
        }
        moved(statement);
    }

    /// What is dead where some `break` leaves for a label.
    private Set<Local> atBreak(Stmt.Label label) {
        return deadAtBreak.computeIfAbsent(label, _ -> new HashSet<>());
    }

    /// What is dead where some `continue` goes on with the next round of a loop.
    private Set<Local> atContinue(Stmt.Label label) {
        return deadAtContinue.computeIfAbsent(label, _ -> new HashSet<>());
    }

    /// A group starts with what is dead before the `switch`, and, if the one before falls into it,
    /// with what is dead at that one's end.
    private void choose(Stmt.Switch choice) {
        var before = dead;
        var after = new HashSet<>(before);
        var falling = new HashSet<Local>();
        for (var each : choice.cases()) {
            dead = new HashSet<>(before);
            dead.addAll(falling);
            block(each.body());
            falling = new HashSet<>();
            if (completes(each.body())) {
                after.addAll(dead);
                falling.addAll(each.fallsThrough() ? dead : Set.of());
            }
        }
        after.addAll(atBreak(choice.label()));
        dead = after;
    }

    private void branches(List<Block> blocks) {
        var before = dead;
        var after = new HashSet<Local>();
        for (var each : blocks) {
            dead = new HashSet<>(before);
            block(each);
            if (completes(each)) {
                after.addAll(dead);
            }
        }
        dead = after;
    }

    private static boolean completes(Block block) {
        return block.isEmpty()
                || switch (block.statements().getLast()) {
                    case Stmt.Return _,
                            Stmt.ThrowErrno _,
                            Stmt.ThrowFault _,
                            Stmt.Rethrow _,
                            Stmt.Break _,
                            Stmt.Continue _ ->
                            false;
                    default -> true;
                };
    }

    private void twice(Stmt.Label label, Runnable round) {
        var before = new HashSet<>(dead);
        round.run();
        dead.addAll(before);
        dead.addAll(atContinue(label));
        round.run();
        dead.addAll(before);
        dead.addAll(atContinue(label));
        dead.addAll(atBreak(label));
    }

    private void attempt(Stmt.Try attempt) {
        var before = new HashSet<>(dead);
        var died = dying(() -> block(attempt.body()));
        var after = new HashSet<>(dead);
        var atHandler = new HashSet<>(before);
        atHandler.addAll(died);
        for (var each : attempt.catches()) {
            dead = new HashSet<>(atHandler);
            died.addAll(dying(() -> block(each.body())));
            if (completes(each.body())) {
                after.addAll(dead);
            }
        }
        dead = after;
        attempt.finallyBlock().ifPresent(last -> last(attempt, last, before, died));
    }

    /// A `finally` runs after any part of the `try`; what dies in it is dead wherever the `try` is
    /// left for.
    private void last(Stmt.Try attempt, Block last, Set<Local> before, Set<Local> died) {
        dead.addAll(before);
        dead.addAll(died);
        var diedLast = dying(() -> block(last));
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Break(var label, _) -> atBreak(label).addAll(diedLast);
                    case Stmt.Continue(var label, _) -> atContinue(label).addAll(diedLast);
                    default -> {}
                }
            }
        }.walk(attempt);
    }

    /// The locals that die in some code, on any way through it.
    private Set<Local> dying(Runnable code) {
        var set = new HashSet<Local>();
        dying.push(set);
        code.run();
        dying.pop();
        return set;
    }

    private boolean die(Local local, Span span) {
        if (!dead.add(local)) {
            return false;
        }
        dying.forEach(each -> each.add(local));
        killedAt.put(local, span);
        return true;
    }

    /// Reports a dead local that the statement itself names.
    private void uses(Stmt statement) {
        var moved = new HashSet<Local>();
        new Visitor() {
            @Override
            public void walk(Block block) {}

            @Override
            protected void visit(Expr expression) {
                switch (expression) {
                    case Expr.Var(var local) -> used(local, statement.span());
                    case Expr.Move(var local) -> {
                        used(local, statement.span());
                        if (!moved.add(local)) {
                            handedOver(local, statement.span());
                        }
                    }
                    default -> {}
                }
            }
        }.walk(statement);
    }

    private void used(Local local, Span span) {
        if (dead.contains(local)) {
            handedOver(local, span);
        }
    }

    private void handedOver(Local local, Span span) {
        if (method.owned().contains(local) && isCopyable(local)) {
            usedHandles.add(local);
            return;
        }
        if (blamed.add(local) && reported.add(span)) {
            errors.add(
                    Diagnostic.at(
                                    span,
                                    Rule.HANDED_OVER,
                                    "`" + local.name() + "` was handed over or freed before")
                            .note(
                                    "`" + local.name() + "` is given away here",
                                    killedAt.getOrDefault(local, local.span()))
                            .help("name it before it is given away, or look it up again"));
        }
    }

    private static boolean isCopyable(Local local) {
        return local.type()
                .bound(Type.Kind.HANDLE)
                .filter(each -> !each.declaration().phases().copy().isEmpty())
                .isPresent();
    }

    private void moved(Stmt statement) {
        new Visitor() {
            @Override
            public void walk(Block block) {}

            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Move(var local)) {
                    kill(local, statement.span());
                }
            }
        }.walk(statement);
        if (statement instanceof Stmt.Declare(var local, _, _)) {
            dead.remove(local);
        }
        if (statement instanceof Stmt.Assign(var local, _, _)) {
            dead.remove(local);
        }
    }

    private void kill(Local local, Span span) {
        die(local, span);
        killBorrowed(local, span);
    }

    /// What was borrowed from a local is dead when what it owned is gone.
    private void killBorrowed(Local owner, Span span) {
        borrowedFrom.forEach((borrower, from) -> {
            if (from.contains(owner) && !borrower.equals(owner) && die(borrower, span)) {
                killBorrowed(borrower, span);
            }
        });
    }

    private void set(Local local, Expr value, Span span) {
        if (!isBorrowable(value.type()) || method.owned().contains(local)) {
            return;
        }
        int from = regionOf(value);
        region.merge(local, from, Math::max);
        borrowedFrom.computeIfAbsent(local, _ -> new HashSet<>()).addAll(roots(value));
        found(local, value);
        if (from > declared.getOrDefault(local, 0)) {
            escape(local, span);
        }
    }

    private void escape(Local local, Span span) {
        if (reported.add(span)) {
            errors.add(
                    Diagnostic.at(
                                    span,
                                    Rule.ELEMENT_SCOPE,
                                    "`"
                                            + local.name()
                                            + "` would be named outside of the scope"
                                            + " in which its value is safe")
                            .help(
                                    "declare the variable inside of that scope, and copy the"
                                            + " numbers that are needed outside"));
        }
    }

    /// Notes the containers in which a local's value may have been found.
    private void found(Local local, Expr value) {
        foundIn.computeIfAbsent(local, _ -> new HashSet<>()).addAll(containers(value));
    }

    private Set<Field> containers(Expr value) {
        return switch (value) {
            case Expr.Load(var object, _) ->
                    Removals.container(Optional.of(value))
                            .map(Set::of)
                            .orElseGet(() -> containers(object));
            case Expr.Element(var array, _) when value.type().canBeOwned() -> {
                var places = new HashSet<>(containers(array));
                places.add(Removals.elements(array.type()));
                yield places;
            }
            case Expr.Native(_, var receiver, _, _) ->
                    receiver.map(this::containers).orElse(Set.of());
            case Expr.Choose(_, _, var yes, var no) -> {
                var both = new HashSet<>(containers(yes));
                both.addAll(containers(no));
                yield both;
            }
            default ->
                    roots(value).stream()
                            .flatMap(each -> foundIn.getOrDefault(each, Set.of()).stream())
                            .collect(Collectors.toSet());
        };
    }

    /// What was found in a container before is not named after elements were taken out of it.
    private void removed(Stmt statement) {
        var fields = removals.by(statement, method.name());
        foundIn.forEach((local, places) -> {
            if (!Collections.disjoint(places, fields)
                    && !method.owned().contains(local)
                    && local.type().bound(Type.Kind.VALUE).isEmpty()
                    && die(local, statement.span())) {
                killBorrowed(local, statement.span());
            }
        });
    }

    /// What was found in a container is not handed to a method that takes elements out of it.
    private void lent(Stmt.Invoke invoke) {
        var fields = removals.by(invoke, method.name());
        for (var argument : invoke.arguments()) {
            var places = isBorrowable(argument.type()) ? containers(argument) : Set.<Field>of();
            places.stream()
                    .filter(fields::contains)
                    .findFirst()
                    .filter(_ -> reported.add(invoke.span()))
                    .ifPresent(field -> errors.add(lentError(invoke, field)));
        }
    }

    private static Diagnostic lentError(Stmt.Invoke invoke, Field field) {
        return Diagnostic.at(
                        invoke.span(),
                        Rule.HANDED_OVER,
                        "what is in `%s` is lent to `%s`, which may free it"
                                .formatted(field.name(), invoke.method().display()))
                .help("give the method the numbers that it needs, or take the element out first");
    }

    private static boolean isBorrowable(Type type) {
        return type.isReference() && !type.isImmortal();
    }

    /// The locals that a value is borrowed from, if it is.
    private Set<Local> roots(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> Set.of(local);
            case Expr.Load(var object, _) -> roots(object);
            case Expr.Cast(_, var operand) -> roots(operand);
            case Expr.Native(_, var receiver, _, _) -> receiver.map(this::roots).orElse(Set.of());
            case Expr.Element(var array, _) -> roots(array);
            case Expr.Choose(_, _, var yes, var no) -> {
                var both = new HashSet<>(roots(yes));
                both.addAll(roots(no));
                yield both;
            }
            default -> Set.of();
        };
    }

    private Set<Local> roots(List<Expr> values) {
        return values.stream()
                .filter(each -> isBorrowable(each.type()))
                .flatMap(each -> roots(each).stream())
                .collect(Collectors.toSet());
    }

    private int regionOf(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> regionOf(local);
            case Expr.Load(var object, _) -> regionOf(object);
            case Expr.Cast(_, var operand) -> regionOf(operand);
            case Expr.Element(Expr.Var(var local), _) when method.owned().contains(local) ->
                    regionOf(local);
            case Expr.Element(var array, _) -> Math.max(regionOf(array), guard());
            case Expr.Native(_, var receiver, _, _) ->
                    receiver.map(each ->
                                    each.type().bound(Type.Kind.OBJECT).isPresent()
                                            ? guard()
                                            : regionOf(each))
                            .orElse(0);
            case Expr.Choose(_, _, var yes, var no) -> Math.max(regionOf(yes), regionOf(no));
            default -> 0;
        };
    }

    private int regionOf(Local local) {
        if (method.owned().contains(local)) {
            return declared.getOrDefault(local, 0);
        }
        return region.getOrDefault(local, 0);
    }

    private int guard() {
        return guards.isEmpty() ? 0 : guards.peek();
    }

    private void callNative(Stmt.CallNative call) {
        call.result()
                .ifPresent(result -> {
                    dead.remove(result);
                    borrow(result, call);
                });
        if (call.binding().is(Binding.Trait.REMOVES)) {
            call.receiver()
                    .map(this::roots)
                    .ifPresent(all -> all.forEach(each -> killBorrowed(each, call.span())));
        }
    }

    private void borrow(Local result, Stmt.CallNative call) {
        if (!isBorrowable(result.type()) || method.owned().contains(result)) {
            return;
        }
        boolean fromContainer =
                call.receiver()
                        .filter(each -> each.type().bound(Type.Kind.OBJECT).isPresent())
                        .isPresent();
        int from = fromContainer ? guard() : call.receiver().map(this::regionOf).orElse(0);
        region.put(result, from);
        call.receiver().map(this::roots).ifPresent(owners -> borrowedFrom.put(result, owners));
        call.receiver().ifPresent(each -> found(result, each));
        if (from > declared.getOrDefault(result, 0)) {
            escape(result, call.span());
        }
    }

    private void invoke(Stmt.Invoke invoke) {
        invoke.result()
                .ifPresent(result -> {
                    dead.remove(result);
                    if (isBorrowable(result.type()) && !method.owned().contains(result)) {
                        int from =
                                invoke.arguments().stream()
                                        .filter(each -> isBorrowable(each.type()))
                                        .mapToInt(this::regionOf)
                                        .reduce(guard(), Math::max);
                        region.put(result, from);
                        borrowedFrom.put(result, roots(invoke.arguments()));
                        foundIn.put(result, removals.containers());
                        if (from > declared.getOrDefault(result, 0)) {
                            escape(result, invoke.span());
                        }
                    }
                });
    }

    private void returned(Expr value, Span span) {
        if (!isBorrowable(value.type()) || method.ownsResult()) {
            return;
        }
        if (regionOf(value) > 0 && reported.add(span)) {
            errors.add(
                    Diagnostic.at(
                                    span,
                                    Rule.ELEMENT_SCOPE,
                                    "the method would return what is safe only inside of it")
                            .help("return a number, or what the caller can own"));
        }
    }
}
