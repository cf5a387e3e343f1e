// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Leaves out checks that cannot fail where they stand, because of what was compared, checked or
/// computed on every way that leads there.
///
/// Walks over a method once, in order. What a loop, a `switch` or a `try` may set is forgotten
/// before it, so that what is known holds for each round and after each way out; only a variable
/// that counts ([Counting]) keeps its bounds.
final class Needless {
    private final Module module;
    private final Map<MethodName, Method> done = new HashMap<>();
    private final Map<MethodName, Range> results = new HashMap<>();

    private Needless(Module module) {
        this.module = module;
    }

    /// The call graph must have no cycle.
    static Module prune(Module module) {
        var analysis = new Needless(module);
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((name, _) -> analysis.pruned(name));
        return module.withMethods(methods);
    }

    /// Sees each statement of a module with what is known before it.
    interface Observer {
        /// A statement is about to run.
        void at(Stmt statement, Known known, MethodName method);

        /// A round of a loop is about to begin; `before` is known where the loop begins.
        void round(Stmt.Loop loop, Known before, Known round, MethodName method);
    }

    /// Shows an observer all statements; what parameters may be is known from all calls.
    static void observe(Module module, Observer observer) {
        var analysis = new Needless(module);
        module.methods().keySet().forEach(analysis::pruned);
        var arguments = new Arguments(module);
        for (var name : arguments.callersFirst()) {
            var method = module.methods().get(name);
            var walk = analysis.new Walk(method);
            walk.observer =
                    Optional.of(
                            new Observer() {
                                @Override
                                public void at(Stmt statement, Known known, MethodName in) {
                                    arguments.see(statement, known);
                                    observer.at(statement, known, in);
                                }

                                @Override
                                public void round(
                                        Stmt.Loop loop, Known before, Known known, MethodName in) {
                                    observer.round(loop, before, known, in);
                                }
                            });
            walk.block(method.body(), arguments.known(method));
        }
    }

    private Method pruned(MethodName name) {
        var known = done.get(name);
        if (known == null) {
            var method = module.methods().get(name);
            var walk = new Walk(method);
            known = method.withBody(walk.block(method.body(), new Known()));
            done.put(name, known);
            walk.result.ifPresent(range -> results.put(name, range));
        }
        return known;
    }

    /// The values that a method may return.
    private Optional<Range> result(MethodName name) {
        pruned(name);
        return Optional.ofNullable(results.get(name));
    }

    private final class Walk {
        private final Method method;
        private final Map<Stmt.Label, List<Known>> breaks = new HashMap<>();
        private Optional<Range> result = Optional.empty();
        private Optional<Observer> observer = Optional.empty();

        Walk(Method method) {
            this.method = method;
        }

        Block block(Block block, Known known) {
            var statements = new ArrayList<Stmt>();
            for (var each : block.statements()) {
                observer.ifPresent(it -> it.at(each, known, method.name()));
                if (!(each instanceof Stmt.Check check && isNeedless(check, known))) {
                    statements.add(statement(each, known));
                }
            }
            return new Block(List.copyOf(statements));
        }

        private boolean isNeedless(Stmt.Check check, Known known) {
            var subject = check.subject();
            return switch (check.condition()) {
                case NOT_NULL -> known.isNotNull(subject);
                case IN_BOUNDS -> known.isIndex(subject, check.other().orElseThrow());
                case BELOW -> {
                    long least = known.range(check.other().orElseThrow()).low();
                    yield known.range(subject).isBelow(least);
                }
                case NOT_ZERO -> {
                    var range = known.range(subject);
                    yield range.low() > 0 || range.high() < 0;
                }
                case NOT_NEGATIVE -> known.range(subject).low() >= 0;
            };
        }

        private Stmt statement(Stmt statement, Known known) {
            var walked =
                    switch (statement) {
                        case Stmt.If branch -> branch(branch, known);
                        case Stmt.Loop loop -> loop(loop, known);
                        case Stmt.Scope(var body, var span) ->
                                new Stmt.Scope(block(body, known), span);
                        case Stmt.Guard(var lock, var binding, var variant, var body, var span) ->
                                new Stmt.Guard(lock, binding, variant, block(body, known), span);
                        case Stmt.Labeled(var label, var body, var span) ->
                                new Stmt.Labeled(label, inner(body, known, statement), span);
                        case Stmt.ForEach(var label, var each, var all, var body, var span) ->
                                new Stmt.ForEach(
                                        label, each, all, inner(body, known, statement), span);
                        case Stmt.Switch(var label, var selector, var cases, var span) ->
                                new Stmt.Switch(
                                        label,
                                        selector,
                                        cases.stream()
                                                .map(each -> group(each, known, statement))
                                                .toList(),
                                        span);
                        case Stmt.Try attempt -> attempt(attempt, known);
                        default -> statement;
                    };
            learn(statement, known);
            return walked;
        }

        /// What a statement without others inside says, or what any statement sets.
        private void learn(Stmt statement, Known known) {
            var filled = filled(statement, known);
            known.forget(moved(statement));
            switch (statement) {
                case Stmt.Declare(var local, var value, _) ->
                        value.ifPresent(each -> known.assign(local, each));
                case Stmt.Assign(var local, var value, _) -> known.assign(local, value);
                case Stmt.Check check -> holds(check, known);
                case Stmt.Invoke invoke -> {
                    invoke.result().ifPresent(local -> returned(local, invoke.method(), known));
                    settled(statement, known);
                }
                case Stmt.AllocateArray(var local, _, _, _) -> made(local, known);
                case Stmt.Allocate(var local, _, _, _) -> made(local, known);
                case Stmt.Store _ -> {
                    settled(statement, known);
                    filled.ifPresent(known::notNull);
                }
                case Stmt.Return(var value, _) -> {
                    value.filter(each -> each.type() instanceof Type.Primitive)
                            .map(known::range)
                            .ifPresent(this::returns);
                    known.leave();
                }
                case Stmt.ThrowErrno _, Stmt.ThrowFault _, Stmt.Rethrow _ -> known.leave();
                case Stmt.Break(var label, _) -> {
                    breaks.computeIfAbsent(label, _ -> new ArrayList<>()).add(known.copy());
                    known.leave();
                }
                case Stmt.Continue _ -> known.leave();
                case Stmt.Loop _, Stmt.If _, Stmt.Scope _, Stmt.Guard _ -> {}
                default -> Visitor.target(statement).ifPresent(each -> known.forget(Set.of(each)));
            }
        }

        /// The final field that a statement sets to what is not null. It is set once.
        private static Optional<Expr> filled(Stmt statement, Known known) {
            return statement instanceof Stmt.Store(var object, var field, var value, _)
                            && field.isFinal()
                            && known.isNotNull(
                                    value instanceof Expr.Move(var local)
                                            ? new Expr.Var(local)
                                            : value)
                    ? Optional.of(new Expr.Load(object, field))
                    : Optional.empty();
        }

        private void made(Local local, Known known) {
            known.forget(Set.of(local));
            known.notNull(new Expr.Var(local));
        }

        private void returned(Local local, MethodName callee, Known known) {
            known.forget(Set.of(local));
            if (local.type() instanceof Type.Primitive type) {
                result(callee).ifPresent(range -> known.narrow(local, range.in(type)));
            }
        }

        private void returns(Range range) {
            result = Optional.of(result.map(range::or).orElse(range));
        }

        private void holds(Stmt.Check check, Known known) {
            var subject = check.subject();
            switch (check.condition()) {
                case NOT_NULL -> known.notNull(subject);
                case IN_BOUNDS -> known.index(subject, check.other().orElseThrow());
                case BELOW -> known.below(subject, check.other().orElseThrow());
                case NOT_NEGATIVE ->
                        known.assume(
                                new Expr.Binary(
                                        Expr.Binary.Operator.GREATER_OR_EQUAL,
                                        Type.Primitive.BOOLEAN,
                                        subject,
                                        new Expr.Const(Type.Primitive.INT, 0)),
                                true);
                case NOT_ZERO -> {}
            }
        }

        /// A final field is set, here or by another constructor of the same object.
        private void settled(Stmt statement, Known known) {
            if (statement instanceof Stmt.Store(_, var field, _, _)) {
                known.forgetField(field);
            }
            if (statement instanceof Stmt.Invoke invoke && isOfSelf(invoke)) {
                module.classes().stream()
                        .flatMap(each -> each.fields().stream())
                        .forEach(known::forgetField);
                module.mainClass().fields().forEach(known::forgetField);
            }
        }

        /// Whether another constructor of the object that this one makes is called. One that makes
        /// another object sets no field of an object that is known already.
        private boolean isOfSelf(Stmt.Invoke invoke) {
            return invoke.method().isConstructor()
                    && method.name().isConstructor()
                    && Known.mentions(
                            invoke.arguments().getFirst(), Set.of(method.self().orElseThrow()));
        }

        private Stmt branch(Stmt.If branch, Known known) {
            var no = known.copy().assume(branch.condition(), false);
            known.assume(branch.condition(), true);
            var walked =
                    new Stmt.If(
                            branch.condition(),
                            block(branch.yes(), known),
                            block(branch.no(), no),
                            branch.span());
            known.join(no);
            return walked;
        }

        private Stmt loop(Stmt.Loop loop, Known known) {
            var before = known.copy();
            forgetSet(loop, known);
            Counting.of(loop, before).forEach(known::narrow);
            observer.ifPresent(it -> it.round(loop, before, known, method.name()));
            var first = known.copy();
            var prelude = block(loop.prelude(), first);
            var end = first.copy().assume(loop.condition(), false);
            var round = loop.testFirst() ? first.assume(loop.condition(), true) : known.copy();
            var walked =
                    new Stmt.Loop(
                            loop.label(),
                            prelude,
                            loop.condition(),
                            block(loop.body(), round),
                            block(loop.update(), known.copy()),
                            loop.testFirst(),
                            loop.span());
            leave(loop, end, known);
            return walked;
        }

        /// What is known behind a loop: what holds where its condition was found not to hold, and
        /// at each `break`. What a `finally` sets on the way from a `break` is not looked at.
        private void leave(Stmt.Loop loop, Known end, Known known) {
            var broken = breaks.getOrDefault(loop.label(), List.of());
            if (!broken.isEmpty() && hasFinally(loop)) {
                return;
            }
            known.leave();
            if (!(loop.condition() instanceof Expr.Const(_, long holds)) || holds == 0) {
                known.join(end);
            }
            broken.forEach(known::join);
        }

        /// A block that is left in several ways, or run several times.
        private Block inner(Block body, Known known, Stmt whole) {
            if (!(whole instanceof Stmt.Labeled)) {
                forgetSet(whole, known);
            }
            var walked = block(body, known.copy());
            forgetSet(whole, known);
            return walked;
        }

        private Stmt.Case group(Stmt.Case group, Known known, Stmt whole) {
            return new Stmt.Case(
                    group.values(),
                    group.isDefault(),
                    inner(group.body(), known, whole),
                    group.fallsThrough(),
                    group.span());
        }

        private Stmt attempt(Stmt.Try attempt, Known known) {
            var body = block(attempt.body(), known.copy());
            forgetSet(attempt, known);
            return new Stmt.Try(
                    body,
                    attempt.catches().stream()
                            .map(each ->
                                    new Stmt.Catch(
                                            each.local(),
                                            each.errno(),
                                            each.faults(),
                                            block(each.body(), known.copy()),
                                            each.span()))
                            .toList(),
                    attempt.finallyBlock().map(each -> block(each, known.copy())),
                    attempt.catchesAll(),
                    attempt.span());
        }

        /// Forgets what a statement, or one inside of it, may set.
        private void forgetSet(Stmt whole, Known known) {
            known.forget(Visitor.targets(whole));
            new Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    settled(statement, known);
                }
            }.walk(whole);
        }
    }

    private static boolean hasFinally(Stmt whole) {
        var found = new boolean[1];
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                found[0] |=
                        statement instanceof Stmt.Try attempt && attempt.finallyBlock().isPresent();
            }
        }.walk(whole);
        return found[0];
    }

    private static Set<Local> moved(Stmt statement) {
        var moved = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Move(var local)) {
                    moved.add(local);
                }
            }
        }.walk(statement);
        return moved;
    }
}
