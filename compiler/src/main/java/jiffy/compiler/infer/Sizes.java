// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Which numbers are sizes: never greater than a small constant or the length of some array, plus
/// a small constant. Nothing is said of how small they are.
///
/// Each place (a local, a method's result) is taken for a size until a value is put there that may
/// be none; a value that was read from another place is a size if that place is one. Sound because
/// no value grows on the way from place to place: what was added to is none, but for a variable
/// that counts up to a size ([#bounded]), which is never greater than that.
final class Sizes {
    private sealed interface Place {
        record OfLocal(MethodName method, Local local) implements Place {}

        record OfResult(MethodName method) implements Place {}
    }

    /// What a value needs to be a size: that these places are sizes.
    record Needs(Set<Place> places) {
        private static final Needs NOTHING = new Needs(Set.of());

        private Needs and(Needs other) {
            var both = new HashSet<>(places);
            both.addAll(other.places);
            return new Needs(both);
        }
    }

    private final Module module;
    private final Map<Place, List<Needs>> sources = new HashMap<>();
    private final Set<Place> others = new HashSet<>();
    private final Map<Stmt, Needs> steps = new IdentityHashMap<>();

    Sizes(Module module) {
        this.module = module;
        var arguments = new Arguments(module);
        for (var method : module.methods().values()) {
            if (arguments.isOpen(method.name())) {
                method.parameters().forEach(each -> others.add(of(method.name(), each)));
            }
        }
    }

    private static Place of(MethodName method, Local local) {
        return new Place.OfLocal(method, local);
    }

    /// A statement that adds to a variable, whose value is no greater than another one afterwards.
    void bounded(Stmt step, Needs needs) {
        steps.put(step, needs);
    }

    /// A statement, which may put a value somewhere.
    void see(Stmt statement, Known known, MethodName method) {
        switch (statement) {
            case Stmt.Declare(var local, var value, _) ->
                    value.ifPresent(each -> put(of(method, local), each, known, method));
            case Stmt.Assign(var local, var value, _) -> {
                if (steps.containsKey(statement)) {
                    add(of(method, local), steps.get(statement));
                } else {
                    put(of(method, local), value, known, method);
                }
            }
            case Stmt.Return(var value, _) ->
                    value.ifPresent(each -> put(new Place.OfResult(method), each, known, method));
            case Stmt.Invoke invoke -> call(invoke, known, method);
            case Stmt.CallNative call ->
                    call.result().ifPresent(each -> others.add(of(method, each)));
            default -> {}
        }
    }

    private void call(Stmt.Invoke invoke, Known known, MethodName method) {
        Method callee = module.methods().get(invoke.method());
        int skip = callee.self().isPresent() ? 1 : 0;
        for (int i = 0; i < callee.parameters().size(); i++) {
            var argument = invoke.arguments().get(i + skip);
            put(of(callee.name(), callee.parameters().get(i)), argument, known, method);
        }
        invoke.result()
                .ifPresent(local ->
                        add(
                                of(method, local),
                                new Needs(Set.of(new Place.OfResult(callee.name())))));
    }

    private void put(Place place, Expr value, Known known, MethodName method) {
        if (value.type() instanceof Type.Primitive) {
            needs(value, known, method)
                    .ifPresentOrElse(each -> add(place, each), () -> others.add(place));
        }
    }

    private void add(Place place, Needs needs) {
        sources.computeIfAbsent(place, _ -> new ArrayList<>()).add(needs);
    }

    /// Once all statements were seen.
    void settle() {
        boolean changed;
        do {
            changed = false;
            for (var each : sources.entrySet()) {
                if (!others.contains(each.getKey())
                        && !each.getValue().stream().allMatch(this::holds)) {
                    changed |= others.add(each.getKey());
                }
            }
        } while (changed);
    }

    /// Whether a value with these needs is a size; once settled.
    boolean holds(Needs needs) {
        return needs.places.stream()
                .allMatch(each -> sources.containsKey(each) && !others.contains(each));
    }

    /// What must hold for a value to be a size; empty if it may be none.
    Optional<Needs> needs(Expr value, Known known, MethodName method) {
        if (known.range(value).high() <= LoopBounds.MOST) {
            return Optional.of(Needs.NOTHING);
        }
        return switch (value) {
            case Expr.Var(var local) -> Optional.of(new Needs(Set.of(of(method, local))));
            case Expr.Length _ -> Optional.of(Needs.NOTHING);
            case Expr.Convert(_, var operand) when keeps(value, operand, known) ->
                    needs(operand, known, method);
            case Expr.Choose(_, _, var yes, var no) -> both(yes, no, known, method);
            case Expr.Binary binary -> computed(binary, known, method);
            case Expr.Native(var binding, _, var arguments, _)
                    when binding.is(Binding.Trait.LEAST) ->
                    arguments.stream()
                            .map(each -> needs(each, known, method))
                            .flatMap(Optional::stream)
                            .findFirst();
            case Expr.Native(var binding, _, var arguments, _)
                    when binding.is(Binding.Trait.GREATEST) ->
                    both(arguments.getFirst(), arguments.getLast(), known, method);
            default -> Optional.empty();
        };
    }

    /// Whether a conversion of a size gives the same number: no array is longer than an `int` says.
    private static boolean keeps(Expr whole, Expr operand, Known known) {
        return whole.type() == Type.Primitive.LONG
                || whole.type() == Type.Primitive.INT
                        && operand.type() instanceof Type.Primitive
                        && known.range(operand).low() >= Integer.MIN_VALUE;
    }

    private Optional<Needs> both(Expr one, Expr other, Known known, MethodName method) {
        var first = needs(one, known, method);
        var second = needs(other, known, method);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().and(second.get()))
                : Optional.empty();
    }

    private Optional<Needs> computed(Expr.Binary binary, Known known, MethodName method) {
        if (binary.type() == Type.Primitive.BOOLEAN) {
            return Optional.empty();
        }
        var left = known.range(binary.left());
        var right = known.range(binary.right());
        boolean shrinks =
                switch (binary.operator()) {
                    case SUBTRACT ->
                            right.low() >= 0
                                    && left.low() >= Range.of(binary.type()).low() + right.high();
                    case SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> left.low() >= 0;
                    case DIVIDE -> left.low() >= 0 && right.low() > 0;
                    case REMAINDER, AND -> left.low() >= 0;
                    case ADD ->
                            binary.left() instanceof Expr.Length && right.high() <= LoopBounds.MOST;
                    default -> false;
                };
        if (shrinks) {
            return needs(binary.left(), known, method);
        }
        boolean limits =
                switch (binary.operator()) {
                    case REMAINDER -> right.low() > 0;
                    case AND -> right.low() >= 0;
                    default -> false;
                };
        return limits ? needs(binary.right(), known, method) : Optional.empty();
    }
}
