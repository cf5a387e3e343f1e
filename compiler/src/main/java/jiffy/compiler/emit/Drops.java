// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Lineage;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;

/// What gives an object back: C text for a value, and a function for each class.
final class Drops {
    private final Module module;
    private final Names names;
    private final CTypes types;
    private final Map<String, String> entryFunctions = new LinkedHashMap<>();
    private final Map<String, String> cleanups = new TreeMap<>();
    private final Map<String, Setter> setters = new TreeMap<>();
    private final Set<String> used = new HashSet<>();
    private final Burials burials;

    Drops(Module module, Names names, CTypes types) {
        this.module = module;
        this.types = types;
        this.names = names;
        burials = new Burials(module, names, this);
    }

    /// The statement that drops what a C expression owns; it is not null.
    String statement(Type type, String c) {
        return switch (type) {
            case Type.Struct(String name) -> {
                String function = names.type(name) + (module.isCounted(type) ? "_put" : "_drop");
                used.add(function);
                yield function + "(" + c + ")";
            }
            case Type.Array(var element) when element.canBeOwned() -> {
                used.add(types.array(element) + "_drop");
                yield types.array(element) + "_drop(" + c + ")";
            }
            case Type.Array _ ->
                    new Template().with("this", c).fill(module.memory().arrays().free());
            case Type.Bound(var declaration, _) ->
                    new Template().with("this", c).fill(declaration.phases().release());
            case Type.Primitive _,
                    Type.Elements _,
                    Type.Text _,
                    Type.Enum _,
                    Type.Thrown _,
                    Type.Null _ ->
                    throw new IllegalArgumentException(type.toString());
        };
    }

    /// The function that drops an element of a container, by its embedded entry.
    Optional<String> ofElement(Type element) {
        if (!(element instanceof Type.Struct(String name))) {
            return Optional.empty();
        }
        used.add(names.type(name) + "_drop");
        return Optional.of(
                entryFunctions.computeIfAbsent(name, _ -> names.type(name) + "_drop_entry"));
    }

    /// The name of the clean-up attribute for an owned local.
    String cleanup(Type type, CTypes types) {
        String name = name(type, types);
        cleanups.put(
                name,
                "DEFINE_FREE(%s, %s, if (_T) %s)"
                        .formatted(name, types.of(type), statement(type, "_T")));
        return name;
    }

    /// One more reference to what a C expression refers to, if it is not null.
    String copy(Type.Struct type, String c) {
        String function = names.type(type.name()) + "_get";
        used.add(function);
        return function + "(" + c + ")";
    }

    /// The function that sets a variable or field that owns, and then drops what it had.
    String set(Type type, CTypes types) {
        return setters.computeIfAbsent(
                        name(type, types),
                        name -> new Setter(names.fresh(name + "_set"), type, types.of(type)))
                .function();
    }

    private record Setter(String function, Type type, String c) {}

    private String name(Type type, CTypes types) {
        return switch (type) {
            case Type.Struct(String struct) -> names.type(struct);
            case Type.Array(var element) when element instanceof Type.Primitive ->
                    names.prefix() + "_" + element + "_array";
            case Type.Array(Type.Text _) -> names.prefix() + "_string_array";
            case Type.Array(var element) -> types.array(element);
            case Type.Bound(var declaration, _) ->
                    names.prefix() + "_" + Names.snake(declaration.name());
            case Type.Primitive _,
                    Type.Elements _,
                    Type.Text _,
                    Type.Enum _,
                    Type.Thrown _,
                    Type.Null _ ->
                    throw new IllegalArgumentException(type.toString());
        };
    }

    /// Finds out which functions are needed, once nothing else will ask for one.
    void settle(CTypes types) {
        int before;
        do {
            before = used.size();
            define(new CText(), types);
        } while (used.size() != before);
    }

    private List<Type.Array> owning() {
        return ArrayTypes.of(module).stream().filter(each -> each.element().canBeOwned()).toList();
    }

    private String head(Type.Array array) {
        String tag = types.array(array.element());
        String unused = used.contains(tag + "_drop") ? "" : "__maybe_unused ";
        return "static " + unused + "void " + tag + "_drop(struct " + tag + " *self)";
    }

    /// What drops an array of owners.
    private void define(Type.Array array, CText text) {
        text.line(head(array));
        text.open("");
        text.open("for (int i = 0; i < self->length; i++)");
        text.line("if (self->elements[i])");
        text.deeper();
        text.line(statement(array.element(), "self->elements[i]") + ";");
        text.shallower();
        text.close("");
        text.line(new Template().with("this", "self").fill(module.memory().arrays().free()) + ";");
        text.close("");
        text.blank();
    }

    /// Definitions, after the structs.
    void define(CText text, CTypes types) {
        owning().forEach(each -> text.line(head(each) + ";"));
        var defined = new HashSet<String>();
        module.classes().forEach(each -> define(each, defined, text));
        for (var each : module.classes()) {
            if (isChoice(each) && isUsed(each)) {
                choose(each, text);
            }
        }
        burials.define(text);
        owning().forEach(each -> define(each, text));
        setters.values().forEach(each -> define(each, text));
        entryFunctions.forEach((type, function) -> wrap(type, function, text));
        cleanups.values().forEach(text::line);
        if (!cleanups.isEmpty()) {
            text.blank();
        }
    }

    /// Prototypes of what is used before it is defined.
    void declare(CText text) {
        burials.declare(text);
        for (var each : module.classes()) {
            if (each.lineage().kind() == Lineage.Kind.CLASS && isChoice(each)) {
                text.line(head(each, "_free") + ";");
            }
            if (isChoice(each) ? isUsed(each) : isDroppedEarly(each)) {
                text.line(head(each, "_drop") + ";");
                if (module.isCounted(new Type.Struct(each.name()))) {
                    text.line(head(each, "_put") + ";");
                }
            }
        }
    }

    /// Whether a function that stands before it may call the one that drops an object.
    private boolean isDroppedEarly(ClassDef type) {
        boolean byClass = names.layout().isTagged(type) && !isConstant(type);
        return byClass
                || module.classes().stream()
                        .takeWhile(each -> each != type)
                        .flatMap(each -> each.fields().stream())
                        .anyMatch(each -> each.type().equals(new Type.Struct(type.name())));
    }

    private boolean isUsed(ClassDef type) {
        return used.contains(names.type(type) + "_drop");
    }

    private static boolean isConstant(ClassDef type) {
        return type.lineage().isConstant();
    }

    private String head(ClassDef type, String suffix) {
        String tag = names.type(type);
        String unused = used.contains(tag + suffix) ? "" : "__maybe_unused ";
        return "static " + unused + "void " + tag + suffix + "(struct " + tag + " *self)";
    }

    /// Whether an object that is named as one of this class may be one of another class.
    private boolean isChoice(ClassDef type) {
        return !isConstant(type)
                && (type.lineage().hasNoObjects() || module.instancesOf(type.name()).size() > 1);
    }

    /// Drops an object whose class its number says; a constant object is not dropped.
    private void choose(ClassDef type, CText text) {
        text.line(head(type, "_drop"));
        text.open("");
        var instances =
                module.instancesOf(type.name()).stream().filter(each -> !isConstant(each)).toList();
        if (!instances.isEmpty()) {
            String member = names.layout().tagMember(new Type.Struct(type.name()));
            text.line("switch (self->" + member + ") {");
            instances.forEach(each -> choice(each, type, text));
            text.line("default:");
            text.deeper();
            text.line("break;");
            text.shallower();
            text.line("}");
        }
        text.close("");
        text.blank();
    }

    private void choice(ClassDef instance, ClassDef type, CText text) {
        String tag = names.type(instance);
        String self = instance.equals(type) ? "self" : "(struct " + tag + " *)self";
        text.line("case " + names.layout().tag(instance) + ":");
        text.deeper();
        text.line(ofOne(instance) + "(" + self + ");");
        text.line("break;");
        text.shallower();
    }

    /// The function that drops an object of this class and of no other.
    String ofOne(ClassDef type) {
        String function = names.type(type) + (isChoice(type) ? "_free" : "_drop");
        used.add(function);
        return function;
    }

    /// What an object owns is dropped by functions that stand before the one that drops it.
    private void define(ClassDef type, Set<String> defined, CText text) {
        if (isConstant(type) || type == module.mainClass() || !defined.add(type.name())) {
            return;
        }
        type.lineage().parent().ifPresent(each -> define(module.classNamed(each), defined, text));
        for (var field : type.fields()) {
            if (field.type() instanceof Type.Struct(var name)) {
                define(module.classNamed(name), defined, text);
            }
        }
        if (!type.lineage().hasNoObjects()) {
            drop(type, text);
        }
        if (isCounted(type)) {
            count(type, text);
        }
    }

    private void count(ClassDef type, CText text) {
        String tag = names.type(type);
        String pointer = "struct " + tag + " *";
        var self = new Type.Struct(type.name());
        String unused = used.contains(tag + "_get") ? "" : "__maybe_unused ";
        text.line("static " + unused + pointer + tag + "_get(" + pointer + "self)");
        text.open("");
        var isConstant = names.layout().isConstant("self", self);
        text.line("if (self" + isConstant.map(each -> " && !(" + each + ")").orElse("") + ")");
        text.deeper();
        text.line(names.layout().countMore("self", self) + ";");
        text.shallower();
        text.line("return self;");
        text.close("");
        text.blank();
        text.line(head(type, "_put"));
        text.open("");
        text.line("if (" + names.layout().countLess("self", self) + ")");
        text.deeper();
        used.add(tag + "_drop");
        text.line(tag + "_drop(self);");
        text.shallower();
        text.close("");
        text.blank();
    }

    private void define(Setter setter, CText text) {
        String c = setter.c().endsWith("*") ? setter.c() : setter.c() + " ";
        text.line("static void %s(%s*place, %svalue)".formatted(setter.function(), c, c));
        text.open("");
        text.line(c + "old = *place;");
        text.blank();
        text.line("*place = value;");
        text.line("if (old)");
        text.deeper();
        text.line(statement(setter.type(), "old") + ";");
        text.shallower();
        text.close("");
        text.blank();
    }

    private void drop(ClassDef type, CText text) {
        String head = head(type, isChoice(type) ? "_free" : "_drop");
        if (burials.has(type)) {
            burials.define(type, head, text);
            return;
        }
        text.line(head);
        text.open("");
        free(type, text);
        text.close("");
        text.blank();
    }

    /// Frees `self`, and drops what it owns and is not dropped by a burial.
    void free(ClassDef type, CText text) {
        contents(type, type, "self->", text);
        text.line(allocator(type).with("this", "self").fill(type.allocator().free()) + ";");
    }

    private boolean isCounted(ClassDef type) {
        return module.isCounted(new Type.Struct(type.name()));
    }

    /// Drops what an object owns, the last first: its own, then that of what it extends.
    private void contents(ClassDef instance, ClassDef type, String path, CText text) {
        for (var field : type.fields().reversed()) {
            if (field.type().canBeOwned() && !burials.follows(instance, field)) {
                String c = path + names.field(field);
                text.line("if (" + c + ")");
                text.deeper();
                text.line(statement(field.type(), c) + ";");
                text.shallower();
            }
        }
        type.lineage()
                .parent()
                .ifPresent(
                        each -> contents(instance, module.classNamed(each), path + "super.", text));
        type.entry().ifPresent(entry -> releaseEntry(entry, path + "base", text));
    }

    private void releaseEntry(Type.Bound entry, String place, CText text) {
        String template = entry.declaration().phases().release();
        if (template.isEmpty()) {
            return;
        }
        text.line(
                new Template()
                                .with("this", place)
                                .with(
                                        "release",
                                        c ->
                                                "if ("
                                                        + c
                                                        + ") "
                                                        + statement(
                                                                entry.arguments().getFirst(), c))
                                .fill(template)
                        + ";");
    }

    /// The holes of a class's allocator.
    Template allocator(ClassDef type) {
        String tag = names.type(type);
        return new Template()
                .with("type", "struct " + tag)
                .with("name", tag)
                .with("title", Expressions.quote(names.title(type)));
    }

    private void wrap(String type, String function, CText text) {
        var entry = module.entryOf(type).orElseThrow();
        text.line("static void " + function + "(" + entry.declaration().cType() + " *entry)");
        text.open("");
        var struct = new Type.Struct(type);
        text.line(statement(struct, names.layout().containerOf("entry", struct)) + ";");
        text.close("");
        text.blank();
    }
}
