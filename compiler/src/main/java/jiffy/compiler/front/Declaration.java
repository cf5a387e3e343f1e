// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Parameter;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// What a module says of itself: `@KernelModule` and `@Parameter`, checked.
final class Declaration {
    private static final String MODULE = "jiffy.linux.module.KernelModule";
    private static final String PARAMETER = "jiffy.linux.module.Parameter";

    /// The licenses that `include/linux/module.h` lists.
    private static final Set<String> LICENSES =
            Set.of(
                    "GPL",
                    "GPL v2",
                    "GPL and additional rights",
                    "Dual BSD/GPL",
                    "Dual MIT/GPL",
                    "Dual MPL/GPL");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,54}");

    private Declaration() {}

    /// The one class that is the module.
    static ClassTree mainClass(List<ClassTree> classes, World world) {
        var found =
                classes.stream()
                        .filter(each ->
                                world.api()
                                        .annotation(world.sources().element(each), MODULE)
                                        .isPresent())
                        .toList();
        if (found.size() == 1) {
            return checked(found.getFirst(), world);
        }
        if (found.isEmpty()) {
            throw new Rejection(
                    Diagnostic.of(Rule.MODULE, "no class carries `@KernelModule`")
                            .help("annotate the module's class with `@KernelModule(name = …)`"));
        }
        throw World.reject(
                nameSpan(found.get(1), world),
                Rule.MODULE,
                "there are two classes with `@KernelModule`");
    }

    private static ClassTree checked(ClassTree main, World world) {
        var element = (TypeElement) world.sources().element(main);
        if (!element.getModifiers().containsAll(List.of(Modifier.PUBLIC, Modifier.FINAL))) {
            throw World.reject(
                    nameSpan(main, world),
                    Rule.MODULE,
                    "the module class is not `public final`",
                    "write `public final class " + element.getSimpleName() + "`");
        }
        return main;
    }

    static Module.Metadata metadata(ClassTree main, World world) {
        var values = world.api().annotation(world.sources().element(main), MODULE).orElseThrow();
        String name = values.text("name");
        if (!NAME.matcher(name).matches()) {
            throw World.reject(
                    valueSpan(main, "name", world),
                    Rule.MODULE,
                    "`" + name + "` is not a name for a module",
                    "use letters, digits and underscores, at most 55");
        }
        String license = values.text("license");
        if (!LICENSES.contains(license)) {
            throw World.reject(
                    valueSpan(main, "license", world),
                    Rule.MODULE,
                    "the kernel does not know the license \""
                            + license
                            + "\", or it is not"
                            + " compatible with the GPL-only functions that Jiffy's runtime needs",
                    "use one of: " + String.join(", ", LICENSES.stream().sorted().toList()));
        }
        return new Module.Metadata(
                name,
                license,
                values.text("description"),
                values.text("author"),
                values.text("version"));
    }

    /// Whether a static field is meant to be a parameter, be it a good one or not.
    static boolean isParameter(VariableElement element, World world) {
        return world.api().annotation(element, PARAMETER).isPresent();
    }

    /// The parameter that a static field declares; empty if it has no `@Parameter`.
    static Optional<Parameter> parameter(VariableTree tree, VariableElement element, World world) {
        return world.api()
                .annotation(element, PARAMETER)
                .map(values -> parameter(tree, element, values, world));
    }

    private static Parameter parameter(
            VariableTree tree, VariableElement element, Api.Values values, World world) {
        var span = world.span(tree);
        var type = world.type(element.asType(), span);
        if (!(type instanceof Type.Primitive primitive)
                || primitive != Type.Primitive.INT
                        && primitive != Type.Primitive.LONG
                        && primitive != Type.Primitive.BOOLEAN) {
            throw World.reject(
                    span, Rule.MODULE, "a parameter is of type `int`, `long` or `boolean`");
        }
        if (element.getModifiers().contains(Modifier.FINAL)) {
            throw World.reject(span, Rule.MODULE, "a parameter is not `final`: insmod sets it");
        }
        String name = values.text("name");
        String shown = name.isEmpty() ? element.getSimpleName().toString() : name;
        if (!NAME.matcher(shown).matches()) {
            throw World.reject(span, Rule.MODULE, "`" + shown + "` is not a parameter's name");
        }
        var parameter =
                new Parameter(
                        shown,
                        element.getSimpleName().toString(),
                        primitive,
                        initial(tree.getInitializer(), world, span),
                        values.text("description"),
                        bound(values.longNumber("min"), least(primitive)),
                        bound(values.longNumber("max"), greatest(primitive)),
                        span);
        if (parameter.initial() < parameter.min().orElse(Long.MIN_VALUE)
                || parameter.initial() > parameter.max().orElse(Long.MAX_VALUE)) {
            throw World.reject(span, Rule.MODULE, "the default of `" + shown + "` is out of range");
        }
        return parameter;
    }

    private static long least(Type.Primitive type) {
        return type == Type.Primitive.INT ? Integer.MIN_VALUE : Long.MIN_VALUE;
    }

    private static long greatest(Type.Primitive type) {
        return type == Type.Primitive.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    private static OptionalLong bound(long value, long whenAbsent) {
        return value == Long.MIN_VALUE || value == Long.MAX_VALUE || value == whenAbsent
                ? OptionalLong.empty()
                : OptionalLong.of(value);
    }

    private static long initial(ExpressionTree tree, World world, Span span) {
        return switch (tree) {
            case null -> 0;
            case LiteralTree literal ->
                    switch (literal.getValue()) {
                        case Boolean bool -> bool ? 1 : 0;
                        case Number number -> number.longValue();
                        case null, default -> throw notConstant(span);
                    };
            case UnaryTree unary when unary.getKind() == Tree.Kind.UNARY_MINUS ->
                    -initial(unary.getExpression(), world, span);
            default -> {
                if (world.sources().element(tree) instanceof VariableElement constant
                        && constant.getConstantValue() instanceof Number number) {
                    yield number.longValue();
                }
                throw notConstant(span);
            }
        };
    }

    private static Rejection notConstant(Span span) {
        return World.reject(
                span, Rule.MODULE, "a parameter's default is a literal or a named constant");
    }

    /// Where a class's name stands.
    static Span nameSpan(ClassTree tree, World world) {
        String name = tree.getSimpleName().toString();
        return world.sources().nameSpan(tree, tree.getModifiers(), name);
    }

    /// Where `@KernelModule` says something; where it says nothing, the class's name.
    private static Span valueSpan(ClassTree tree, String name, World world) {
        return tree.getModifiers().getAnnotations().stream()
                .flatMap(each -> each.getArguments().stream())
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(each -> each.getVariable().toString().equals(name))
                .map(each -> world.span(each.getExpression()))
                .findFirst()
                .orElseGet(() -> nameSpan(tree, world));
    }
}
