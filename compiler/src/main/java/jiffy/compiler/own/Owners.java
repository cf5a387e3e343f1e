// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// The owners among one method's locals.
///
/// A local owns if it is set from something that gives ownership away: an allocation, a call whose
/// result is the caller's, a temporary or a local of an inner block that owns. Where something
/// borrowed is needed as an owner's, it is copied if that can be: a handle, or an object of a class
/// with a count.
final class Owners {
    private final Module module;
    private final Method method;
    private final Remedies remedies;
    private final Removals removals;
    private final Function<MethodName, Ownership.Signature> signatures;
    private final Set<Local> owned = new HashSet<>();
    private final Set<Local> nobodys = new HashSet<>();
    private final Map<Local, Integer> depths = new HashMap<>();
    private int nextLocal;
    private boolean ownsResult;
    private boolean changed;

    Owners(
            Module module,
            Method method,
            Remedies remedies,
            Removals removals,
            Function<MethodName, Ownership.Signature> signatures) {
        this.module = module;
        this.method = method;
        this.remedies = remedies;
        this.removals = removals;
        this.signatures = signatures;
        owned.addAll(remedies.retained());
        ownsResult = remedies.returnsOwn();
        method.self().ifPresent(this::number);
        method.parameters().forEach(this::number);
        new Depths().walk(method.body());
        nobodys.addAll(nobodys());
        do {
            changed = false;
            new Learning().walk(method.body());
        } while (changed);
    }

    /// What a caller must know of the method.
    Ownership.Signature signature(Set<Field> resultFrom) {
        var taken = new HashSet<Integer>();
        for (int i = 0; i < method.parameters().size(); i++) {
            if (owned.contains(method.parameters().get(i))) {
                taken.add(i);
            }
        }
        return new Ownership.Signature(taken, ownsResult, resultFrom);
    }

    /// The method, with owners decided.
    Method rewritten() {
        if (remedies.isCallback()) {
            checkGiven();
        }
        var body = new Moves().block(method.body());
        return method.withOwnership(body, Set.copyOf(owned), ownsResult);
    }

    /// The kernel keeps what it lends to a callback.
    private void checkGiven() {
        method.parameters().stream()
                .filter(owned::contains)
                .findFirst()
                .ifPresent(parameter -> {
                    throw new Rejection(
                            Diagnostic.at(
                                            parameter.span(),
                                            Rule.OWNERSHIP,
                                            "cannot prove who owns what `%s` is set to"
                                                    .formatted(parameter.name()))
                                    .help(
                                            "use another variable: what a callback is given"
                                                    + " belongs to the kernel"));
                });
    }

    /// How deep in the blocks each local is declared; parameters are at 0.
    private final class Depths extends Visitor {
        private int depth = 1;

        @Override
        public void walk(Block block) {
            depth++;
            super.walk(block);
            depth--;
        }

        @Override
        protected void visit(Stmt statement) {
            if (statement instanceof Stmt.Declare(var local, _, _)) {
                depths.put(local, depth);
            }
            if (statement instanceof Stmt.Try attempt) {
                attempt.catches().forEach(each -> number(each.local()));
            }
            target(statement).ifPresent(Owners.this::number);
        }
    }

    private void number(Local local) {
        nextLocal = Math.max(nextLocal, local.id() + 1);
    }

    private Local temporary(Type type, Span span) {
        int id = nextLocal++;
        return new Local(id, "t" + id, type, false, span);
    }

    private int depth(Local local) {
        return depths.getOrDefault(local, 0);
    }

    private void own(Local local) {
        changed |= owned.add(local);
    }

    /// Whether setting `target` from an owned local moves: what it owned must not die with it.
    private boolean moves(Local target, Local source) {
        return owned.contains(source) && (!source.named() || depth(source) > depth(target));
    }

    private final class Learning extends Visitor {
        @Override
        protected void visit(Stmt statement) {
            switch (statement) {
                case Stmt.Allocate(var result, _, _, _) -> own(result);
                case Stmt.AllocateArray(var result, _, _, _) -> own(result);
                case Stmt.CallNative call -> {
                    if (call.binding().is(Binding.Trait.OWNED_RESULT)) {
                        call.result().ifPresent(Owners.this::own);
                    }
                    call.binding().owned().forEach(i -> handed(call.arguments().get(i)));
                }
                case Stmt.Invoke invoke -> invoked(invoke);
                case Stmt.Declare(var local, var value, _) ->
                        value.ifPresent(each -> set(local, each));
                case Stmt.Assign(var local, var value, _) -> set(local, value);
                case Stmt.Store(_, var field, var value, _) -> {
                    if (field.type().canBeOwned()) {
                        handed(value);
                    }
                }
                case Stmt.StoreElement(_, _, var value, _, _) -> {
                    if (value.type().canBeOwned()) {
                        handed(value);
                    }
                }
                case Stmt.Return(var value, _) ->
                        value.flatMap(Owners::local)
                                .filter(owned::contains)
                                .ifPresent(_ -> {
                                    changed |= !ownsResult;
                                    ownsResult = true;
                                });
                default -> {}
            }
        }

        private void invoked(Stmt.Invoke invoke) {
            var signature = signatures.apply(invoke.method());
            if (signature.ownsResult()) {
                invoke.result().ifPresent(Owners.this::own);
            }
            int skip = module.methods().get(invoke.method()).self().isPresent() ? 1 : 0;
            signature.taken().forEach(i -> handed(invoke.arguments().get(i + skip)));
        }

        private void set(Local target, Expr value) {
            local(value).filter(source -> moves(target, source)).ifPresent(_ -> own(target));
        }

        /// A parameter that is handed on is taken over from the caller.
        private void handed(Stmt.Argument argument) {
            if (argument instanceof Stmt.Argument.Value(var value)) {
                handed(value);
            }
        }

        private void handed(Expr value) {
            local(value)
                    .filter(method.parameters()::contains)
                    .filter(each -> !remedies.copied().contains(each))
                    .filter(_ -> !remedies.isCallback())
                    .ifPresent(Owners.this::own);
        }
    }

    private static Optional<Local> local(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> Optional.of(local);
            case Expr.Cast(_, var operand) -> local(operand);
            default -> Optional.empty();
        };
    }

    /// Whether there is nothing to own: no object, or one that lives as long as the module.
    private boolean isNobodys(Expr value) {
        return switch (value) {
            case Expr.Var(var local) -> nobodys.contains(local);
            case Expr.Cast(_, var operand) -> isNobodys(operand);
            default -> isNobodysOwn(value);
        };
    }

    /// The locals that only ever name what nobody owns, such as a lambda.
    private Set<Local> nobodys() {
        var set = new HashSet<Local>();
        var others = new HashSet<>(method.parameters());
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Declare(var local, var value, _) ->
                            value.ifPresent(each -> note(local, each));
                    case Stmt.Assign(var local, var value, _) -> note(local, value);
                    case Stmt.Invoke(var result, var callee, _, _)
                            when returnsNobodys(module.methods().get(callee)) ->
                            result.ifPresent(set::add);
                    default -> target(statement).ifPresent(others::add);
                }
            }

            private void note(Local local, Expr value) {
                (isNobodys(value) ? set : others).add(local);
            }
        }.walk(method.body());
        set.removeAll(others);
        return set;
    }

    /// Whether a method returns nothing but what nobody owns, if it returns at all.
    private boolean returnsNobodys(Method callee) {
        var all = new boolean[] {true};
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Return(var value, _)) {
                    all[0] &= value.filter(each -> !isNobodysOwn(each)).isEmpty();
                }
            }
        }.walk(callee.body());
        return all[0];
    }

    /// Whether a value is nobody's whatever the method's locals are.
    private static boolean isNobodysOwn(Expr value) {
        return switch (value) {
            case Expr.Null _, Expr.Singleton _ -> true;
            case Expr.Cast(_, var operand) -> isNobodysOwn(operand);
            default -> value.type().isImmortal();
        };
    }

    /// Rewrites where ownership is handed over.
    private final class Moves extends Rewriter {
        @Override
        public Stmt statement(Stmt statement) {
            return switch (statement) {
                case Stmt.Declare(var local, var value, var span) ->
                        new Stmt.Declare(local, value.map(each -> set(local, each, span)), span);
                case Stmt.Assign(var local, var value, var span) ->
                        new Stmt.Assign(local, set(local, value, span), span);
                case Stmt.Store(var object, var field, var value, var span)
                        when field.type().canBeOwned() ->
                        new Stmt.Store(object, field, give(value, span), span);
                case Stmt.StoreElement(var array, var index, var value, boolean first, var span)
                        when value.type().canBeOwned() ->
                        new Stmt.StoreElement(array, index, give(value, span), first, span);
                case Stmt.Return(var value, var span) when ownsResult ->
                        new Stmt.Return(value.map(each -> give(each, span)), span);
                default -> super.statement(statement);
            };
        }

        private Expr set(Local target, Expr value, Span span) {
            if (!owned.contains(target)) {
                return value;
            }
            return Owners.local(value).filter(source -> moves(target, source)).isPresent()
                    ? give(value, span)
                    : isNobodys(value) ? value : giveBorrowed(value, span);
        }

        @Override
        public List<Stmt> statements(Stmt statement) {
            return switch (statement) {
                case Stmt.Invoke invoke -> invoke(invoke);
                case Stmt.CallNative call -> callNative(call);
                default -> super.statements(statement);
            };
        }

        private List<Stmt> invoke(Stmt.Invoke invoke) {
            var signature = signatures.apply(invoke.method());
            int skip = module.methods().get(invoke.method()).self().isPresent() ? 1 : 0;
            var statements = new ArrayList<Stmt>();
            var lost = removals.by(invoke, method.name());
            var arguments = new ArrayList<Expr>();
            for (int i = 0; i < invoke.arguments().size(); i++) {
                var value = invoke.arguments().get(i);
                boolean isTaken = signature.taken().contains(i - skip);
                arguments.add(
                        isTaken
                                ? give(value, invoke.span())
                                : isLost(value, lost)
                                        ? new Expr.Var(keep(value, statements, invoke.span()))
                                        : value);
            }
            call(
                    invoke.result().filter(_ -> !signature.ownsResult()),
                    invoke.result(),
                    result ->
                            new Stmt.Invoke(
                                    result, invoke.method(), List.copyOf(arguments), invoke.span()),
                    statements);
            return statements;
        }

        /// Whether a method loses what is lent to it: the field lets go of it meanwhile.
        private boolean isLost(Expr value, Set<Field> lost) {
            var sharing = remedies.sharing();
            boolean isLost =
                    switch (value) {
                        case Expr.Load(_, var field) -> lost.contains(field);
                        case Expr.Element(var array, _) ->
                                lost.contains(Removals.elements(array.type()));
                        default -> false;
                    };
            return isLost
                    && (sharing.isCopyable(value.type()) || sharing.isCountable(value.type()));
        }

        private List<Stmt> callNative(Stmt.CallNative call) {
            var statements = new ArrayList<Stmt>();
            var arguments = new ArrayList<>(call.arguments());
            for (int i : call.binding().owned()) {
                if (arguments.get(i) instanceof Stmt.Argument.Value(var value)) {
                    var given = giveToKernel(value, statements, call.span());
                    arguments.set(i, new Stmt.Argument.Value(given));
                }
            }
            call(
                    call.result().filter(_ -> !call.binding().is(Binding.Trait.OWNED_RESULT)),
                    call.result(),
                    result ->
                            new Stmt.CallNative(
                                    result,
                                    call.binding(),
                                    call.receiver(),
                                    List.copyOf(arguments),
                                    call.circumstances(),
                                    call.span()),
                    statements);
            return statements;
        }

        /// A call whose result is borrowed, but set to an owner, goes through a temporary.
        private void call(
                Optional<Local> borrowed,
                Optional<Local> result,
                Function<Optional<Local>, Stmt> call,
                List<Stmt> statements) {
            var owner = borrowed.filter(owned::contains);
            if (owner.isEmpty()) {
                statements.add(call.apply(result));
                return;
            }
            var span = call.apply(result).span();
            var temporary = temporary(owner.get().type(), span);
            statements.add(new Stmt.Declare(temporary, Optional.empty(), span));
            statements.add(call.apply(Optional.of(temporary)));
            statements.add(
                    new Stmt.Assign(
                            owner.get(), giveBorrowed(new Expr.Var(temporary), span), span));
        }

        /// A call of the kernel may fail and take nothing: what it is given is owned until then.
        private Expr giveToKernel(Expr value, List<Stmt> statements, Span span) {
            return switch (value) {
                case Expr.Cast(var type, var operand) ->
                        new Expr.Cast(type, giveToKernel(operand, statements, span));
                default -> {
                    var given = give(value, span);
                    yield given instanceof Expr.Copy && given.type() instanceof Type.Struct
                            ? new Expr.Move(keep(value, statements, span))
                            : given;
                }
            };
        }

        /// A temporary with a reference of its own.
        private Local keep(Expr value, List<Stmt> statements, Span span) {
            var temporary = temporary(value.type(), span);
            own(temporary);
            statements.add(
                    new Stmt.Declare(temporary, Optional.of(giveBorrowed(value, span)), span));
            return temporary;
        }

        /// The value, with its ownership.
        private Expr give(Expr value, Span span) {
            return switch (value) {
                case Expr.Var(var local)
                        when owned.contains(local) && !remedies.copied().contains(local) ->
                        new Expr.Move(local);
                case Expr.Cast(var type, var operand) -> new Expr.Cast(type, give(operand, span));
                case Expr.Null _, Expr.Text _, Expr.Move _, Expr.Singleton _ -> value;
                case Expr.Var _ when isNobodys(value) -> value;
                case Expr _ when value.type().isImmortal() -> value;
                default -> giveBorrowed(value, span);
            };
        }

        private Expr giveBorrowed(Expr value, Span span) {
            if (remedies.sharing().isCopyable(value.type())) {
                return new Expr.Copy(value);
            }
            remedies.count(value.type());
            throw new Rejection(
                    Diagnostic.at(
                                    span,
                                    Rule.OWNERSHIP,
                                    "cannot prove who owns this `" + value.type() + "`")
                            .help(
                                    "hand over what a local owns (the result of `new`, or of a"
                                            + " call that takes it out of a container)"));
        }
    }
}
