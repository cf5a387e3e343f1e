// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Callback;
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

/// Every access to state that entry points may share, with the locks that are held meanwhile.
///
/// From each entry the walk follows every call into every method, once for each set of locks and
/// each meaning of the arguments: there is no recursion, so it ends. State is told apart by
/// *cells*. A field of one of the module's classes is one cell for all objects of the class, and so
/// is a container. An array, or an object of the library, counts as part of the field that it was
/// found in, with all that it refers to: `map.put(…)` changes `map`, whatever fields the library's
/// classes have; wherever the walk carries it (locals, arguments, results), it stays that field's.
/// Two fields that may refer to the same one are one cell.
///
/// What a method has made, and not handed over, nobody else sees ([Unshared]); given to a method,
/// it is that method's own as well, until that shares it.
///
/// SAFETY: references come from a field, an element, a call's result, a parameter, or are made;
/// each is followed. Kernel objects (locks and containers among them) are named by their field
/// only. An array of which nothing is known counts as one cell with all such arrays of its type.
final class Accesses {
    /// One access.
    ///
    /// @param locks held for certain
    /// @param method in which it is; if that is the library's, the one that called it
    record Access(
            Field cell,
            boolean writes,
            Set<Field> locks,
            Entry entry,
            MethodName method,
            Span span) {}

    /// What a reference may be: found in one of these fields; `own`: of the running method alone.
    private record Value(Set<Field> places, boolean own) {
        static final Value UNKNOWN = new Value(Set.of(), false);
        static final Value OWN = new Value(Set.of(), true);

        Value or(Value other) {
            return new Value(union(places, other.places), own && other.own);
        }

        Value shared() {
            return new Value(places, false);
        }
    }

    /// What a walk through a method depends on.
    private record Call(MethodName method, Set<Field> locks, List<Value> arguments, Span from) {}

    private final Module module;
    private final Unshared unshared;
    private final Map<Field, Field> aliases = new HashMap<>();
    private final Set<Access> all = new LinkedHashSet<>();

    private Accesses(Module module) {
        this.module = module;
        unshared = new Unshared(module);
        alone(module.constructor());
        module.close().ifPresent(this::alone);
        for (var entry : Entry.of(module)) {
            new Run(entry).enter(entry.method(), entry.locks());
        }
        module.methods().values().forEach(this::walkedByKernel);
    }

    /// The containers that a callback is registered with, as the table of a file that shows it: the
    /// kernel's side reads them whenever it calls back, under no lock but the one it was given.
    private void walkedByKernel(Method method) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                var arguments = Calls.arguments(statement);
                for (var callback : Calls.callbacks(arguments)) {
                    if (callback.context() != Callback.Context.CALLER) {
                        var locks = Calls.lockOf(callback, arguments);
                        arguments.forEach(each -> walked(each, callback, locks, statement.span()));
                    }
                }
            }
        }.walk(method.body());
    }

    private void walked(Stmt.Argument argument, Callback by, Set<Field> locks, Span span) {
        if (argument instanceof Stmt.Argument.Value(Expr.Load(_, var field))
                && isContainer(field.type())) {
            Entry.of(module).stream()
                    .filter(each -> each.method().equals(by.method()))
                    .forEach(entry ->
                            all.add(new Access(field, false, locks, entry, by.method(), span)));
        }
    }

    private static boolean isContainer(Type type) {
        return type instanceof Type.Bound(var declaration, var arguments)
                && declaration.kind() == Type.Kind.OBJECT
                && !arguments.isEmpty();
    }

    /// The accesses of a module, by their cells.
    static Map<Field, List<Access>> of(Module module) {
        var accesses = new Accesses(module);
        var byCell = new LinkedHashMap<Field, List<Access>>();
        for (var each : accesses.all) {
            byCell.computeIfAbsent(accesses.cell(each.cell()), _ -> new ArrayList<>()).add(each);
        }
        return byCell;
    }

    /// Code beside which nothing runs: only what it stores matters.
    private void alone(MethodName method) {
        new Run(null).enter(method, Set.of());
    }

    static Set<Field> union(Set<Field> one, Set<Field> other) {
        if (one.containsAll(other)) {
            return one;
        }
        var both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    /// The field that stands for all those that may refer to the same thing.
    private Field cell(Field field) {
        var next = aliases.get(field);
        return next == null ? field : cell(next);
    }

    private void same(Field one, Field other) {
        var from = cell(one);
        var to = cell(other);
        if (!from.equals(to)) {
            aliases.put(from, to);
        }
    }

    /// All that one entry can do.
    private final class Run {
        private final Entry entry;
        private final Map<Call, Value> done = new HashMap<>();

        Run(Entry entry) {
            this.entry = entry;
        }

        void enter(MethodName name, Set<Field> locks) {
            var method = module.methods().get(name);
            int arguments = method.parameters().size() + (method.self().isPresent() ? 1 : 0);
            called(name, locks, unknown(arguments), null, name);
        }

        private static List<Value> unknown(int count) {
            return Collections.nCopies(count, Value.UNKNOWN);
        }

        /// @param from the module's own call that led into the library
        Value called(
                MethodName name, Set<Field> locks, List<Value> given, Span from, MethodName by) {
            var call = new Call(name, locks, given, name.isLibrary() ? from : null);
            var known = done.get(call);
            if (known == null) {
                known = new InMethod(call, by).result();
                done.put(call, known);
            }
            return known;
        }

        private void add(Field cell, boolean writes, Set<Field> locks, MethodName in, Span span) {
            if (entry != null) {
                all.add(new Access(cell, writes, Set.copyOf(locks), entry, in, span));
            }
        }

        /// One method, in one way of being called.
        private final class InMethod extends Calls.Holding {
            private final Call call;
            private final Method method;
            private final MethodName author;
            private final Map<Local, Value> values = new HashMap<>();
            private final Map<Local, Value> parameters = new HashMap<>();
            private Value result = Value.OWN;
            private boolean changed;
            private Stmt here;

            InMethod(Call call, MethodName by) {
                super(call.locks());
                this.call = call;
                method = module.methods().get(call.method());
                author = call.method().isLibrary() ? by : call.method();
                bind();
            }

            private void bind() {
                var all = new ArrayList<Local>();
                method.self().ifPresent(all::add);
                all.addAll(method.parameters());
                for (int i = 0; i < all.size(); i++) {
                    parameters.put(all.get(i), call.arguments().get(i));
                    values.put(all.get(i), call.arguments().get(i));
                }
            }

            /// Walks until nothing new is learned of the locals.
            Value result() {
                do {
                    changed = false;
                    walk(method.body());
                } while (changed);
                return result;
            }

            private void set(Local local, Value value) {
                if (local.type().isReference() && isPlaced(local.type())) {
                    var now = values.containsKey(local) ? values.get(local).or(value) : value;
                    changed |= !now.equals(values.put(local, now));
                }
            }

            @Override
            protected void visit(Stmt statement) {
                here = statement;
                switch (statement) {
                    case Stmt.Declare(var local, var value, _) ->
                            value.ifPresent(each -> set(local, value(each)));
                    case Stmt.Assign(var local, var value, _) -> set(local, value(value));
                    case Stmt.Store(var object, var field, var value, _) ->
                            stored(object, field, value);
                    case Stmt.StoreElement(var array, _, var value, _, _) -> {
                        elements(array, true);
                        value(array).places().forEach(each -> keeps(each, value));
                    }
                    case Stmt.Allocate(var local, _, _, _) -> set(local, Value.OWN);
                    case Stmt.AllocateArray(var local, _, _, _) -> set(local, Value.OWN);
                    case Stmt.Invoke invoke -> invoked(invoke);
                    case Stmt.CallNative native_ -> calledNative(native_);
                    case Stmt.ForEach walk -> container(walk.container(), false, held());
                    case Stmt.Return(var value, _) ->
                            value.ifPresent(each -> result = result.or(value(each)));
                    default -> {}
                }
            }

            @Override
            protected void visit(Expr expression) {
                switch (expression) {
                    case Expr.Load(var object, var field) when !field.isFinal() ->
                            field(object, field, false);
                    case Expr.Element(var array, _) -> elements(array, false);
                    case Expr.Native(_, var receiver, _, _) ->
                            receiver.ifPresent(each -> container(each, false, held()));
                    default -> {}
                }
            }

            private void stored(Expr object, Field field, Expr value) {
                field(object, field, true);
                if (isLibrary(field)) {
                    value(object).places().forEach(each -> keeps(each, value));
                } else {
                    keeps(field, value);
                }
            }

            /// A field refers to what was found in others: from now on they are the same.
            private void keeps(Field field, Expr value) {
                if (isPlaced(value.type())) {
                    value(value).places().forEach(each -> same(field, each));
                }
            }

            /// Whether a reference may be to what counts as part of the field it was found in; the
            /// objects of the module's own classes do not, nor what never changes.
            private static boolean isPlaced(Type type) {
                return type instanceof Type.Struct(var name)
                        ? MethodName.isLibrary(name) || name.equals(Type.Struct.OBJECT)
                        : !type.isImmortal();
            }

            private static boolean isLibrary(Field field) {
                return MethodName.isLibrary(field.owner());
            }

            /// An access to a field; to one of the library's, through the place of its object.
            private void field(Expr object, Field field, boolean writes) {
                if (isOwn(object)) {
                    return;
                }
                var places = isLibrary(field) ? value(object).places() : Set.<Field>of();
                add(places.isEmpty() ? Set.of(field) : places, writes, held());
            }

            private void elements(Expr array, boolean writes) {
                if (!isOwn(array)) {
                    var places = value(array).places();
                    add(places.isEmpty() ? Set.of(anyOf(array)) : places, writes, held());
                }
            }

            private static Field anyOf(Expr array) {
                String name = array.type().toString();
                return new Field("", name, array.type(), true, null);
            }

            private void add(Set<Field> cells, boolean writes, Set<Field> locks) {
                var span = call.from() == null ? here.span() : call.from();
                cells.forEach(each -> Run.this.add(each, writes, locks, author, span));
            }

            private void container(Expr value, boolean writes, Set<Field> locks) {
                boolean isIterator = value.type().bound(Type.Kind.VALUE).isPresent();
                if (isContainer(value.type()) || isIterator) {
                    var containers = new HashSet<>(value(value).places());
                    containers.removeIf(each -> !isContainer(each.type()));
                    add(containers, writes, locks);
                }
            }

            private void invoked(Stmt.Invoke invoke) {
                var given =
                        invoke.arguments().stream()
                                .map(each ->
                                        isOwn(each) && isGivenOnce(each, invoke.arguments())
                                                ? Value.OWN
                                                : value(each).shared())
                                .toList();
                var from = call.from() == null ? invoke.span() : call.from();
                var value = called(invoke.method(), Set.copyOf(held()), given, from, author);
                invoke.result().ifPresent(local -> set(local, value));
            }

            /// Whether no other argument has to do with the same local: the method could share the
            /// object by one name, and go on with it by the other.
            private static boolean isGivenOnce(Expr value, List<Expr> arguments) {
                return arguments.stream()
                        .filter(each -> each != value && each.type().isReference())
                        .allMatch(each -> Collections.disjoint(roots(each), roots(value)));
            }

            private static Set<Local> roots(Expr value) {
                return switch (value) {
                    case Expr.Var(var local) -> Set.of(local);
                    case Expr.Move(var local) -> Set.of(local);
                    case Expr.Copy(var operand) -> roots(operand);
                    case Expr.Load(var object, _) -> roots(object);
                    case Expr.Element(var array, _) -> roots(array);
                    case Expr.Cast(_, var operand) -> roots(operand);
                    case Expr.Choose(_, _, var yes, var no) -> {
                        var both = new HashSet<>(roots(yes));
                        both.addAll(roots(no));
                        yield both;
                    }
                    default -> Set.of();
                };
            }

            private void calledNative(Stmt.CallNative native_) {
                var binding = native_.binding();
                var locks = held();
                for (var callback : Calls.callbacks(native_.arguments())) {
                    locks.addAll(Calls.lockOf(callback, native_.arguments()));
                }
                boolean writes =
                        binding.is(Binding.Trait.MODIFIES) || binding.is(Binding.Trait.REMOVES);
                native_.receiver().ifPresent(each -> container(each, writes, locks));
                for (int i = 0; i < native_.arguments().size(); i++) {
                    if (native_.arguments().get(i) instanceof Stmt.Argument.Value(var value)) {
                        given(value, !binding.readOnly().contains(i), locks);
                    }
                }
                Calls.calledBack(native_).forEach(each -> calledBack(each, native_));
                var receiver = native_.receiver().map(this::value).orElse(Value.UNKNOWN);
                native_.result().ifPresent(local -> set(local, receiver.shared()));
            }

            /// What a function of the kernel is given, it uses.
            private void given(Expr value, boolean writes, Set<Field> locks) {
                container(value, writes, locks);
                if (isOwn(value) || !value.type().isReference()) {
                    return;
                }
                var places = new HashSet<>(value(value).places());
                places.removeIf(each -> !isWhole(each.type()));
                add(places, writes, locks);
                if (places.isEmpty() && value.type() instanceof Type.Array) {
                    add(Set.of(anyOf(value)), writes, locks);
                }
            }

            /// Whether the field counts with all that it refers to.
            private static boolean isWhole(Type type) {
                return type instanceof Type.Array
                        || type instanceof Type.Struct struct
                                && MethodName.isLibrary(struct.name());
            }

            private void calledBack(Callback callback, Stmt.CallNative native_) {
                var locks = held();
                locks.addAll(Calls.lockOf(callback, native_.arguments()));
                var called = module.methods().get(callback.method());
                int count = called.parameters().size() + (called.self().isPresent() ? 1 : 0);
                var from = call.from() == null ? native_.span() : call.from();
                called(callback.method(), Set.copyOf(locks), unknown(count), from, author);
            }

            /// Whether a reference is to what nobody else can see.
            private boolean isOwn(Expr reference) {
                return switch (reference) {
                    case Expr.Null _, Expr.Text _ -> true;
                    case Expr.Var(var local) ->
                            unshared.isOwn(method, reference, here) || isOwnParameter(local);
                    case Expr.Move(var local) -> isOwn(new Expr.Var(local));
                    case Expr.Load(var object, var field) ->
                            isOwn(object) && !isShared(field.type());
                    case Expr.Element(var array, _) -> isOwn(array) && !isShared(reference.type());
                    case Expr.Cast(_, var operand) -> isOwn(operand);
                    case Expr.Choose(_, _, var yes, var no) -> isOwn(yes) && isOwn(no);
                    default -> false;
                };
            }

            private boolean isOwnParameter(Local local) {
                return parameters.containsKey(local)
                        && parameters.get(local).own()
                        && !unshared.sharesBefore(method, local, here);
            }

            private boolean isShared(Type type) {
                return module.isCounted(type);
            }

            /// What a reference may stand for.
            private Value value(Expr reference) {
                return isPlaced(reference.type()) ? placed(reference) : Value.UNKNOWN;
            }

            private Value placed(Expr reference) {
                return switch (reference) {
                    case Expr.Null _, Expr.Text _ -> Value.OWN;
                    case Expr.Var(var local) -> values.getOrDefault(local, Value.OWN);
                    case Expr.Move(var local) -> values.getOrDefault(local, Value.OWN);
                    case Expr.Copy(var handle) -> value(handle).shared();
                    case Expr.Load(var object, var field) -> found(object, field);
                    case Expr.Element(var array, _) -> value(array);
                    case Expr.Cast(_, var operand) -> value(operand);
                    case Expr.Choose(_, _, var yes, var no) -> value(yes).or(value(no));
                    case Expr.Native(_, var receiver, _, _) ->
                            receiver.map(this::value).orElse(Value.UNKNOWN).shared();
                    default -> Value.UNKNOWN;
                };
            }

            private Value found(Expr object, Field field) {
                if (isLibrary(field)) {
                    var places = value(object).places();
                    return new Value(places.isEmpty() ? Set.of(field) : places, false);
                }
                return new Value(Set.of(field), false);
            }
        }
    }
}
