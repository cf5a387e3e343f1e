// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding.Trait;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Loops that walk or drain a container of declared capacity.
///
/// A walk does not end early or late: nothing is added to a container while an iterator of it
/// lives, which is a rule of its own. A loop that drains takes out an element in every round, in a
/// lock that it does not take itself, and adds none, directly or through what it calls.
final class Walks {
    private final Module module;
    private final Set<Field> bounded = new HashSet<>();
    private final Set<Field> unbounded = new HashSet<>();

    Walks(Module module) {
        this.module = module;
        var visitor =
                new Visitor() {
                    @Override
                    protected void visit(Stmt statement) {
                        if (statement instanceof Stmt.Construct(var field, var binding, _, _)) {
                            (binding.is(Trait.BOUNDED) ? bounded : unbounded).add(field);
                        }
                    }
                };
        module.methods().values().forEach(each -> visitor.walk(each.body()));
    }

    boolean isBounded(Stmt.ForEach loop) {
        return isBounded(loop.container());
    }

    /// A container that is no field of the module may be any one of its class.
    private boolean isBounded(Expr container) {
        return container instanceof Expr.Load(_, var field)
                ? bounded.contains(field)
                : unbounded.stream().noneMatch(each -> isOneClass(each.type(), container.type()));
    }

    private static boolean isOneClass(Type one, Type other) {
        return one instanceof Type.Bound(var a, _)
                && other instanceof Type.Bound(var b, _)
                && a.equals(b);
    }

    boolean isBounded(Stmt.Loop loop, MethodName method) {
        return Conditions.of(loop).stream().anyMatch(each -> ends(each, loop, method));
    }

    private boolean ends(Expr condition, Stmt.Loop loop, MethodName method) {
        return switch (condition) {
            case Expr.Native(var binding, var receiver, _, _)
                    when binding.is(Trait.MORE) && receiver.isPresent() ->
                    receiver.get() instanceof Expr.Var(var iterator)
                            && walks(iterator, receiver.get(), loop, method);
            case Expr.Unary(var operator, _, Expr.Native(var binding, var receiver, _, _))
                    when operator == Expr.Unary.Operator.NOT
                            && binding.is(Trait.DONE)
                            && receiver.isPresent() ->
                    drains(receiver.get(), loop);
            case Expr.Binary(var operator, _, Expr.Var(var element), Expr.Null _)
                    when operator == Expr.Binary.Operator.NOT_EQUAL ->
                    taken(element, loop).filter(each -> drains(each, loop)).isPresent();
            default -> false;
        };
    }

    private boolean walks(Local iterator, Expr receiver, Stmt.Loop loop, MethodName method) {
        var starts =
                Conditions.setters(module.methods().get(method).body())
                        .getOrDefault(iterator, List.of());
        return !starts.isEmpty()
                && starts.stream().allMatch(this::isWalk)
                && !Conditions.setters(loop).containsKey(iterator)
                && Always.does(loop, each -> isStep(each, receiver));
    }

    private boolean isWalk(Stmt setter) {
        return setter instanceof Stmt.CallNative call
                && call.receiver().filter(this::isBounded).isPresent();
    }

    private static boolean isStep(Stmt statement, Expr receiver) {
        return statement instanceof Stmt.CallNative call
                && call.binding().is(Trait.STEP)
                && call.receiver().filter(receiver::equals).isPresent();
    }

    /// Whether each round takes an element out of a container of declared capacity, and none adds.
    private boolean drains(Expr container, Stmt.Loop loop) {
        return isBounded(container)
                && Always.doesUnlocked(loop, each -> isStep(each, container))
                && !adds(loop, container, new HashSet<>());
    }

    /// The container from which the loop's prelude takes what the condition asks about.
    private static Optional<Expr> taken(Local element, Stmt.Loop loop) {
        return taken(element, loop, new HashSet<>());
    }

    /// @param seen what it was handed on to; in a circle nothing is taken
    private static Optional<Expr> taken(Local element, Stmt.Loop loop, Set<Local> seen) {
        var setters = Conditions.setters(loop).getOrDefault(element, List.of());
        if (!seen.add(element)
                || setters.size() != 1
                || !loop.prelude().statements().contains(setters.getFirst())) {
            return Optional.empty();
        }
        return switch (setters.getFirst()) {
            case Stmt.CallNative call when call.binding().is(Trait.STEP) -> call.receiver();
            case Stmt.Assign(_, Expr.Move(var source), _) -> taken(source, loop, seen);
            case Stmt.Assign(_, Expr.Var(var source), _) -> taken(source, loop, seen);
            default -> Optional.empty();
        };
    }

    private boolean adds(Stmt whole, Expr container, Set<MethodName> seen) {
        var found = new boolean[1];
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.CallNative call -> {
                        found[0] |=
                                call.binding().is(Trait.MODIFIES)
                                        && !call.binding().is(Trait.STEP)
                                        && call.receiver()
                                                .filter(each -> mayBe(each, container))
                                                .isPresent();
                        call.arguments().forEach(this::calledBack);
                    }
                    case Stmt.Invoke invoke -> found[0] |= calls(invoke.method());
                    default -> {}
                }
            }

            private void calledBack(Stmt.Argument argument) {
                if (argument instanceof Stmt.Argument.Reference(var callback)) {
                    found[0] |= calls(callback.method());
                }
            }

            private boolean calls(MethodName callee) {
                return seen.add(callee)
                        && module.methods().get(callee).body().statements().stream()
                                .anyMatch(each -> adds(each, container, seen));
            }
        }.walk(whole);
        return found[0];
    }

    private static boolean mayBe(Expr one, Expr other) {
        return one instanceof Expr.Load(_, var field) && other instanceof Expr.Load(_, var second)
                ? field.equals(second)
                : isOneClass(one.type(), other.type());
    }
}
