// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Virtual calls: the one method that a call can run, or a method that decides by the object's
/// class.
///
/// The latter is made here, of a `switch` over the class and ordinary calls: whoever looks at the
/// module sees every method that a call may run, and needs to know nothing of virtual calls.
final class Dispatch {
    private final World world;
    private final Map<MethodName, Pending> pending = new LinkedHashMap<>();
    private final Set<MethodName> done = new LinkedHashSet<>();

    /// A method that has to be made.
    private record Pending(Type receiver, ExecutableElement method, Span span) {}

    /// What a call runs.
    ///
    /// @param element the method; empty for a lambda
    private record Implementation(MethodName name, Optional<ExecutableElement> element) {
        /// Whether a caller that knows only the other method can call it without a conversion.
        boolean hasTypesOf(ExecutableElement method, World world) {
            return element.filter(each -> world.signature(each).equals(world.signature(method)))
                    .isPresent();
        }
    }

    Dispatch(World world) {
        this.world = world;
    }

    /// What a call runs on an object that is known to be of this type.
    MethodName target(Type receiver, ExecutableElement method, Span span) {
        return isFixed(method) ? world.name(method) : implementation(receiver, method, span).name();
    }

    private Implementation implementation(Type receiver, ExecutableElement method, Span span) {
        var targets = new LinkedHashSet<>(choices(receiver, method, span).keySet());
        if (targets.size() == 1 && targets.getFirst().hasTypesOf(method, world)) {
            return targets.getFirst();
        }
        var name =
                MethodName.virtual(
                        Hierarchy.className(receiver).orElseThrow(),
                        name(method),
                        world.descriptor(method));
        pending.putIfAbsent(name, new Pending(receiver, method, span));
        return new Implementation(name, Optional.of(method));
    }

    /// What a call can run, each with the numbers of the classes whose objects run it; those of an
    /// enum's constants if the object is one.
    private Map<Implementation, List<LongSupplier>> choices(
            Type receiver, ExecutableElement method, Span span) {
        var choices = new LinkedHashMap<Implementation, List<LongSupplier>>();
        if (receiver instanceof Type.Enum(var name)) {
            var constants = world.enumBodies().constants(world.hierarchy().element(name));
            for (var each : constants) {
                var run = world.enumBodies().method(each, method);
                choices.computeIfAbsent(
                                run.map(this::implementation)
                                        .orElseGet(() -> ofClass(name, method, span)),
                                _ -> new ArrayList<>())
                        .add(() -> constants.indexOf(each));
            }
            if (constants.isEmpty()) {
                choices.put(ofClass(name, method, span), List.of());
            }
            return choices;
        }
        for (var each :
                world.hierarchy().instancesOf(Hierarchy.className(receiver).orElseThrow())) {
            choices.computeIfAbsent(run(each, method, span), _ -> new ArrayList<>())
                    .add(() -> world.hierarchy().tag(each)); // once all classes are known
        }
        return choices;
    }

    private Implementation implementation(ExecutableElement element) {
        return new Implementation(world.name(element), Optional.of(element));
    }

    private static String name(ExecutableElement method) {
        return method.getSimpleName().toString();
    }

    /// Whether nothing overrides a method.
    private static boolean isFixed(ExecutableElement method) {
        return Enums.isBody((TypeElement) method.getEnclosingElement())
                || method.getModifiers().contains(Modifier.PRIVATE)
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getSimpleName().contentEquals("<init>");
    }

    /// What a call runs on objects of one class.
    private Implementation run(String className, ExecutableElement method, Span span) {
        var lambda = world.lambdas().method(className, method);
        if (lambda.isPresent()) {
            return new Implementation(lambda.get(), Optional.empty());
        }
        return world.hierarchy().type(className) instanceof Type.Enum constants
                ? implementation(constants, method, span)
                : ofClass(className, method, span);
    }

    /// What a class says itself, or inherits.
    private Implementation ofClass(String className, ExecutableElement method, Span span) {
        var ofEnum = world.enumBodies().inherited(className, method, span);
        if (ofEnum.isPresent()) {
            return new Implementation(ofEnum.get(), Optional.of(method));
        }
        var found = world.hierarchy().implementation(className, method);
        if (found.isEmpty()) {
            return new Implementation(
                    world.objects().identity(method, className, span), Optional.of(method));
        }
        var name =
                world.objects().isGenerated(found.get())
                        ? world.objects().generated(found.get(), span)
                        : world.name(found.get());
        return new Implementation(name, found);
    }

    /// Makes the methods that decide by the object's class, those that calls in them need, too.
    void complete(Map<MethodName, Method> methods) {
        while (!pending.isEmpty()) {
            take(methods);
            make(next(), methods);
        }
        take(methods);
        if (!pending.isEmpty()) {
            complete(methods);
        }
    }

    private void take(Map<MethodName, Method> methods) {
        methods.putAll(world.objects().takeMethods());
        methods.putAll(world.enumBodies().takeMethods());
    }

    private void make(MethodName name, Map<MethodName, Method> methods) {
        var each = pending.remove(name);
        if (done.add(name)) {
            method(name, each, methods).ifPresent(made -> methods.put(name, made));
        }
    }

    /// Calls on any object come last: by then it is known which objects are seen so.
    private MethodName next() {
        return pending.keySet().stream()
                .filter(each -> !each.owner().equals(Type.Struct.OBJECT))
                .findFirst()
                .orElseGet(() -> pending.keySet().iterator().next());
    }

    /// Empty if a method is refused that it could run.
    private Optional<Method> method(
            MethodName name, Pending pending, Map<MethodName, Method> methods) {
        var element = pending.method();
        var span = world.declaration(element, pending.span());
        var locals = new Locals(span);
        var self = locals.next("self", pending.receiver());
        var parameters = new ArrayList<Local>();
        for (var each : element.getParameters()) {
            parameters.add(
                    locals.next(each.getSimpleName().toString(), world.type(each.asType(), span)));
        }
        var result = world.type(element.getReturnType(), span);
        var groups = new LinkedHashMap<MethodName, List<Long>>();
        choices(pending.receiver(), element, span)
                .forEach((run, numbers) ->
                        numbers.forEach(number ->
                                groups.computeIfAbsent(run.name(), _ -> new ArrayList<>())
                                        .add(number.getAsLong())));
        take(methods);
        groups.keySet().stream()
                .filter(this.pending::containsKey)
                .forEach(each -> make(each, methods)); // an enum's constants decide, too
        var cases = new ArrayList<Stmt.Case>();
        groups.forEach((target, tags) -> {
            var callee = methods.get(target);
            if (callee != null) {
                boolean last = cases.size() == groups.size() - 1;
                var call = call(callee, self, parameters, result, locals);
                cases.add(new Stmt.Case(tags.stream().sorted().toList(), last, call, false, span));
            }
        });
        if (cases.size() < groups.size() && world.reports().leaveOutSomething()) {
            return Optional.empty();
        }
        return Optional.of(
                new Method(
                        name,
                        Optional.of(self),
                        List.copyOf(parameters),
                        result,
                        !element.getThrownTypes().isEmpty(),
                        body(self, cases, span),
                        Set.of(),
                        true,
                        false,
                        span));
    }

    private static Block body(Local self, List<Stmt.Case> cases, Span span) {
        if (cases.isEmpty()) {
            return Block.of(new Stmt.ThrowFault(Stmt.Fault.MATCH, span));
        }
        if (cases.size() == 1) {
            return cases.getFirst().body();
        }
        var object = new Expr.Var(self);
        return Block.of(
                new Stmt.Switch(
                        new Stmt.Label(0, null),
                        self.type() instanceof Type.Enum
                                ? Enums.ordinal(object, span)
                                : new Expr.Tag(object),
                        List.copyOf(cases),
                        span));
    }

    private Block call(
            Method callee, Local self, List<Local> parameters, Type result, Locals locals) {
        var statements = new ArrayList<Stmt>();
        var arguments = new ArrayList<Expr>();
        callee.self().ifPresent(own -> arguments.add(cast(new Expr.Var(self), own.type())));
        for (int i = 0; i < parameters.size(); i++) {
            var given = new Expr.Var(parameters.get(i));
            var type = callee.parameters().get(i).type();
            world.conversions().check(given, type, locals.span()).ifPresent(statements::add);
            arguments.add(cast(given, type));
        }
        if (result == Type.Primitive.VOID) {
            statements.add(invoke(Optional.empty(), callee, arguments, locals));
            return new Block(List.copyOf(statements));
        }
        var returned = locals.temporary(callee.result());
        statements.add(new Stmt.Declare(returned, Optional.empty(), locals.span()));
        statements.add(invoke(Optional.of(returned), callee, arguments, locals));
        statements.add(
                new Stmt.Return(Optional.of(cast(new Expr.Var(returned), result)), locals.span()));
        return new Block(List.copyOf(statements));
    }

    private static Stmt invoke(
            Optional<Local> result, Method callee, List<Expr> arguments, Locals locals) {
        return new Stmt.Invoke(result, callee.name(), List.copyOf(arguments), locals.span());
    }

    private Expr cast(Expr value, Type type) {
        return world.conversions().cast(value, type);
    }
}
