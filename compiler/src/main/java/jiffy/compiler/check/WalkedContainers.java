// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// While a container is walked, only the walk's own iterator removes from it.
///
/// Proves: between the start of a walk (an enhanced `for`, or the iterator's declaration to the end
/// of its block) and its end, no statement, and no method called meanwhile, changes the container
/// or starts a second walk that could. A callback that the kernel API calls for each element of a
/// container does not change it either. Other threads are kept out by the container's lock, which
/// the rule on races asks for.
public final class WalkedContainers implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var changes = new HashMap<MethodName, Map<Field, Span>>();
        module.methods().keySet().forEach(name -> changes.put(name, changed(module, name)));
        var errors = new ArrayList<Diagnostic>();
        for (var method : module.methods().values()) {
            new Walks(changes, errors).block(method.body());
        }
        return errors;
    }

    private static Map<Field, Span> changed(Module module, MethodName from) {
        var fields = new HashMap<Field, Span>();
        for (var name : CallGraph.reachable(module, List.of(from))) {
            new Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    field(statement).ifPresent(each -> fields.put(each, statement.span()));
                    Walks.iterated(statement)
                            .forEach(each -> fields.putIfAbsent(each, statement.span()));
                }
            }.walk(module.methods().get(name).body());
        }
        return fields;
    }

    /// The container that a statement changes by itself.
    private static Optional<Field> field(Stmt statement) {
        return statement instanceof Stmt.CallNative call
                        && call.binding().is(Binding.Trait.MODIFIES)
                        && call.receiver().isPresent()
                        && call.receiver().get() instanceof Expr.Load(_, var field)
                ? Optional.of(field)
                : Optional.empty();
    }

    private static final class Walks {
        private final Map<MethodName, Map<Field, Span>> changes;
        private final List<Diagnostic> errors;
        private final Map<Field, Span> walked = new HashMap<>();

        Walks(Map<MethodName, Map<Field, Span>> changes, List<Diagnostic> errors) {
            this.changes = changes;
            this.errors = errors;
        }

        void block(Block block) {
            var started = new ArrayList<Field>();
            for (var statement : block.statements()) {
                statement(statement);
                iterated(statement)
                        .forEach(field -> {
                            if (walked.putIfAbsent(field, statement.span()) == null) {
                                started.add(field);
                            }
                        });
            }
            started.forEach(walked::remove);
        }

        private static Set<Field> iterated(Stmt statement) {
            return statement instanceof Stmt.CallNative call
                            && call.result().map(Local::type).filter(Walks::isIterator).isPresent()
                            && call.receiver().orElse(null) instanceof Expr.Load(_, var field)
                    ? Set.of(field)
                    : Set.of();
        }

        private static boolean isIterator(Type type) {
            return type.bound(Type.Kind.VALUE).isPresent();
        }

        private void statement(Stmt statement) {
            field(statement).ifPresent(field -> report(field, statement.span()));
            switch (statement) {
                case Stmt.Invoke invoke ->
                        changes.get(invoke.method())
                                .forEach((field, at) -> report(field, invoke.span(), at));
                case Stmt.CallNative call -> {
                    Calls.callbacks(call.arguments())
                            .forEach(each ->
                                    changes.get(each.method())
                                            .forEach(
                                                    (field, at) -> report(field, call.span(), at)));
                    iterated(call).forEach(field -> report(field, call.span()));
                    visited(call);
                }
                case Stmt.ForEach walk -> forEach(walk);
                case Stmt.If branch -> {
                    block(branch.yes());
                    block(branch.no());
                }
                case Stmt.Loop loop -> {
                    block(loop.prelude());
                    block(loop.body());
                    block(loop.update());
                }
                case Stmt.Labeled labeled -> block(labeled.body());
                case Stmt.Scope scope -> block(scope.body());
                case Stmt.Guard guard -> block(guard.body());
                case Stmt.Switch choice -> choice.cases().forEach(each -> block(each.body()));
                case Stmt.Try attempt -> {
                    block(attempt.body());
                    attempt.catches().forEach(each -> block(each.body()));
                    attempt.finallyBlock().ifPresent(this::block);
                }
                default -> {}
            }
        }

        private void forEach(Stmt.ForEach walk) {
            if (!(walk.container() instanceof Expr.Load(_, var field))) {
                block(walk.body());
                return;
            }
            boolean outer = walked.putIfAbsent(field, walk.span()) == null;
            block(walk.body());
            if (outer) {
                walked.remove(field);
            }
        }

        /// A call whose callback is handed the elements of a container that the call names.
        private void visited(Stmt.CallNative call) {
            for (var callback : Calls.callbacks(call.arguments())) {
                for (var field : containers(call)) {
                    if (changes.get(callback.method()).containsKey(field)) {
                        errors.add(
                                error(field, call.span())
                                        .note(
                                                "`%s` is called for each element, and changes it"
                                                        .formatted(callback.method().display()),
                                                callback.span())
                                        .note(
                                                "it is changed here",
                                                changes.get(callback.method()).get(field)));
                    }
                }
            }
        }

        private static Set<Field> containers(Stmt.CallNative call) {
            var fields = new HashSet<Field>();
            call.receiver().ifPresent(each -> container(each).ifPresent(fields::add));
            for (var argument : call.arguments()) {
                if (argument instanceof Stmt.Argument.Value(var value)) {
                    container(value).ifPresent(fields::add);
                }
            }
            return fields;
        }

        private static Optional<Field> container(Expr value) {
            return value instanceof Expr.Load(_, var field)
                            && field.type() instanceof Type.Bound(_, var elements)
                            && !elements.isEmpty()
                    ? Optional.of(field)
                    : Optional.empty();
        }

        private static Diagnostic error(Field field, Span span) {
            return Diagnostic.at(
                            span,
                            Rule.WALK,
                            "`%s` is changed while it is walked".formatted(field.name()))
                    .help(
                            "remove with the iterator's own `remove()`, or note what to do and do"
                                    + " it after the walk");
        }

        private void report(Field field, Span span) {
            var walk = walked.get(field);
            if (walk != null) {
                errors.add(error(field, span).note("the walk starts here", walk));
            }
        }

        /// @param at where a method changes it that is called in the walk
        private void report(Field field, Span span, Span at) {
            var walk = walked.get(field);
            if (walk != null) {
                errors.add(
                        error(field, span)
                                .note("the walk starts here", walk)
                                .note("it is changed here", at));
            }
        }
    }
}
