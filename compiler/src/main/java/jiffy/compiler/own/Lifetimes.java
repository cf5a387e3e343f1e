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
    private final Map<Local, Local> borrowedFrom = new HashMap<>();
    private final Map<Local, Set<Field>> foundIn = new HashMap<>();
    private final Map<Local, Integer> region = new HashMap<>();
    private final Map<Local, Integer> declared = new HashMap<>();
    private final Deque<Integer> guards = new ArrayDeque<>();
    private final Set<Span> reported = new HashSet<>();
    private final Set<Local> blamed = new HashSet<>();
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
            case Stmt.Switch choice -> {
                var bodies = new ArrayList<Block>();
                choice.cases().forEach(each -> bodies.add(each.body()));
                bodies.add(Block.EMPTY);
                branches(bodies);
            }
            case Stmt.Loop loop ->
                    twice(() -> {
                        block(loop.prelude());
                        block(loop.body());
                        block(loop.update());
                    });
            case Stmt.ForEach walk ->
                    twice(() -> {
                        declared.put(walk.element(), depth + 1);
                        region.put(walk.element(), depth + 1);
                        found(walk.element(), walk.container());
                        dead.remove(walk.element());
                        block(walk.body());
                    });
            case Stmt.Labeled labeled -> block(labeled.body());
            case Stmt.Scope scope -> block(scope.body());
            case Stmt.Guard guard -> {
                guards.push(depth + 1);
                block(guard.body());
                guards.pop();
            }
            case Stmt.Try attempt -> attempt(attempt);
            case Stmt.Return(var value, var span) -> value.ifPresent(each -> returned(each, span));
            case Stmt.Store _,
                    Stmt.StoreElement _,
                    Stmt.Check _,
                    Stmt.Construct _,
                    Stmt.Print _,
                    Stmt.Break _,
                    Stmt.Continue _,
                    Stmt.ThrowErrno _,
                    Stmt.ThrowFault _,
                    Stmt.Rethrow _ -> {}
        }
        moved(statement);
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
                    case Stmt.Return _, Stmt.ThrowErrno _, Stmt.ThrowFault _, Stmt.Rethrow _ ->
                            false;
                    default -> true;
                };
    }

    private void twice(Runnable round) {
        var before = new HashSet<>(dead);
        round.run();
        dead.addAll(before);
        round.run();
        dead.addAll(before);
    }

    private void attempt(Stmt.Try attempt) {
        var before = new HashSet<>(dead);
        block(attempt.body());
        var after = new HashSet<>(dead);
        var atHandler = new HashSet<>(before);
        atHandler.addAll(movedIn(attempt.body()));
        for (var each : attempt.catches()) {
            dead = new HashSet<>(atHandler);
            block(each.body());
            if (completes(each.body())) {
                after.addAll(dead);
            }
        }
        dead = after;
        attempt.finallyBlock()
                .ifPresent(last -> {
                    dead.addAll(atHandler);
                    block(last);
                });
    }

    private static Set<Local> movedIn(Block block) {
        var moved = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Move(var local)) {
                    moved.add(local);
                }
            }
        }.walk(block);
        return moved;
    }

    /// Reports a dead local that the statement itself names.
    private void uses(Stmt statement) {
        new Visitor() {
            @Override
            public void walk(Block block) {}

            @Override
            protected void visit(Expr expression) {
                switch (expression) {
                    case Expr.Var(var local) -> used(local, statement.span());
                    case Expr.Move(var local) -> used(local, statement.span());
                    default -> {}
                }
            }
        }.walk(statement);
    }

    private void used(Local local, Span span) {
        if (dead.contains(local) && method.owned().contains(local) && isCopyable(local)) {
            usedHandles.add(local);
            return;
        }
        if (dead.contains(local) && blamed.add(local) && reported.add(span)) {
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
        dead.add(local);
        killedAt.put(local, span);
        killBorrowed(local, span);
    }

    /// What was borrowed from a local is dead when what it owned is gone.
    private void killBorrowed(Local owner, Span span) {
        borrowedFrom.forEach((borrower, from) -> {
            if (from.equals(owner) && !borrower.equals(owner) && dead.add(borrower)) {
                killedAt.put(borrower, span);
                killBorrowed(borrower, span);
            }
        });
    }

    private void set(Local local, Expr value, Span span) {
        if (!value.type().isReference() || method.owned().contains(local)) {
            return;
        }
        int from = regionOf(value);
        region.merge(local, from, Math::max);
        root(value).ifPresent(owner -> borrowedFrom.put(local, owner));
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
            case Expr.Native(_, var receiver, _, _) ->
                    receiver.map(this::containers).orElse(Set.of());
            case Expr.Choose(_, _, var yes, var no) -> {
                var both = new HashSet<>(containers(yes));
                both.addAll(containers(no));
                yield both;
            }
            default ->
                    root(value).map(each -> foundIn.getOrDefault(each, Set.of())).orElse(Set.of());
        };
    }

    /// What was found in a container before is not named after elements were taken out of it.
    private void removed(Stmt statement) {
        var fields = removals.by(statement, method.name());
        foundIn.forEach((local, places) -> {
            if (!Collections.disjoint(places, fields)
                    && !method.owned().contains(local)
                    && local.type().bound(Type.Kind.VALUE).isEmpty()
                    && dead.add(local)) {
                killedAt.put(local, statement.span());
                killBorrowed(local, statement.span());
            }
        });
    }

    /// What was found in a container is not handed to a method that takes elements out of it.
    private void lent(Stmt.Invoke invoke) {
        var fields = removals.by(invoke, method.name());
        for (var argument : invoke.arguments()) {
            var places = argument.type().isReference() ? containers(argument) : Set.<Field>of();
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

    private Optional<Local> root(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> Optional.of(local);
            case Expr.Load(var object, _) -> root(object);
            case Expr.Cast(_, var operand) -> root(operand);
            case Expr.Native(_, var receiver, _, _) -> receiver.flatMap(this::root);
            case Expr.Element(var array, _) -> root(array);
            default -> Optional.empty();
        };
    }

    private int regionOf(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> regionOf(local);
            case Expr.Load(var object, _) -> regionOf(object);
            case Expr.Cast(_, var operand) -> regionOf(operand);
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
                    .flatMap(this::root)
                    .ifPresent(iterator -> killBorrowed(iterator, call.span()));
        }
    }

    private void borrow(Local result, Stmt.CallNative call) {
        if (!result.type().isReference() || method.owned().contains(result)) {
            return;
        }
        boolean fromContainer =
                call.receiver()
                        .filter(each -> each.type().bound(Type.Kind.OBJECT).isPresent())
                        .isPresent();
        int from = fromContainer ? guard() : call.receiver().map(this::regionOf).orElse(0);
        region.put(result, from);
        call.receiver().flatMap(this::root).ifPresent(owner -> borrowedFrom.put(result, owner));
        call.receiver().ifPresent(each -> found(result, each));
        if (from > declared.getOrDefault(result, 0)) {
            escape(result, call.span());
        }
    }

    private void invoke(Stmt.Invoke invoke) {
        invoke.result()
                .ifPresent(result -> {
                    dead.remove(result);
                    if (result.type().isReference() && !method.owned().contains(result)) {
                        region.put(result, guard());
                        if (!(result.type() instanceof Type.Text)) {
                            foundIn.put(result, removals.containers());
                        }
                        if (guard() > declared.getOrDefault(result, 0)) {
                            escape(result, invoke.span());
                        }
                    }
                });
    }

    private void returned(Expr value, Span span) {
        if (!value.type().isReference() || method.ownsResult()) {
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
