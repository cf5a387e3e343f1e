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
import java.util.function.Function;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Sees to it that nothing is named after it was handed over or freed, and no element outside of
/// the lock scope in which it was obtained: a local takes a reference of its own where that helps,
/// and is refused where it does not.
///
/// *After*: a walk in the order of execution with the set of dead locals; where paths meet,
/// dead on one is dead; a loop is walked until nothing new is learned. What was found in a
/// container is dead once the container may have lost elements, what was found in a field once
/// another object may have been stored there, and neither is lent to a method in which that may
/// be. *Outside*: a borrowed value belongs to the block of the lock, loop or owner that it was
/// borrowed from, and may be kept only in locals of that block or inside of it. Sound for what
/// the IR can say, because every reference that is not owned is borrowed through a local that
/// is followed here.
final class Lifetimes {
    private final Method method;
    private final Removals removals;
    private final Remedies remedies;
    private final Function<MethodName, Ownership.Signature> signatures;
    private final Loans loans;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Set<Field> resultFrom = new HashSet<>();
    private final Set<Local> walked = new HashSet<>();
    private final Set<Span> reported = new HashSet<>();
    private final Set<Local> blamed = new HashSet<>();
    private final Map<Stmt.Label, Set<Local>> deadAtBreak = new HashMap<>();
    private final Map<Stmt.Label, Set<Local>> deadAtContinue = new HashMap<>();
    private final Deque<Set<Local>> dying = new ArrayDeque<>();
    private Set<Local> dead = new HashSet<>();
    private final Map<Local, Span> killedAt = new HashMap<>();
    private int depth;

    Lifetimes(
            Method method,
            Removals removals,
            Remedies remedies,
            Function<MethodName, Ownership.Signature> signatures) {
        this.method = method;
        this.removals = removals;
        this.remedies = remedies;
        this.signatures = signatures;
        loans = new Loans(method);
    }

    /// What is wrong.
    List<Diagnostic> errors() {
        return errors;
    }

    /// The places through which a borrowed result was found.
    Set<Field> resultFrom() {
        return resultFrom;
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
        lentBeside(statement);
        switch (statement) {
            case Stmt.Declare(var local, var value, var span) -> {
                loans.declare(local, depth);
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
                    rounds(
                            loop.label(),
                            () -> {
                                block(loop.prelude());
                                uses(loop);
                                block(loop.body());
                                block(loop.update());
                            });
            case Stmt.ForEach walk ->
                    rounds(
                            walk.label(),
                            () -> {
                                walked.add(walk.element());
                                loans.element(walk.element(), walk.container(), depth + 1);
                                dead.remove(walk.element());
                                block(walk.body());
                            });
            case Stmt.Labeled(var label, var body, _) -> {
                block(body);
                dead.addAll(atBreak(label));
            }
            case Stmt.Scope scope -> block(scope.body());
            case Stmt.Guard guard -> loans.locked(depth + 1, () -> block(guard.body()));
            case Stmt.Break(var label, _) -> atBreak(label).addAll(dead);
            case Stmt.Continue(var label, _) -> atContinue(label).addAll(dead);
            case Stmt.Try attempt -> attempt(attempt);
            case Stmt.Return(var value, var span) -> value.ifPresent(each -> returned(each, span));
            case Stmt.Store _, Stmt.StoreElement _ -> removed(statement);
            case Stmt.Check _,
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

    /// Rounds of a loop until one tells nothing new: what a variable has may come from what another
    /// one had some rounds ago. Ends because what is dead, and who borrowed where, only grows.
    private void rounds(Stmt.Label label, Runnable round) {
        var before = new HashSet<>(dead);
        Set<Local> known;
        int loaned;
        round(label, before, round);
        do {
            known = Set.copyOf(dead);
            loaned = loans.size();
            round(label, before, round);
        } while (!known.equals(dead) || loaned != loans.size());
        dead.addAll(atBreak(label));
    }

    private void round(Stmt.Label label, Set<Local> before, Runnable round) {
        round.run();
        dead.addAll(before);
        dead.addAll(atContinue(label));
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
        var leaving = new Leaving();
        leaving.walk(attempt.body());
        attempt.catches().forEach(each -> leaving.walk(each.body()));
        leaving.breaks().forEach(label -> atBreak(label).addAll(diedLast));
        leaving.continues().forEach(label -> atContinue(label).addAll(diedLast));
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
        if (!keep(local) && blamed.add(local) && reported.add(span)) {
            errors.add(
                    Diagnostic.at(
                                    span,
                                    Rule.HANDED_OVER,
                                    called(local) + " was handed over or freed before")
                            .note(
                                    called(local) + " is given away here",
                                    killedAt.getOrDefault(local, local.span()))
                            .help("name it before it is given away, or look it up again"));
        }
    }

    /// What a message calls a local; a temporary has no name in the source.
    private static String called(Local local) {
        return local.named() ? "`" + local.name() + "`" : "what this part of the line refers to";
    }

    /// Whether a local can be kept alive by a reference of its own.
    private boolean keep(Local local) {
        return remedies.keep(local, method, !walked.contains(local));
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
        for (var borrower : loans.borrowers(owner)) {
            if (!borrower.equals(owner) && die(borrower, span)) {
                killBorrowed(borrower, span);
            }
        }
    }

    private void set(Local local, Expr value, Span span) {
        if (!Loans.isBorrowable(value.type()) || method.owned().contains(local)) {
            return;
        }
        loans.borrow(local, value);
        if (loans.escapes(local)) {
            escape(local, span);
        }
    }

    private void escape(Local local, Span span) {
        if (!keep(local) && reported.add(span)) {
            errors.add(
                    Diagnostic.at(
                                    span,
                                    Rule.ELEMENT_SCOPE,
                                    called(local)
                                            + " would be named outside of the scope"
                                            + " in which its value is safe")
                            .help(
                                    "declare the variable inside of that scope, and copy the"
                                            + " numbers that are needed outside"));
        }
    }

    /// What was found in a container or field before is not named after that has lost it.
    private void removed(Stmt statement) {
        var lost = removals.by(statement, method.name());
        loans.forEachPlace((local, places) -> {
            if (!Collections.disjoint(places, lost)
                    && !method.owned().contains(local)
                    && local.type().bound(Type.Kind.VALUE).isEmpty()
                    && die(local, statement.span())) {
                killBorrowed(local, statement.span());
            }
        });
    }

    /// What was found in a container or field is not lent to a method in which that may lose it.
    private void lent(Stmt.Invoke invoke) {
        var lost = removals.by(invoke, method.name());
        for (var argument : invoke.arguments()) {
            var places =
                    Loans.isBorrowable(argument.type()) ? loans.places(argument) : Set.<Field>of();
            places.stream()
                    .filter(lost::contains)
                    .findFirst()
                    .filter(_ -> holder(argument).filter(this::keep).isEmpty())
                    .filter(_ -> reported.add(invoke.span()))
                    .ifPresent(field -> errors.add(lentError(invoke, field)));
        }
    }

    /// What a call takes over, and so may free, is not lent to it by another argument as well.
    private void lentBeside(Stmt statement) {
        var values = Loans.arguments(statement);
        for (var given : values) {
            moved(given)
                    .filter(owner ->
                            values.stream()
                                    .filter(each -> each != given && moved(each).isEmpty())
                                    .filter(each -> Loans.isBorrowable(each.type()))
                                    .anyMatch(each -> loans.isFrom(each, owner)))
                    .ifPresent(owner -> handedOver(owner, statement.span()));
        }
    }

    private static Optional<Local> moved(Expr value) {
        return switch (value) {
            case Expr.Move(var local) -> Optional.of(local);
            case Expr.Cast(_, var operand) -> moved(operand);
            default -> Optional.empty();
        };
    }

    /// The local that keeps a value alive as long as it lives itself.
    private static Optional<Local> holder(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> Optional.of(local);
            case Expr.Cast(_, var operand) -> holder(operand);
            case Expr.Load(var object, var field) when field.isFinal() -> holder(object);
            default -> Optional.empty();
        };
    }

    private static Diagnostic lentError(Stmt.Invoke invoke, Field field) {
        return Diagnostic.at(
                        invoke.span(),
                        Rule.HANDED_OVER,
                        "what is in `%s` is lent to `%s`, which may free it"
                                .formatted(field.name(), invoke.method().display()))
                .help("give the method the numbers that it needs, or take the element out first");
    }

    private void callNative(Stmt.CallNative call) {
        call.result()
                .ifPresent(result -> {
                    dead.remove(result);
                    borrow(result, call);
                });
        if (call.binding().is(Binding.Trait.REMOVES)) {
            call.receiver()
                    .map(loans::roots)
                    .ifPresent(all -> all.forEach(each -> killBorrowed(each, call.span())));
        }
    }

    private void borrow(Local result, Stmt.CallNative call) {
        if (!Loans.isBorrowable(result.type()) || method.owned().contains(result)) {
            return;
        }
        boolean fromContainer =
                call.receiver()
                        .filter(each -> each.type().bound(Type.Kind.OBJECT).isPresent())
                        .isPresent();
        int safe = fromContainer ? loans.guard() : call.receiver().map(loans::scopeOf).orElse(0);
        var receiver = call.receiver().stream().toList();
        loans.found(result, safe, loans.roots(receiver), loans.places(receiver));
        if (loans.escapes(result)) {
            escape(result, call.span());
        }
    }

    private void invoke(Stmt.Invoke invoke) {
        invoke.result()
                .ifPresent(result -> {
                    dead.remove(result);
                    if (Loans.isBorrowable(result.type()) && !method.owned().contains(result)) {
                        lendResult(result, invoke);
                    }
                });
    }

    /// What a method returns and does not give away is a part of its arguments, or found as the
    /// method says.
    private void lendResult(Local result, Stmt.Invoke invoke) {
        var places = new HashSet<>(loans.places(invoke.arguments()));
        places.addAll(signatures.apply(invoke.method()).resultFrom());
        loans.found(
                result, loans.scopeOf(invoke.arguments()), loans.roots(invoke.arguments()), places);
        if (loans.escapes(result)) {
            escape(result, invoke.span());
        }
    }

    private void returned(Expr value, Span span) {
        if (!Loans.isBorrowable(value.type()) || method.ownsResult()) {
            return;
        }
        resultFrom.addAll(loans.places(value));
        if (loans.scopeOf(value) > 0 && !remedies.returnOwn(value.type()) && reported.add(span)) {
            errors.add(
                    Diagnostic.at(
                                    span,
                                    Rule.ELEMENT_SCOPE,
                                    "the method would return what is safe only inside of it")
                            .help("return a number, or what the caller can own"));
        }
    }
}
