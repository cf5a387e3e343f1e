// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MethodTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Binding.Trait;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Trusted;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Type.Primitive;

/// Methods and constructors of a module's own that carry `@C`, checked: what would only show in C,
/// or as a wrong module, is told at the binding.
final class MemberBindings {
    /// What the traits mean to people; those of the kernel API's containers are not among them.
    private static final Map<Trait, String> FACTS =
            Map.of(
                    Trait.FAILS, "throws Errno",
                    Trait.FAULTS, "may fault",
                    Trait.PURE, "pure",
                    Trait.WAITS, "waits for callbacks",
                    Trait.NON_NULL, "never null",
                    Trait.OWNED_RESULT, "caller owns the result",
                    Trait.CONSTRUCT_ONLY, "in construction only",
                    Trait.RUN_ONLY, "once published only",
                    Trait.GPL_ONLY, "GPL only");

    private static final Set<Trait> OF_CONTAINERS =
            Set.of(Trait.MODIFIES, Trait.REMOVES, Trait.RCU_CALLBACKS);

    private static final Set<Trait> NOT_PURE =
            Set.of(Trait.FAILS, Trait.FAULTS, Trait.SLEEPS, Trait.WAITS, Trait.OWNED_RESULT);

    private static final int MOST = 10;
    private static final String FORMATTED = "java.lang.String,java.lang.Object[]";

    private final World world;
    private final Consumer<Trusted> trusted;

    MemberBindings(World world, Consumer<Trusted> trusted) {
        this.world = world;
        this.trusted = trusted;
    }

    /// @param kind the annotation that says how objects of the class live in C; empty: there are
    ///     none
    void check(MethodTree tree, String kind) {
        var method = (ExecutableElement) world.sources().element(tree);
        var annotation = ClassBindings.annotation(tree.getModifiers().getAnnotations(), "C", world);
        if (annotation.isEmpty()) {
            return;
        }
        var at = span(annotation.get());
        checkPlace(method, kind, at);
        var binding = world.api().binding(method, world::erased).orElseThrow();
        checkTraits(binding, method, at);
        checkParameters(method, tree, kind, binding);
        var result = checkResult(method, binding, at);
        var problem =
                Templates.problem(
                        binding.template(),
                        Templates.Kind.EXPRESSION,
                        holes(method, binding, result));
        if (problem.isPresent()) {
            throw Bindings.misfit(at, problem.get());
        }
        checkForms(binding, method, at);
        trusted.accept(
                new Trusted(
                        binding.name(),
                        text(binding),
                        facts(binding),
                        binding.headers(),
                        world.span(annotation.get())));
    }

    /// Where the C stands, if it stands alone; else the annotation.
    private Span span(AnnotationTree annotation) {
        return annotation.getArguments().stream()
                .filter(each ->
                        each instanceof AssignmentTree assignment
                                && assignment.getVariable().toString().equals("value"))
                .map(each -> world.span(((AssignmentTree) each).getExpression()))
                .findFirst()
                .orElseGet(() -> world.span(annotation));
    }

    private static void checkPlace(ExecutableElement method, String kind, Span at) {
        boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
        if (isConstructor && !kind.equals("KernelObject")) {
            throw Bindings.misfit(
                    at,
                    "only a `@KernelObject` is built by its constructor",
                    "bind a static method that returns one");
        }
        if (kind.equals("Callback")) {
            throw Bindings.misfit(at, "the kernel calls this method: its C stands in `@Callback`");
        }
        if (!isConstructor && !World.isStatic(method) && kind.isEmpty()) {
            throw Bindings.misfit(
                    at,
                    "`%s` has a receiver, which is nothing in C".formatted(method.getSimpleName()),
                    "make it `static`, or say what its object is: `@KernelObject`, `@Handle`,"
                            + " `@Value`, `@Lent`");
        }
        if (method.getModifiers().contains(Modifier.NATIVE)) {
            throw Bindings.misfit(
                    at,
                    "`%s` means nothing on a JVM".formatted(method.getSimpleName()),
                    "give it a body that does there what the C does in the kernel");
        }
        if (!method.getTypeParameters().isEmpty()) {
            throw Bindings.misfit(at, "C has no type parameters");
        }
    }

    private void checkTraits(Binding binding, ExecutableElement method, Span at) {
        if (OF_CONTAINERS.stream().anyMatch(binding::is)) {
            throw Bindings.misfit(
                    at, "`modifies`, `rcuCallbacks` and `@Removes` are for the API's containers");
        }
        if (binding.is(Trait.PURE) && NOT_PURE.stream().anyMatch(binding::is)) {
            throw Bindings.misfit(
                    at, "what is `pure` neither fails nor sleeps, and gives nothing away");
        }
        for (var thrown : method.getThrownTypes()) {
            if (!thrown.toString().equals(World.ERRNO)) {
                throw Bindings.misfit(
                        at, "`throws " + thrown + "`: a kernel function fails with an `Errno`");
            }
        }
        boolean declares = !method.getThrownTypes().isEmpty();
        if (declares != binding.is(Trait.FAILS)) {
            throw Bindings.misfit(
                    at,
                    declares
                            ? "it declares `throws Errno`, but its C does not say `fails = true`"
                            : "its C `fails`, but it does not declare `throws Errno`");
        }
        boolean waits = binding.is(Trait.WAITS);
        if (waits && World.isStatic(method)) {
            throw Bindings.misfit(at, "what `waits` does so for the callbacks of its receiver");
        }
    }

    private void checkParameters(
            ExecutableElement method, MethodTree tree, String kind, Binding binding) {
        var parameters = method.getParameters();
        boolean isFormatted = binding.format().isPresent();
        if (isFormatted) {
            boolean fits =
                    method.isVarArgs()
                            && world.descriptor(method).equals(FORMATTED)
                            && method.getReturnType().toString().equals("void");
            if (!fits) {
                throw Bindings.misfit(
                        world.span(tree),
                        "what is formatted is `void` and takes `(String format, Object…"
                                + " arguments)`");
            }
            return;
        }
        if (parameters.size() > MOST) {
            throw Bindings.misfit(world.span(tree), "there are holes for ten arguments, no more");
        }
        for (int i = 0; i < parameters.size(); i++) {
            var at = world.span(tree.getParameters().get(i));
            parameter(parameters.get(i), binding.owned().contains(i), kind, at);
        }
    }

    private void parameter(VariableElement parameter, boolean isOwned, String kind, Span at) {
        var callback =
                World.classOf(parameter.asType()).flatMap(each -> world.api().callback(each));
        if (callback.isPresent()) {
            boolean needsField = callback.get().define().contains("$field");
            if (needsField && !kind.equals("KernelObject")) {
                throw Bindings.misfit(
                        at, "a callback that finds its module by `$field` is for a kernel object");
            }
            return;
        }
        var type = world.type(parameter.asType(), at);
        boolean isHandle = type.bound(Type.Kind.HANDLE).isPresent();
        if (isOwned && !isHandle) {
            throw Bindings.misfit(at, "only a handle can be handed over to the kernel");
        }
        boolean isArray = type instanceof Type.Array(var element) && element instanceof Primitive;
        boolean fits =
                type instanceof Primitive
                        || type instanceof Type.Text
                        || type instanceof Type.Bound
                        || isArray;
        if (!fits) {
            throw Bindings.misfit(
                    at,
                    "C has nothing for a `" + type + "`",
                    "hand over numbers, strings, arrays of numbers, or kernel classes");
        }
    }

    private Type checkResult(ExecutableElement method, Binding binding, Span at) {
        if (binding.guard().isPresent()) {
            return Primitive.VOID;
        }
        var type = world.type(method.getReturnType(), at);
        boolean isValue = type.bound(Type.Kind.VALUE).isPresent();
        boolean isHandle = type.bound(Type.Kind.HANDLE).isPresent();
        boolean isLent = type.bound(Type.Kind.LENT).isPresent();
        if (isHandle != binding.is(Trait.OWNED_RESULT)) {
            throw Bindings.misfit(
                    at,
                    isHandle
                            ? "nobody owns the `" + type + "` that this gives"
                            : "only a handle can be owned by who calls",
                    isHandle
                            ? "annotate the method with `@Owned`, and let the C take a reference"
                            : "leave `@Owned` out");
        }
        boolean fits =
                type instanceof Primitive
                        || type instanceof Type.Text
                        || isValue
                        || isHandle
                        || isLent;
        if (!fits) {
            throw Bindings.misfit(
                    at,
                    "C gives no `" + type + "`",
                    "return a number, a string that is constant, or a kernel class");
        }
        if (binding.is(Trait.PURE) && (type == Primitive.VOID || isValue)) {
            throw Bindings.misfit(at, "what is `pure` gives a value");
        }
        boolean isLeft = type != Primitive.VOID && (binding.mayFail() || isValue);
        if (isLeft && !binding.template().contains("$result")) {
            throw Bindings.misfit(
                    at,
                    "the C does not say what the result is",
                    isValue
                            ? "let it fill `$result`, a `" + cType(type) + "`"
                            : "the expression is the status: let it set `$result` to the value");
        }
        return type;
    }

    private static String cType(Type type) {
        return type.bound(Type.Kind.VALUE).orElseThrow().declaration().cType();
    }

    private static Set<String> holes(ExecutableElement method, Binding binding, Type result) {
        var holes = new HashSet<String>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            holes.add(Integer.toString(i));
        }
        if (!World.isStatic(method)) {
            holes.add("this");
        }
        if (binding.is(Trait.PURE)) {
            return holes;
        }
        holes.addAll(List.of("self", "stopping", "gfp", "octal"));
        if (method.getKind() != ElementKind.CONSTRUCTOR) {
            holes.addAll(List.of("rcu", "nosleep"));
        }
        boolean isValue = result.bound(Type.Kind.VALUE).isPresent();
        if (result != Primitive.VOID && (binding.mayFail() || isValue)) {
            holes.add("result");
        }
        return holes;
    }

    /// Guards and formats, which say in C of their own what a call becomes.
    private void checkForms(Binding binding, ExecutableElement method, Span at) {
        var self = World.isStatic(method) ? Set.<String>of() : Set.of("this");
        binding.guard()
                .ifPresent(forms -> {
                    boolean locks =
                            world.api().isAnnotated(method.getEnclosingElement(), "KernelObject");
                    if (!locks || World.isStatic(method)) {
                        throw Bindings.misfit(at, "a lock is a `@KernelObject`");
                    }
                    for (var each : List.of(forms.plain(), forms.softirq(), forms.hardirq())) {
                        good(each, Templates.Kind.DECLARATIONS, self, at);
                    }
                });
        binding.format()
                .ifPresent(format -> {
                    good(
                            format.whole(),
                            Templates.Kind.EXPRESSION,
                            with(self, "format", "args"),
                            at);
                    good(
                            format.sequence(),
                            Templates.Kind.EXPRESSION,
                            with(self, "room", "pieces"),
                            at);
                    good(format.text(), Templates.Kind.EXPRESSION, Set.of("text"), at);
                    good(format.decimal(), Templates.Kind.EXPRESSION, Set.of("value"), at);
                });
        boolean isPlain = binding.guard().isEmpty() && binding.format().isEmpty();
        boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
        if (binding.template().isBlank() && isPlain && !isConstructor) {
            throw Bindings.misfit(at, "there is no C");
        }
    }

    private static Set<String> with(Set<String> holes, String... more) {
        var all = new HashSet<>(holes);
        all.addAll(List.of(more));
        return all;
    }

    private static void good(String template, Templates.Kind kind, Set<String> holes, Span at) {
        Templates.problem(template, kind, holes)
                .ifPresent(problem -> {
                    throw Bindings.misfit(at, problem);
                });
    }

    private static String text(Binding binding) {
        return binding.guard()
                .map(Binding.GuardForms::plain)
                .or(() -> binding.format().map(Binding.Format::whole))
                .orElse(binding.template())
                .strip();
    }

    private static List<String> facts(Binding binding) {
        var facts = new ArrayList<String>();
        boolean atomic = binding.guard().map(Binding.GuardForms::atomic).orElse(false);
        facts.add(binding.is(Trait.SLEEPS) ? "may sleep" : "any context");
        if (atomic) {
            facts.add("nothing sleeps while it is held");
        }
        binding.traits().stream()
                .filter(FACTS::containsKey)
                .sorted()
                .map(FACTS::get)
                .forEach(facts::add);
        return List.copyOf(facts);
    }
}
