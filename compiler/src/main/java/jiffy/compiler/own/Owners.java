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
/// result is the caller's, a temporary or a local of an inner block that owns. A local that is set
/// from both kinds is refused, unless its values are handles, of which the borrowed ones can be
/// copied.
final class Owners {
    private final Module module;
    private final Method method;
    private final Set<Local> copied;
    private final Function<MethodName, Ownership.Signature> signatures;
    private final Set<Local> owned = new HashSet<>();
    private final Map<Local, Integer> depths = new HashMap<>();
    private boolean ownsResult;
    private boolean changed;

    /// @param copied handles that are copied where they would be handed over
    Owners(
            Module module,
            Method method,
            Set<Local> copied,
            Function<MethodName, Ownership.Signature> signatures) {
        this.module = module;
        this.method = method;
        this.copied = copied;
        this.signatures = signatures;
        new Depths().walk(method.body());
        do {
            changed = false;
            new Learning().walk(method.body());
        } while (changed);
    }

    Ownership.Signature signature() {
        var taken = new HashSet<Integer>();
        for (int i = 0; i < method.parameters().size(); i++) {
            if (owned.contains(method.parameters().get(i))) {
                taken.add(i);
            }
        }
        return new Ownership.Signature(taken, ownsResult);
    }

    Method rewritten() {
        return method.withOwnership(
                new Moves().block(method.body()), Set.copyOf(owned), ownsResult);
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
        }
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
                    .filter(each -> !copied.contains(each))
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
    private static boolean isNobodys(Expr value) {
        return switch (value) {
            case Expr.Null _, Expr.Singleton _ -> true;
            case Expr.Cast(_, var operand) -> isNobodys(operand);
            default -> false;
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
                case Stmt.Invoke invoke -> invoke(invoke);
                case Stmt.CallNative call -> callNative(call);
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

        private Stmt invoke(Stmt.Invoke invoke) {
            var signature = signatures.apply(invoke.method());
            int skip = module.methods().get(invoke.method()).self().isPresent() ? 1 : 0;
            var arguments = new ArrayList<>(invoke.arguments());
            for (int i : signature.taken()) {
                arguments.set(i + skip, give(arguments.get(i + skip), invoke.span()));
            }
            return new Stmt.Invoke(
                    invoke.result(), invoke.method(), List.copyOf(arguments), invoke.span());
        }

        private Stmt callNative(Stmt.CallNative call) {
            var arguments = new ArrayList<>(call.arguments());
            for (int i : call.binding().owned()) {
                if (arguments.get(i) instanceof Stmt.Argument.Value(var value)) {
                    arguments.set(i, new Stmt.Argument.Value(give(value, call.span())));
                }
            }
            return new Stmt.CallNative(
                    call.result(),
                    call.binding(),
                    call.receiver(),
                    List.copyOf(arguments),
                    call.circumstances(),
                    call.span());
        }

        /// The value, with its ownership.
        private Expr give(Expr value, Span span) {
            return switch (value) {
                case Expr.Var(var local) when owned.contains(local) && !copied.contains(local) ->
                        new Expr.Move(local);
                case Expr.Cast(var type, var operand) -> new Expr.Cast(type, give(operand, span));
                case Expr.Null _, Expr.Text _, Expr.Move _, Expr.Singleton _ -> value;
                default -> giveBorrowed(value, span);
            };
        }

        private Expr giveBorrowed(Expr value, Span span) {
            var handle = value.type().bound(Type.Kind.HANDLE);
            if (handle.isPresent() && !handle.get().declaration().phases().copy().isEmpty()) {
                return new Expr.Copy(value);
            }
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
