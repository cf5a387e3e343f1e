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
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// State that concurrent entry points share is guarded by one lock.
///
/// Proves by lock sets: for each field that is neither final nor volatile, each container and each
/// array in a field, all accesses that can run at the same time, at least one of them writing, hold
/// a common lock. Entry points are the kernel's callbacks: two different ones run at the same time;
/// one runs beside itself if its binding says so. Construction and `close()` run alone. An object
/// that a method has just made is its own until it hands it over. An object of the library counts
/// as one container: each call of its methods uses it, or changes it.
public final class NoRaces implements Check {
    private record Access(
            Field field, boolean writes, Set<Field> locks, MethodName method, Span span) {}

    /// A callback, and whether it runs beside itself.
    private record Entry(MethodName method, boolean concurrent) {}

    @Override
    public List<Diagnostic> check(Module module) {
        var entries = entries(module);
        var reachedFrom = new LinkedHashMap<Entry, Set<MethodName>>();
        entries.forEach(
                each -> reachedFrom.put(each, CallGraph.reachable(module, List.of(each.method()))));
        var accesses = new HashMap<Field, List<Access>>();
        var locksets = new Locksets(module);
        var unshared = new Unshared(module);
        var parameters = new Parameters(module);
        for (var method : module.methods().values()) {
            if (!method.name().isLibrary()
                    && reachedFrom.values().stream()
                            .anyMatch(each -> each.contains(method.name()))) {
                collect(module, method, locksets, unshared, parameters, accesses);
            }
        }
        var errors = new ArrayList<Diagnostic>();
        accesses.forEach((_, list) -> conflict(list, reachedFrom).ifPresent(errors::add));
        return errors;
    }

    private static List<Entry> entries(Module module) {
        var entries = new LinkedHashMap<MethodName, Entry>();
        for (var callback : CallGraph.entryPoints(module)) {
            boolean again = entries.containsKey(callback.method());
            entries.put(
                    callback.method(),
                    new Entry(callback.method(), again || callback.concurrent()));
        }
        module.started().ifPresent(each -> entries.put(each, new Entry(each, false)));
        return List.copyOf(entries.values());
    }

    private static void collect(
            Module module,
            Method method,
            Locksets locksets,
            Unshared unshared,
            Parameters parameters,
            Map<Field, List<Access>> accesses) {
        var aliases = new Aliases(method);
        new Locksets.Holding(locksets.at(method.name())) {
            private Span here;
            private Stmt statement;

            @Override
            protected void visit(Stmt statement) {
                here = statement.span();
                this.statement = statement;
                switch (statement) {
                    case Stmt.Store(var object, var field, _, _) -> {
                        if (!field.isVolatile() && !isOwn(object)) {
                            add(field, true, held());
                        }
                    }
                    case Stmt.StoreElement(var array, _, _, _, _) ->
                            aliases.fields(array).forEach(field -> add(field, true, held()));
                    case Stmt.Invoke invoke -> given(invoke);
                    case Stmt.CallNative call -> called(call);
                    case Stmt.ForEach walk -> container(walk.container(), false, held());
                    default -> {}
                }
            }

            @Override
            protected void visit(Expr expression) {
                switch (expression) {
                    case Expr.Load(var object, var field)
                            when !field.isFinal() && !field.isVolatile() && !isOwn(object) ->
                            add(field, false, held());
                    case Expr.Element(var array, _) ->
                            aliases.fields(array).forEach(field -> add(field, false, held()));
                    case Expr.Native(_, var receiver, _, _) ->
                            receiver.ifPresent(each -> container(each, false, held()));
                    default -> {}
                }
            }

            private boolean isOwn(Expr object) {
                return unshared.isOwn(method, object, statement);
            }

            /// What is in a field and given to a method is used by it.
            private void given(Stmt.Invoke invoke) {
                for (int i = 0; i < invoke.arguments().size(); i++) {
                    boolean writes = parameters.changes(invoke.method(), i);
                    aliases.given(invoke.arguments().get(i))
                            .forEach(field -> add(field, writes, held()));
                }
            }

            private void called(Stmt.CallNative call) {
                var locks = held();
                Locksets.callbacks(call)
                        .forEach(callback -> locks.addAll(Locksets.lockOf(callback, call)));
                boolean writes =
                        call.binding().is(Binding.Trait.MODIFIES)
                                || call.binding().is(Binding.Trait.REMOVES);
                call.receiver().ifPresent(each -> container(each, writes, locks));
                for (var argument : call.arguments()) {
                    if (argument instanceof Stmt.Argument.Value(var value)) {
                        container(value, true, locks);
                        aliases.fields(value).forEach(field -> add(field, true, locks));
                    }
                }
            }

            private void container(Expr value, boolean writes, Set<Field> locks) {
                aliases.containers(value, module).forEach(field -> add(field, writes, locks));
            }

            private void add(Field field, boolean writes, Set<Field> locks) {
                accesses.computeIfAbsent(field, _ -> new ArrayList<>())
                        .add(new Access(field, writes, locks, method.name(), here));
            }
        }.walk(method.body());
    }

    private static Optional<Diagnostic> conflict(
            List<Access> list, Map<Entry, Set<MethodName>> reachedFrom) {
        for (var a : list) {
            for (var b : list) {
                boolean shares = a.locks().stream().anyMatch(b.locks()::contains);
                if (a.writes() && !shares && atOnce(a, b, reachedFrom)) {
                    return Optional.of(error(a, b));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean atOnce(Access a, Access b, Map<Entry, Set<MethodName>> reachedFrom) {
        for (var first : reachedFrom.entrySet()) {
            for (var second : reachedFrom.entrySet()) {
                boolean together =
                        !first.getKey().equals(second.getKey()) || first.getKey().concurrent();
                if (together
                        && first.getValue().contains(a.method())
                        && second.getValue().contains(b.method())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Diagnostic error(Access a, Access b) {
        var error =
                Diagnostic.at(
                        a.span(),
                        Rule.RACE,
                        "`%s` is changed here while `%s` may use it"
                                .formatted(a.field().name(), b.method().display()));
        return (a.span().equals(b.span()) ? error : error.note("it is used here", b.span()))
                .help("take the same lock around both: `try (var _ = lock.acquire()) { … }`");
    }

    /// What a method's locals stand for.
    private static final class Aliases {
        private final Method method;
        private final Map<Local, Set<Expr>> sources = new HashMap<>();

        Aliases(Method method) {
            this.method = method;
            new jiffy.compiler.ir.Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    switch (statement) {
                        case Stmt.Declare(var local, var value, _) ->
                                value.ifPresent(each -> source(local, each));
                        case Stmt.Assign(var local, var value, _) -> source(local, value);
                        case Stmt.CallNative call -> {
                            if (call.result().isPresent() && call.receiver().isPresent()) {
                                source(call.result().get(), call.receiver().get());
                            }
                        }
                        default -> {}
                    }
                }
            }.walk(method.body());
        }

        private void source(Local local, Expr value) {
            if (local.type().isReference()) {
                sources.computeIfAbsent(local, _ -> new HashSet<>()).add(value);
            }
        }

        /// The array fields that an array expression may stand for.
        Set<Field> fields(Expr value) {
            var found = new HashSet<Field>();
            expand(value, new HashSet<>(), found);
            found.removeIf(field -> !(field.type() instanceof Type.Array));
            return found;
        }

        /// The fields with arrays and objects of the library that an argument may stand for.
        Set<Field> given(Expr value) {
            var found = new HashSet<Field>();
            expand(value, new HashSet<>(), found);
            found.removeIf(field ->
                    !(field.type() instanceof Type.Array)
                            && !(field.type() instanceof Type.Struct struct
                                    && MethodName.isLibrary(struct.name())));
            return found;
        }

        /// The containers that a receiver may stand for: itself, or what it is an iterator of.
        Set<Field> containers(Expr value, Module module) {
            var found = new HashSet<Field>();
            boolean isContainer = isContainer(value.type());
            boolean isIterator = value.type().bound(Type.Kind.VALUE).isPresent();
            if (isContainer || isIterator) {
                expand(value, new HashSet<>(), found);
            }
            found.removeIf(field -> !isContainer(field.type()));
            return found;
        }

        private static boolean isContainer(Type type) {
            return type instanceof Type.Bound(var declaration, var arguments)
                    && declaration.kind() == Type.Kind.OBJECT
                    && !arguments.isEmpty();
        }

        private void expand(Expr value, Set<Local> seen, Set<Field> found) {
            switch (value) {
                case Expr.Var(var local) -> {
                    if (seen.add(local)) {
                        sources.getOrDefault(local, Set.of())
                                .forEach(each -> expand(each, seen, found));
                    }
                }
                case Expr.Load(_, var field) -> found.add(field);
                case Expr.Cast(_, var operand) -> expand(operand, seen, found);
                case Expr.Element(var array, _) -> expand(array, seen, found);
                case Expr.Choose(_, _, var yes, var no) -> {
                    expand(yes, seen, found);
                    expand(no, seen, found);
                }
                default -> {}
            }
        }
    }
}
