// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Where the locals of a method have borrowed what they refer to: from which other locals, through
/// which containers and fields that can change, and in the scope of which lock.
///
/// A scope is told by the depth of its block; 0 is the whole method.
final class Loans {
    /// A parameter that the method owns dies with the method's outermost block.
    private static final int PARAMETER = 1;

    private final Method method;
    private final Map<Local, Set<Local>> lenders = new HashMap<>();
    private final Map<Local, Set<Field>> places = new HashMap<>();
    private final Map<Local, Integer> scope = new HashMap<>();
    private final Map<Local, Integer> declared = new HashMap<>();
    private final Deque<Integer> guards = new ArrayDeque<>();

    Loans(Method method) {
        this.method = method;
    }

    void declare(Local local, int depth) {
        declared.put(local, depth);
    }

    /// An element of a container that is walked; it is safe in the body of the walk.
    void element(Local element, Expr container, int depth) {
        declare(element, depth);
        scope.put(element, depth);
        places.computeIfAbsent(element, _ -> new HashSet<>()).addAll(places(container));
    }

    /// Runs `code` in the scope of a lock.
    void locked(int depth, Runnable code) {
        guards.push(depth);
        code.run();
        guards.pop();
    }

    /// What is borrowed here is safe while the innermost lock is held.
    int guard() {
        return guards.isEmpty() ? 0 : guards.peek();
    }

    /// A local is set to a borrowed value, beside those it may have had before.
    void borrow(Local local, Expr value) {
        scope.merge(local, scopeOf(value), Math::max);
        lenders.computeIfAbsent(local, _ -> new HashSet<>()).addAll(roots(value));
        places.computeIfAbsent(local, _ -> new HashSet<>()).addAll(places(value));
    }

    /// A local is set to what a call has found, beside what it may have had before.
    void found(Local local, int safe, Set<Local> from, Set<Field> in) {
        scope.merge(local, safe, Math::max);
        lenders.computeIfAbsent(local, _ -> new HashSet<>()).addAll(from);
        places.computeIfAbsent(local, _ -> new HashSet<>()).addAll(in);
    }

    /// How much is known; it only grows.
    int size() {
        return scope.values().stream().mapToInt(Integer::intValue).sum()
                + lenders.values().stream().mapToInt(Set::size).sum()
                + places.values().stream().mapToInt(Set::size).sum();
    }

    /// Whether a local can be named where its value is not safe any more.
    boolean escapes(Local local) {
        return scope.getOrDefault(local, 0) > declared.getOrDefault(local, PARAMETER);
    }

    /// The locals that borrowed from another.
    Set<Local> borrowers(Local lender) {
        return lenders.entrySet().stream()
                .filter(each -> each.getValue().contains(lender))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Calls back with each local that has borrowed, and the places that it found its value in.
    void forEachPlace(BiConsumer<Local, Set<Field>> code) {
        Map.copyOf(places).forEach(code);
    }

    /// The containers, and the fields that can change, through which a value was found.
    Set<Field> places(Expr value) {
        return switch (value) {
            case Expr.Load(var object, var field) ->
                    Removals.container(Optional.of(value))
                            .map(Set::of)
                            .orElseGet(() ->
                                    Removals.changes(field)
                                            ? both(Set.of(field), places(object))
                                            : places(object));
            case Expr.Element(var array, _) when value.type().canBeOwned() ->
                    both(Set.of(Removals.elements(array.type())), places(array));
            case Expr.Native(_, var receiver, _, _) -> receiver.map(this::places).orElse(Set.of());
            case Expr.Choose(_, _, var yes, var no) -> both(places(yes), places(no));
            default ->
                    roots(value).stream()
                            .flatMap(each -> places.getOrDefault(each, Set.of()).stream())
                            .collect(Collectors.toSet());
        };
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /// What a call is given.
    static List<Expr> arguments(Stmt statement) {
        return switch (statement) {
            case Stmt.Invoke invoke -> invoke.arguments();
            case Stmt.CallNative call ->
                    call.arguments().stream()
                            .filter(Stmt.Argument.Value.class::isInstance)
                            .map(each -> ((Stmt.Argument.Value) each).expression())
                            .toList();
            default -> List.of();
        };
    }

    /// The locals that a value is borrowed from, if it is.
    Set<Local> roots(Expr value) {
        return switch (value) {
            case Expr.Cast(_, var operand) when !isBorrowable(operand.type()) -> Set.of();
            case Expr.Var(var local) -> Set.of(local);
            case Expr.Load(var object, _) -> roots(object);
            case Expr.Cast(_, var operand) -> roots(operand);
            case Expr.Native(_, var receiver, _, _) -> receiver.map(this::roots).orElse(Set.of());
            case Expr.Element(var array, _) -> roots(array);
            case Expr.Choose(_, _, var yes, var no) -> both(roots(yes), roots(no));
            default -> Set.of();
        };
    }

    /// Whether a value is what a local refers to, or was borrowed from it, however many locals ago.
    boolean isFrom(Expr value, Local owner) {
        var seen = new HashSet<Local>();
        var todo = new ArrayDeque<>(roots(value));
        while (!todo.isEmpty()) {
            var local = todo.pop();
            if (seen.add(local)) {
                todo.addAll(lenders.getOrDefault(local, Set.of()));
            }
        }
        return seen.contains(owner);
    }

    Set<Local> roots(List<Expr> values) {
        return references(values).stream()
                .flatMap(each -> roots(each).stream())
                .collect(Collectors.toSet());
    }

    /// The places through which any of these references were found.
    Set<Field> places(List<Expr> values) {
        return references(values).stream()
                .flatMap(each -> places(each).stream())
                .collect(Collectors.toSet());
    }

    private static List<Expr> references(List<Expr> values) {
        return values.stream().filter(each -> isBorrowable(each.type())).toList();
    }

    /// Whether what a reference of this type refers to may be freed one day.
    static boolean isBorrowable(Type type) {
        return type.isReference() && !type.isImmortal();
    }

    /// The block in which any of these values is safe, or the innermost lock's.
    int scopeOf(List<Expr> values) {
        return references(values).stream().mapToInt(this::scopeOf).reduce(guard(), Math::max);
    }

    /// The block in which a value is safe.
    int scopeOf(Expr value) {
        return switch (value) {
            case Expr.Cast(_, var operand) when !isBorrowable(operand.type()) -> 0;
            case Expr.Var(var local) -> scopeOf(local);
            case Expr.Load(var object, var field) ->
                    Removals.changes(field) ? Math.max(guard(), scopeOf(object)) : scopeOf(object);
            case Expr.Cast(_, var operand) -> scopeOf(operand);
            case Expr.Element(Expr.Var(var local), _) when method.owned().contains(local) ->
                    scopeOf(local);
            case Expr.Element(var array, _) -> Math.max(scopeOf(array), guard());
            case Expr.Native(_, var receiver, _, _) ->
                    receiver.map(each ->
                                    each.type().bound(Type.Kind.OBJECT).isPresent()
                                            ? guard()
                                            : scopeOf(each))
                            .orElse(0);
            case Expr.Choose(_, _, var yes, var no) -> Math.max(scopeOf(yes), scopeOf(no));
            default -> 0;
        };
    }

    private int scopeOf(Local local) {
        if (method.owned().contains(local)) {
            return declared.getOrDefault(local, PARAMETER);
        }
        return scope.getOrDefault(local, 0);
    }
}
