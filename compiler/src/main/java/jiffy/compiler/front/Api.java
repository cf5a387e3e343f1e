// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Binding.Trait;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Memory;
import jiffy.compiler.ir.Type;

/// Reads the bindings of the kernel API (annotations of `jiffy.linux.bind`) into data.
final class Api {
    /// The package of the annotations, with its last dot.
    static final String BIND = "jiffy.linux.bind.";

    private final Elements elements;
    private final Map<TypeElement, Type.BoundClass> classes = new HashMap<>();

    Api(Elements elements) {
        this.elements = elements;
    }

    /// The values of an annotation, defaults included; empty if the element does not carry it.
    Optional<Values> annotation(Element element, String qualifiedName) {
        return element.getAnnotationMirrors().stream()
                .filter(each -> name(each).equals(qualifiedName))
                .findFirst()
                .map(mirror -> new Values(elements.getElementValuesWithDefaults(mirror)));
    }

    private Optional<Values> bind(Element element, String simpleName) {
        return annotation(element, BIND + simpleName);
    }

    private static String name(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
    }

    /// A class of the kernel API; empty if the class has no binding.
    Optional<Type.BoundClass> boundClass(TypeElement type) {
        var known = classes.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        var found = read(type);
        found.ifPresent(bound -> classes.put(type, bound));
        return found;
    }

    private Optional<Type.BoundClass> read(TypeElement type) {
        String forEach = bind(type, "ForEach").map(Values::value).orElse("");
        var object = bind(type, "KernelObject");
        if (object.isPresent()) {
            var values = object.get();
            return bound(
                    type,
                    Type.Kind.OBJECT,
                    new Type.Phases(
                            values.text("publish"),
                            values.text("unpublish"),
                            values.text("shutdown"),
                            values.text("drain"),
                            values.text("release"),
                            "",
                            false,
                            forEach),
                    values.text("type"));
        }
        var handle = bind(type, "Handle");
        if (handle.isPresent()) {
            var values = handle.get();
            return bound(
                    type,
                    Type.Kind.HANDLE,
                    new Type.Phases(
                            "",
                            "",
                            "",
                            "",
                            values.text("release"),
                            values.text("copy"),
                            values.flag("releaseSleeps"),
                            ""),
                    values.text("type"));
        }
        var entry = bind(type, "Entry");
        if (entry.isPresent()) {
            var phases =
                    new Type.Phases("", "", "", "", entry.get().text("release"), "", false, "");
            return bound(type, Type.Kind.ENTRY, phases, entry.get().text("type"));
        }
        for (var kind : Map.of("Lent", Type.Kind.LENT, "Value", Type.Kind.VALUE).entrySet()) {
            var values = bind(type, kind.getKey());
            if (values.isPresent()) {
                return bound(type, kind.getValue(), Type.Phases.NONE, values.get().text("type"));
            }
        }
        boolean hasBindings =
                type.getEnclosedElements().stream().anyMatch(each -> bind(each, "C").isPresent());
        return hasBindings ? bound(type, Type.Kind.STATIC, Type.Phases.NONE, "") : Optional.empty();
    }

    private Optional<Type.BoundClass> bound(
            TypeElement type, Type.Kind kind, Type.Phases phases, String cType) {
        return Optional.of(
                new Type.BoundClass(
                        type.getSimpleName().toString(), kind, cType, headers(type), phases));
    }

    /// What a class includes.
    List<String> headers(Element type) {
        return bind(type, "Header").map(values -> values.texts("value")).orElse(List.of());
    }

    /// Whether an element carries one of the annotations, by its simple name.
    boolean isAnnotated(Element element, String simpleName) {
        return bind(element, simpleName).isPresent();
    }

    /// Whether a method has a binding.
    boolean isBound(ExecutableElement method) {
        return bind(method, "C").isPresent();
    }

    /// What a method or constructor becomes; empty if it has no binding.
    Optional<Binding> binding(ExecutableElement method, TypeReader types) {
        return bind(method, "C")
                .map(values -> {
                    var owner = (TypeElement) method.getEnclosingElement();
                    String name = method.getSimpleName().toString();
                    String display =
                            owner.getSimpleName() + (name.equals("<init>") ? "" : "." + name);
                    var headers = new LinkedHashSet<>(headers(owner));
                    return new Binding(
                            display,
                            values.value().strip().replaceAll("\\s*\n\\s*", " "),
                            traits(method, values),
                            marked(method, "Owned"),
                            marked(method, "ReadOnly"),
                            method.getParameters().stream()
                                    .map(each -> types.erased(each.asType()))
                                    .toList(),
                            types.erased(method.getReturnType()),
                            List.copyOf(headers),
                            guard(method),
                            format(method));
                });
    }

    private Set<Trait> traits(ExecutableElement method, Values values) {
        var traits = EnumSet.noneOf(Trait.class);
        Map.of(
                        "fails", Trait.FAILS,
                        "faults", Trait.FAULTS,
                        "pure", Trait.PURE,
                        "sleeps", Trait.SLEEPS,
                        "waits", Trait.WAITS,
                        "modifies", Trait.MODIFIES,
                        "nonNull", Trait.NON_NULL,
                        "gplOnly", Trait.GPL_ONLY)
                .forEach((flag, trait) -> {
                    if (values.flag(flag)) {
                        traits.add(trait);
                    }
                });
        if (values.flag("rcuCallbacks")) {
            traits.add(Trait.RCU_CALLBACKS);
        }
        if (values.flag("bounded")) {
            traits.add(Trait.BOUNDED);
        }
        Optional.of(values.constant("walk"))
                .filter(each -> !each.equals("NONE"))
                .ifPresent(each -> traits.add(Trait.valueOf(each)));
        Optional.of(values.constant("picks"))
                .filter(each -> !each.equals("NONE"))
                .ifPresent(each -> traits.add(Trait.valueOf(each)));
        if (bind(method, "Owned").isPresent()) {
            traits.add(Trait.OWNED_RESULT);
        }
        if (bind(method, "Removes").isPresent()) {
            traits.add(Trait.REMOVES);
        }
        switch (values.constant("phase")) {
            case "CONSTRUCT" -> traits.add(Trait.CONSTRUCT_ONLY);
            case "RUN" -> traits.add(Trait.RUN_ONLY);
            default -> {}
        }
        return traits;
    }

    private Set<Integer> marked(ExecutableElement method, String annotation) {
        var marked = new HashSet<Integer>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            if (bind(method.getParameters().get(i), annotation).isPresent()) {
                marked.add(i);
            }
        }
        return marked;
    }

    private Optional<Binding.GuardForms> guard(ExecutableElement method) {
        return bind(method, "Guards")
                .map(values ->
                        new Binding.GuardForms(
                                values.value(),
                                values.text("softirq"),
                                values.text("hardirq"),
                                values.flag("atomic")));
    }

    private Optional<Binding.Format> format(ExecutableElement method) {
        return bind(method, "Formatted")
                .map(values ->
                        new Binding.Format(
                                values.value(),
                                values.text("sequence"),
                                values.text("text"),
                                values.text("decimal"),
                                values.number("decimalRoom"),
                                values.flag("line")));
    }

    /// A functional interface of the kernel API, without the method that it will call.
    Optional<CallbackForm> callback(TypeElement type) {
        return bind(type, "Callback")
                .map(values ->
                        new CallbackForm(
                                kindName(type),
                                values.text("define"),
                                values.value(),
                                Callback.Context.valueOf(values.constant("context")),
                                values.flag("concurrent"),
                                values.flag("repeatable"),
                                values.number("holds"),
                                headers(type.getEnclosingElement())));
    }

    private static String kindName(TypeElement type) {
        return type.getEnclosingElement().getSimpleName() + "." + type.getSimpleName();
    }

    /// A [Callback] that lacks its method.
    record CallbackForm(
            String kind,
            String define,
            String value,
            Callback.Context context,
            boolean concurrent,
            boolean repeatable,
            int holds,
            List<String> headers) {}

    /// The allocator that one of a class's annotations declares; else the general heap's.
    ClassDef.Allocator allocator(TypeElement type) {
        for (var mirror : type.getAnnotationMirrors()) {
            var declared = allocatorOf((TypeElement) mirror.getAnnotationType().asElement());
            if (declared.isPresent()) {
                return declared.get();
            }
        }
        return allocator("jiffy.linux.mm.Heap");
    }

    /// How memory is managed; no class is counted yet.
    Memory memory() {
        return new Memory(allocator("jiffy.linux.mm.ArrayHeap"), counter(), Set.of());
    }

    private Memory.Counter counter() {
        var annotation = elements.getTypeElement("jiffy.linux.mm.ReferenceCount");
        return bind(annotation, "Counter")
                .map(values ->
                        new Memory.Counter(
                                values.text("type"),
                                values.text("one"),
                                values.text("get"),
                                values.text("put"),
                                headers(annotation)))
                .orElseThrow();
    }

    private ClassDef.Allocator allocator(String annotation) {
        return allocatorOf(elements.getTypeElement(annotation)).orElseThrow();
    }

    private Optional<ClassDef.Allocator> allocatorOf(TypeElement annotation) {
        return bind(annotation, "Allocator")
                .map(values ->
                        new ClassDef.Allocator(
                                values.text("define"),
                                values.text("create"),
                                values.text("destroy"),
                                values.text("allocate"),
                                values.text("free"),
                                values.text("sleeping"),
                                values.text("atomic"),
                                headers(annotation)));
    }

    /// Turns types of javac into types of the IR.
    interface TypeReader {
        /// The erasure.
        Type erased(javax.lang.model.type.TypeMirror type);
    }

    /// The values of one annotation.
    static final class Values {
        private final Map<String, Object> values = new HashMap<>();

        Values(Map<? extends ExecutableElement, ? extends AnnotationValue> mirror) {
            mirror.forEach((method, value) ->
                    values.put(method.getSimpleName().toString(), value.getValue()));
        }

        String value() {
            return text("value");
        }

        String text(String name) {
            return (String) values.get(name);
        }

        boolean flag(String name) {
            return (Boolean) values.get(name);
        }

        int number(String name) {
            return (Integer) values.get(name);
        }

        long longNumber(String name) {
            return (Long) values.get(name);
        }

        String constant(String name) {
            return ((VariableElement) values.get(name)).getSimpleName().toString();
        }

        List<String> texts(String name) {
            return ((List<?>) values.get(name))
                    .stream().map(each -> (String) ((AnnotationValue) each).getValue()).toList();
        }
    }
}
