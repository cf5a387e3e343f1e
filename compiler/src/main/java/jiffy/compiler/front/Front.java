// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Circles;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Classes;
import jiffy.compiler.ir.EnumDef;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Statics;
import jiffy.compiler.ir.Type;

/// The front end: Java source files to the IR of a module.
public final class Front {
    private final World world;
    private final Sources sources;
    private final List<Diagnostic> errors;
    private final List<ClassTree> classes = new ArrayList<>();

    /// All errors are in methods, and in fields that methods name.
    private boolean isWhole = true;

    private final List<jiffy.compiler.ir.Parameter> parameters = new ArrayList<>();

    private Front(Sources sources, List<Diagnostic> errors) {
        this.sources = sources;
        this.errors = errors;
        world = new World(sources);
    }

    /// Reads a module.
    ///
    /// @param files all source files of the module
    /// @param modulePath where the kernel API is
    /// @param errors gets the reasons to refuse the module; if there are any, the result has no
    ///     method that they are in, and none that calls such a method; or it is empty
    public static Optional<Module> read(
            List<Path> files, List<Path> modulePath, List<Diagnostic> errors) {
        var sources = Sources.attribute(files, modulePath, errors);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        try (var attributed = sources.get()) {
            return Optional.of(new Front(attributed, errors).module());
        } catch (Rejection rejection) {
            errors.add(rejection.diagnostic());
            return Optional.empty();
        }
    }

    private Module module() {
        sources.units().forEach(unit -> unit.getTypeDecls().forEach(this::collect));
        world.bindings().check(this::guarded);
        classes.forEach(each -> world.bindings().checkStray(each, this::guarded));
        var main = Declaration.mainClass(classes, world);
        classes.forEach(this::parameters);
        var definitions = new LinkedHashMap<ClassTree, ClassDef>();
        var enums = new ArrayList<EnumDef>();
        for (var each : classes) {
            if (Enums.isBody((TypeElement) sources.element(each))) {
                guarded(each, () -> world.enumBodies().check(each));
            } else if (each.getKind() == Tree.Kind.ENUM) {
                guarded(() -> enums.add(Enums.definition(each, world)));
            } else {
                guarded(each, () -> definitions.put(each, definition(each, each == main)));
                isWhole &= definitions.containsKey(each);
            }
        }
        classes.forEach(each -> world.lambdas().collect(each));
        var methods = new LinkedHashMap<MethodName, Method>();
        for (var each : classes) {
            methods(each, each == main, methods);
        }
        var initialisers = new ArrayList<MethodName>();
        for (var each : classes) {
            isWhole &=
                    !world.reports()
                            .leavesOut(() ->
                                    Initialisers.of(each, world, errors)
                                            .ifPresent(method -> {
                                                methods.put(method.name(), method);
                                                initialisers.add(method.name());
                                            }));
        }
        methods.putAll(world.lambdas().takeMethods());
        library(definitions, methods);
        guarded(() -> world.dispatch().complete(methods));
        for (var type : world.valuesByName()) {
            enums.stream()
                    .filter(each -> each.name().equals(type.name()))
                    .map(each -> Enums.valueOf(type, each.constants().size(), each.span()))
                    .forEach(method -> methods.put(method.name(), method));
        }
        if (definitions.isEmpty()) {
            throw new Rejection(errors.removeLast());
        }
        if (!errors.isEmpty()) {
            Complete.keep(methods);
        }
        var numbered = Circles.numbered(classes(definitions, methods));
        guarded(() -> ClassKinds.checkContents(numbered));
        if (!isWhole || !methods.keySet().containsAll(initialisers)) {
            throw new Rejection(errors.removeLast());
        }
        return new Module(
                Declaration.metadata(main, world),
                numbered.get(List.copyOf(definitions.keySet()).indexOf(main)),
                numbered,
                List.copyOf(parameters),
                new Statics(List.copyOf(enums), List.copyOf(initialisers), List.of()),
                world.api().memory(),
                methods,
                constructor(main),
                method(main, "started"),
                method(main, "close"),
                world.bindings().trusted());
    }

    private Classes classes(Map<ClassTree, ClassDef> definitions, Map<MethodName, Method> methods) {
        var all = world.hierarchy().numbered(List.copyOf(definitions.values()));
        return Classes.of(all, methods);
    }

    /// Lowers what is used of the library, which may use more of it.
    private void library(Map<ClassTree, ClassDef> definitions, Map<MethodName, Method> methods) {
        var library = world.library();
        for (var next = library.next(); next.isPresent(); next = library.next()) {
            switch (next.get()) {
                case Library.Use.OfClass(var tree) ->
                        guarded(() -> definitions.put(tree, definition(tree, false)));
                case Library.Use.OfMethod(var owner, var tree) ->
                        method(new MethodLowering(world, errors, owner, false), tree, methods);
            }
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Rejection rejection) {
            isWhole = false;
            errors.add(rejection.diagnostic());
        }
    }

    /// Work on a declaration: what it declares is refused if the work ends early.
    private void guarded(Tree tree, Runnable work) {
        try {
            work.run();
        } catch (Rejection rejection) {
            world.reports().add(rejection, tree, errors);
        }
    }

    /// Makes the classes of a file known, those in methods, too.
    private void collect(Tree tree) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                var element = (TypeElement) sources.element(type);
                if (world.bindings().declare(type, element)) {
                    return super.visitClass(type, nothing);
                }
                classes.add(type);
                world.captures().declare(type, element);
                if (Enums.isBody(element)) {
                    world.enumBodies().declare(type, element);
                } else {
                    world.declare(element);
                }
                return super.visitClass(type, nothing);
            }
        }.scan(tree, null);
    }

    private void parameters(ClassTree type) {
        for (var member : type.getMembers()) {
            if (member instanceof VariableTree variable
                    && sources.element(variable) instanceof VariableElement element
                    && World.isStatic(element)) {
                guarded(member, () -> parameter(variable, element));
            }
        }
    }

    private void parameter(VariableTree variable, VariableElement element) {
        Initialisers.checkState(element, world, world.span(variable));
        Declaration.parameter(variable, element, world)
                .ifPresent(parameter -> {
                    world.declare(element, parameter);
                    parameters.add(parameter);
                });
    }

    private ClassDef definition(ClassTree tree, boolean isMain) {
        var element = (TypeElement) sources.element(tree);
        var span = Declaration.nameSpan(tree, world);
        ClassKinds.check(element, world, span);
        var fields = new ArrayList<Field>();
        for (var member : tree.getMembers()) {
            if (member instanceof VariableTree variable
                    && sources.element(variable) instanceof VariableElement field
                    && !World.isStatic(field)) {
                guarded(member, () -> fields.add(field(field, variable, isMain)));
            }
        }
        for (var each : world.captures().fields(element, span)) {
            checkStorable(each, isMain, each.span());
            fields.add(each);
        }
        return new ClassDef(
                world.className(element),
                ClassKinds.entry(element, world, span),
                world.hierarchy().lineage(element),
                world.api().allocator(element),
                List.copyOf(fields),
                span);
    }

    private Field field(VariableElement element, VariableTree tree, boolean isMain) {
        var span = world.span(tree);
        var field = world.field(element, span);
        if (field.isVolatile() && field.type().isReference() && !field.type().isImmortal()) {
            throw World.unsupported(
                    span,
                    "a `volatile` reference to a `" + field.type() + "`",
                    "guard the field with a lock: another thread may set it, and so free the"
                            + " object, while this one uses it");
        }
        checkStorable(field, isMain, span);
        return field;
    }

    private static void checkStorable(Field field, boolean isMain, Span span) {
        boolean isObject = field.type().bound(Type.Kind.OBJECT).isPresent();
        if (isObject && !(isMain && field.isFinal())) {
            throw World.reject(
                    span,
                    Rule.KERNEL_OBJECT,
                    "the kernel object `"
                            + field.name()
                            + "` is not in a final field of the"
                            + " module class",
                    "write `private final %s %s = new …` in the class with `@KernelModule`"
                            .formatted(field.type(), field.name()));
        }
        boolean kept = isObject || field.type().isImmortal();
        boolean storable = kept || field.type().canBeOwned();
        if (field.type().isReference() && !storable) {
            throw World.unsupported(
                    span,
                    "keeping a `%s`, as `%s` would,".formatted(field.type(), field.name()),
                    "keep what you need of it: a number, or an object of the module");
        }
    }

    private void methods(ClassTree type, boolean isMain, Map<MethodName, Method> methods) {
        var lowering = new MethodLowering(world, errors, type, isMain);
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method && !EnumBodies.isConstructor(method, sources)) {
                method(lowering, method, methods);
            }
        }
    }

    /// A method of which something is refused is left out.
    private void method(MethodLowering lowering, MethodTree tree, Map<MethodName, Method> methods) {
        var lowered = new ArrayList<Method>();
        boolean isPart =
                world.reports()
                        .leavesOut(() ->
                                guarded(tree, () -> lowering.method(tree).ifPresent(lowered::add)));
        if (!isPart) {
            lowered.forEach(each -> methods.put(each.name(), each));
        }
    }

    private MethodName constructor(ClassTree main) {
        return main.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(sources::element)
                .filter(each -> each.getKind() == ElementKind.CONSTRUCTOR)
                .map(each -> world.name((ExecutableElement) each))
                .filter(each -> each.descriptor().isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        World.reject(
                                Declaration.nameSpan(main, world),
                                Rule.MODULE,
                                "the module class has no constructor without parameters"));
    }

    private Optional<MethodName> method(ClassTree main, String name) {
        return main.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(sources::element)
                .filter(each -> each.getKind() == ElementKind.METHOD)
                .map(each -> world.name((ExecutableElement) each))
                .filter(each -> each.name().equals(name) && each.descriptor().isEmpty())
                .findFirst();
    }
}
