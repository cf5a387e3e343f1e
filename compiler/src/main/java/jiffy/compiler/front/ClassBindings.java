// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Trusted;

/// What a class that binds kernel functions says of itself, checked.
final class ClassBindings {
    private static final Pattern HEADER = Pattern.compile("[\\w.+-]+(/[\\w.+-]+)*\\.h");
    private static final Pattern INVOCATION = Pattern.compile("\\$invoke\\(([^)]*)\\)");

    /// The C statements and expressions of a class, with the holes of each.
    private static final Map<String, Set<String>> PHASES =
            Map.of(
                    "publish", Set.of("this", "self"),
                    "unpublish", Set.of("this", "self"),
                    "shutdown", Set.of("this", "self"),
                    "drain", Set.of("this", "self"),
                    "release", Set.of("this", "self"));

    private static final Map<String, Set<String>> OF_HANDLE =
            Map.of("release", Set.of("this"), "copy", Set.of("this"));

    private final World world;
    private final List<Trusted> trusted = new ArrayList<>();

    ClassBindings(World world) {
        this.world = world;
    }

    /// @param kind the annotation that says how objects live in C; empty: there are none
    List<Trusted> check(TypeElement type, ClassTree tree, String kind) {
        var headers = world.api().headers(type);
        for (var each : headers) {
            if (!HEADER.matcher(each).matches()) {
                throw Bindings.misfit(
                        span(tree, "Header"),
                        "\"" + each + "\" is no path of a header",
                        "write it as it stands between `<` and `>`: \"linux/ktime.h\"");
            }
        }
        if (kind.isEmpty()) {
            return List.of();
        }
        var values = world.api().annotation(type, Api.BIND + kind).orElseThrow();
        if (kind.equals("Callback")) {
            callback(type, tree, values);
            return trusted;
        }
        cType(tree, kind, values);
        if (kind.equals("KernelObject")) {
            constructors(type, tree);
            templates(type, tree, kind, values, PHASES);
        } else if (kind.equals("Handle")) {
            templates(type, tree, kind, values, OF_HANDLE);
        }
        return trusted;
    }

    private void cType(ClassTree tree, String kind, Api.Values values) {
        String cType = values.text("type").strip();
        var at = span(tree, kind);
        good(cType, Templates.Kind.EXPRESSION, Set.of(), at);
        boolean isPointer = kind.equals("Handle") || kind.equals("Lent");
        if (cType.isEmpty() || isPointer && !cType.endsWith("*")) {
            throw Bindings.misfit(
                    at,
                    "`%s` is no %s".formatted(cType, isPointer ? "pointer type" : "type"),
                    "write a C type: `%s`".formatted(isPointer ? "struct cred *" : "atomic64_t"));
        }
    }

    private void constructors(TypeElement type, ClassTree tree) {
        if (ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .noneMatch(world.api()::isBound)) {
            throw Bindings.misfit(
                    Declaration.nameSpan(tree, world),
                    "no constructor of the kernel object `%s` has a `@C`"
                            .formatted(type.getSimpleName()),
                    "say how it is built: `@C(\"atomic64_set(&$this, 0)\") Counter() {}`");
        }
    }

    private void templates(
            TypeElement type,
            ClassTree tree,
            String kind,
            Api.Values values,
            Map<String, Set<String>> templates) {
        for (var each : List.of("publish", "unpublish", "shutdown", "drain", "copy", "release")) {
            String template = templates.containsKey(each) ? values.text(each) : "";
            if (!template.isEmpty()) {
                good(template, Templates.Kind.EXPRESSION, templates.get(each), span(tree, kind));
                boolean sleeps = kind.equals("Handle") && values.flag("releaseSleeps");
                add(
                        type,
                        each,
                        template,
                        each.equals("publish")
                                ? List.of("throws Errno")
                                : each.equals("release") && sleeps
                                        ? List.of("may sleep")
                                        : List.of(),
                        span(tree, kind));
            }
        }
        if (kind.equals("Handle") && values.text("release").isEmpty()) {
            throw Bindings.misfit(
                    span(tree, kind),
                    "nothing gives a `" + type.getSimpleName() + "` back",
                    "write `release = \"put_cred($this)\"`; what is not given back is no handle"
                            + " but `@Lent`");
        }
    }

    private void callback(TypeElement type, ClassTree tree, Api.Values values) {
        var methods =
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
                        .toList();
        if (methods.size() != 1 || type.getEnclosingElement().getKind() == ElementKind.PACKAGE) {
            throw Bindings.misfit(
                    Declaration.nameSpan(tree, world),
                    "a callback is an interface of one method, inside of the class that is given"
                            + " it");
        }
        String define = values.text("define");
        var at = span(tree, "Callback");
        good(
                define.replaceAll("(?m)^( *)\\$(throws|safe) ", "$1"),
                Templates.Kind.DECLARATIONS,
                Set.of("name", "module", "field", "invoke"),
                at);
        good(values.value(), Templates.Kind.EXPRESSION, Set.of("name", "module", "field"), at);
        invocations(define, methods.getFirst(), at);
        var facts = new ArrayList<String>();
        facts.add("called in " + context(values.constant("context")));
        if (values.flag("concurrent")) {
            facts.add("at once with itself");
        }
        if (values.flag("repeatable")) {
            facts.add("again at any moment");
        }
        add(type, "callback", define, facts, at);
    }

    private static String context(String constant) {
        return switch (constant) {
            case "PROCESS" -> "process context";
            case "SOFTIRQ" -> "a soft interrupt";
            case "HARDIRQ" -> "a hard interrupt";
            default -> "the context of the caller";
        };
    }

    private static void invocations(String define, ExecutableElement method, Span at) {
        int expected = method.getParameters().size();
        var found = INVOCATION.matcher(define);
        boolean any = false;
        while (found.find()) {
            any = true;
            var arguments = found.group(1);
            int given = arguments.isBlank() ? 0 : arguments.split(",").length;
            if (given != expected) {
                throw Bindings.misfit(
                        at,
                        "`$invoke` is given %d of %d arguments of `%s`"
                                .formatted(given, expected, method.getSimpleName()));
            }
        }
        if (!any || !define.contains("$name")) {
            throw Bindings.misfit(
                    at, "the C defines a function `$name` that does `$invoke(…);` with `self` set");
        }
    }

    private void add(
            TypeElement type, String part, String template, List<String> facts, Span span) {
        trusted.add(
                new Trusted(
                        type.getSimpleName() + ": " + part,
                        template.strip(),
                        facts,
                        world.api().headers(type),
                        span));
    }

    private static void good(String template, Templates.Kind kind, Set<String> holes, Span where) {
        Templates.problem(template, kind, holes)
                .ifPresent(problem -> {
                    throw Bindings.misfit(where, problem);
                });
    }

    private Span span(ClassTree tree, String annotation) {
        return annotation(tree.getModifiers().getAnnotations(), annotation, world)
                .map(world::span)
                .orElseGet(() -> Declaration.nameSpan(tree, world));
    }

    /// The annotation of this simple name.
    static Optional<AnnotationTree> annotation(
            List<? extends AnnotationTree> annotations, String name, World world) {
        return annotations.stream()
                .filter(each ->
                        world.sources()
                                .element(each.getAnnotationType())
                                .toString()
                                .equals(Api.BIND + name))
                .map(AnnotationTree.class::cast)
                .findFirst();
    }
}
