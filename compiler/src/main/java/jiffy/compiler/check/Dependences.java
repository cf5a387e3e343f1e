// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import jiffy.compiler.check.Accesses.Access;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Which changes of the module's state depend on what was read of it before: by their value, or
/// because a condition decided that they are reached, an early way out included.
///
/// Each method is walked once, in the order of execution, callees first, and summed up: what its
/// result depends on, what decides that it throws, and its changes. There is no recursion.
final class Dependences {
    /// What a value or a way depends on.
    sealed interface Source {}

    /// A cell that was read.
    ///
    /// @param scopes the scopes of locks in which it was
    record Read(Field cell, Set<Span> scopes, Span span) implements Source {}

    /// A parameter of the method, the receiver being the first.
    record Given(int index) implements Source {}

    /// A change of a cell.
    ///
    /// @param value what the new value depends on
    /// @param again the cell was looked at in the scope of the change
    record Act(Field cell, Set<Source> value, boolean again, Span span) {}

    private record Summary(Set<Source> result, Set<Source> thrown, List<Act> acts) {
        static final Summary NOTHING = new Summary(Set.of(), Set.of(), List.of());
    }

    private final Module module;
    private final Map<Span, Set<Field>> read;
    private final Map<Span, Set<Field>> written;
    private final BiConsumer<Act, Read> stale;
    private final Map<MethodName, Summary> summaries = new HashMap<>();
    private final Map<Span, Set<Field>> changedIn = new HashMap<>();
    private final List<Runnable> questions = new ArrayList<>();

    private Dependences(
            Module module, Map<Field, List<Access>> accesses, BiConsumer<Act, Read> stale) {
        this.module = module;
        this.stale = stale;
        read = byPlace(accesses, false);
        written = byPlace(accesses, true);
    }

    /// Tells of each change that depends on a read of its cell in a scope that has ended.
    static void find(
            Module module, Map<Field, List<Access>> accesses, BiConsumer<Act, Read> stale) {
        var dependences = new Dependences(module, accesses, stale);
        module.methods().values().stream()
                .filter(each -> !each.name().isLibrary())
                .forEach(dependences::summary);
        dependences.questions.forEach(Runnable::run);
    }

    /// The cells that statements read and change, by the statements' places.
    private static Map<Span, Set<Field>> byPlace(
            Map<Field, List<Access>> accesses, boolean writes) {
        var places = new HashMap<Span, Set<Field>>();
        accesses.forEach((cell, all) ->
                all.stream()
                        .filter(each -> each.writes() == writes)
                        .forEach(each ->
                                places.computeIfAbsent(each.span(), _ -> new HashSet<>())
                                        .add(cell)));
        return places;
    }

    private Summary summary(Method method) {
        var known = summaries.get(method.name());
        if (known == null) {
            known = new Walk(method).summary();
            summaries.put(method.name(), known);
        }
        return known;
    }

    private boolean isOwn(Field field) {
        return field.owner().equals(module.mainClass().name()) && !field.isFinal();
    }

    /// One method.
    private final class Walk {
        private final Method method;
        private final List<Span> open = new ArrayList<>();
        private final Set<Source> result = new HashSet<>();
        private final Set<Source> thrown = new HashSet<>();
        private final Map<List<Object>, Act> acts = new LinkedHashMap<>();
        private final Set<Source> left = new HashSet<>();
        private Map<Local, Set<Source>> values = new HashMap<>();
        private Set<Source> control = Set.of();

        Walk(Method method) {
            this.method = method;
            var parameters = new ArrayList<Local>();
            method.self().ifPresent(parameters::add);
            parameters.addAll(method.parameters());
            for (int i = 0; i < parameters.size(); i++) {
                values.put(parameters.get(i), Set.of(new Given(i)));
            }
        }

        Summary summary() {
            block(method.body());
            return new Summary(result, thrown, List.copyOf(acts.values()));
        }

        private void block(Block block) {
            block.statements().forEach(this::statement);
        }

        private void statement(Stmt statement) {
            switch (statement) {
                case Stmt.Declare(var local, var value, _) ->
                        values.put(local, value.map(each -> of(each, statement)).orElse(Set.of()));
                case Stmt.Assign(var local, var value, _) ->
                        values.put(local, of(value, statement));
                case Stmt.Store(_, var field, var value, var span) when isOwn(field) ->
                        act(field, of(value, statement), span);
                case Stmt.Store(_, _, var value, var span) -> changes(span, of(value, statement));
                case Stmt.StoreElement(_, var index, var value, _, var span) ->
                        changes(span, both(of(value, statement), of(index, statement)));
                case Stmt.Invoke invoke -> invoke(invoke);
                case Stmt.CallNative call -> calledNative(call);
                case Stmt.If branch -> branch(branch);
                case Stmt.Loop loop -> loop(loop);
                case Stmt.ForEach walk -> repeated(Set.of(), () -> block(walk.body()));
                case Stmt.Switch choice -> choice(choice);
                case Stmt.Labeled(_, var body, _) -> inside(Set.of(), () -> block(body));
                case Stmt.Scope(var body, _) -> inside(Set.of(), () -> block(body));
                case Stmt.Guard guard -> guard(guard);
                case Stmt.Try attempt -> attempt(attempt);
                case Stmt.Return(var value, _) -> {
                    value.ifPresent(each -> result.addAll(of(each, statement)));
                    value.ifPresent(_ -> result.addAll(control));
                    left.addAll(control);
                }
                case Stmt.Break _, Stmt.Continue _ -> left.addAll(control);
                case Stmt.ThrowErrno _, Stmt.ThrowFault _, Stmt.Rethrow _ -> {
                    left.addAll(control);
                    thrown.addAll(control);
                }
                case Stmt.Check _, Stmt.Print _, Stmt.Construct _ -> {}
                case Stmt.Allocate _, Stmt.AllocateArray _ -> {}
            }
        }

        /// Runs what a condition decides on; who was left out of it is decided on afterwards, too.
        private void inside(Set<Source> condition, Runnable code) {
            var before = control;
            control = both(before, condition);
            code.run();
            control = both(before, left);
        }

        private void branch(Stmt.If branch) {
            var condition = of(branch.condition(), branch);
            var start = new HashMap<>(values);
            inside(condition, () -> block(branch.yes()));
            var afterYes = values;
            values = start;
            inside(condition, () -> block(branch.no()));
            if (ends(branch.no())) {
                values = afterYes;
            } else if (!ends(branch.yes())) {
                join(afterYes);
            }
        }

        private static boolean ends(Block block) {
            return !block.isEmpty()
                    && switch (block.statements().getLast()) {
                        case Stmt.Return _, Stmt.Break _, Stmt.Continue _ -> true;
                        case Stmt.ThrowErrno _, Stmt.ThrowFault _, Stmt.Rethrow _ -> true;
                        default -> false;
                    };
        }

        private void join(Map<Local, Set<Source>> other) {
            other.forEach((local, sources) -> values.merge(local, sources, Dependences::both));
        }

        private void loop(Stmt.Loop loop) {
            block(loop.prelude());
            repeated(
                    of(loop.condition(), loop),
                    () -> {
                        block(loop.body());
                        block(loop.update());
                        block(loop.prelude());
                    });
        }

        /// Twice: what a round leaves behind, the next one finds.
        private void repeated(Set<Source> condition, Runnable round) {
            for (int i = 0; i < 2; i++) {
                var start = new HashMap<>(values);
                inside(condition, round);
                join(start);
            }
        }

        private void choice(Stmt.Switch choice) {
            var start = new HashMap<>(values);
            var selector = of(choice.selector(), choice);
            for (var each : choice.cases()) {
                join(start);
                inside(selector, () -> block(each.body()));
            }
            join(start);
        }

        private void attempt(Stmt.Try attempt) {
            var start = new HashMap<>(values);
            inside(Set.of(), () -> block(attempt.body()));
            for (var each : attempt.catches()) {
                join(start);
                inside(Set.of(), () -> block(each.body()));
            }
            attempt.finallyBlock().ifPresent(each -> inside(Set.of(), () -> block(each)));
        }

        private void guard(Stmt.Guard guard) {
            open.add(guard.span());
            inside(Set.of(), () -> block(guard.body()));
            open.removeLast();
        }

        private void invoke(Stmt.Invoke invoke) {
            var arguments = new ArrayList<Set<Source>>();
            invoke.arguments().forEach(each -> arguments.add(of(each, invoke)));
            var summary =
                    invoke.method().isLibrary()
                            ? Summary.NOTHING
                            : Dependences.this.summary(module.methods().get(invoke.method()));
            var value = new HashSet<>(in(summary.result(), arguments));
            if (invoke.method().isLibrary()) {
                arguments.forEach(value::addAll);
                value.addAll(readAt(invoke.span()));
                changes(invoke.span(), value);
            }
            invoke.result().ifPresent(local -> values.put(local, value));
            summary.acts().forEach(each -> act(each, arguments));
            var thrown = in(summary.thrown(), arguments);
            this.thrown.addAll(thrown);
            left.addAll(thrown);
            control = both(control, thrown);
        }

        private void calledNative(Stmt.CallNative call) {
            var value = new HashSet<Source>();
            for (var argument : call.arguments()) {
                if (argument instanceof Stmt.Argument.Value(var each)) {
                    value.addAll(of(each, call));
                }
            }
            container(call.receiver()).ifPresent(cell -> value.add(readHere(cell, call.span())));
            changes(call.span(), value);
            call.result().ifPresent(local -> values.put(local, value));
            open.add(call.span());
            for (var callback : Calls.calledBack(call)) {
                var summary = Dependences.this.summary(module.methods().get(callback.method()));
                summary.acts().forEach(each -> act(each, List.of()));
            }
            open.removeLast();
        }

        /// What a method's sources are, seen from where it is called.
        private Set<Source> in(Set<Source> sources, List<Set<Source>> arguments) {
            var seen = new HashSet<Source>();
            for (var source : sources) {
                switch (source) {
                    case Read(var cell, var scopes, var span) ->
                            seen.add(new Read(cell, both(scopes, Set.copyOf(open)), span));
                    case Given(int index) -> {
                        if (index < arguments.size()) {
                            seen.addAll(arguments.get(index));
                        }
                    }
                }
            }
            return seen;
        }

        private void act(Act callees, List<Set<Source>> arguments) {
            var value = in(callees.value(), arguments);
            act(new Act(callees.cell(), value, callees.again(), callees.span()));
        }

        private void changes(Span span, Set<Source> value) {
            written.getOrDefault(span, Set.of()).forEach(cell -> act(cell, value, span));
        }

        private void act(Field cell, Set<Source> value, Span span) {
            act(new Act(cell, value, isFresh(cell), span));
        }

        /// Whether a condition on the way here looked at the cell in a scope that has not ended.
        private boolean isFresh(Field cell) {
            return control.stream()
                    .anyMatch(each ->
                            each instanceof Read(var other, var scopes, _)
                                    && other.equals(cell)
                                    && scopes.stream().anyMatch(open::contains));
        }

        private void act(Act act) {
            var fresh = act.again() || isFresh(act.cell());
            var here = new Act(act.cell(), act.value(), fresh, act.span());
            acts.merge(
                    List.of(act.span(), act.cell()),
                    here,
                    (one, other) ->
                            new Act(
                                    one.cell(),
                                    both(one.value(), other.value()),
                                    one.again() && other.again(),
                                    one.span()));
            open.forEach(scope ->
                    changedIn.computeIfAbsent(scope, _ -> new HashSet<>()).add(act.cell()));
            if (!fresh) {
                act.value().forEach(each -> ask(here, each));
                if (!act.cell().isVolatile()) {
                    control.forEach(each -> ask(here, each));
                }
            }
        }

        /// Whether what was read is stale where the act is; answered when all scopes are known.
        private void ask(Act act, Source source) {
            if (source instanceof Read read
                    && read.cell().equals(act.cell())
                    && !read.scopes().isEmpty()
                    && read.scopes().stream().noneMatch(open::contains)) {
                questions.add(() -> {
                    boolean acted =
                            read.scopes().stream()
                                    .anyMatch(each ->
                                            changedIn
                                                    .getOrDefault(each, Set.of())
                                                    .contains(read.cell()));
                    if (!acted) {
                        stale.accept(act, read);
                    }
                });
            }
        }

        /// What a value depends on.
        private Set<Source> of(Expr value, Stmt at) {
            var sources = new HashSet<Source>();
            new Visitor() {
                @Override
                protected void visit(Expr expression) {
                    switch (expression) {
                        case Expr.Var(var local) ->
                                sources.addAll(values.getOrDefault(local, Set.of()));
                        case Expr.Move(var local) ->
                                sources.addAll(values.getOrDefault(local, Set.of()));
                        case Expr.Load(_, var field) when isOwn(field) ->
                                sources.add(readHere(field, at.span()));
                        case Expr.Element _ -> sources.addAll(readAt(at.span()));
                        case Expr.Native(_, var receiver, _, var type)
                                when type == Type.Primitive.INT ->
                                container(receiver)
                                        .ifPresent(cell -> sources.add(readHere(cell, at.span())));
                        default -> {}
                    }
                }
            }.walk(value);
            return sources;
        }

        /// The container that a call is made of.
        private static Optional<Field> container(Optional<Expr> receiver) {
            return receiver.filter(each -> each instanceof Expr.Load)
                    .map(each -> ((Expr.Load) each).field())
                    .filter(each ->
                            each.type() instanceof Type.Bound(_, var elements)
                                    && !elements.isEmpty());
        }

        private Set<Source> readAt(Span span) {
            var sources = new HashSet<Source>();
            read.getOrDefault(span, Set.of()).forEach(each -> sources.add(readHere(each, span)));
            written.getOrDefault(span, Set.of()).forEach(each -> sources.add(readHere(each, span)));
            return sources;
        }

        private Source readHere(Field cell, Span span) {
            return new Read(
                    cell,
                    cell.isVolatile() && open.isEmpty() ? Set.of(span) : Set.copyOf(open),
                    span);
        }
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        if (one.containsAll(other)) {
            return one;
        }
        var union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
