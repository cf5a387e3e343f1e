// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Lineage;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;

/// How objects lie in memory: a class starts with the class that it extends, and that, or the class
/// itself, with the number of the object's class.
///
/// An object of a class that neither extends nor is extended, implements nothing and is never seen
/// as an [Object] has no number. An interface is a struct that has nothing but the number.
///
/// SAFETY: the number is the first member of all of them, so that a pointer to one of them is a
/// pointer to the other; the kernel is compiled with `-fno-strict-aliasing`.
final class Layout {
    private final Module module;
    private final Names names;
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> singletons = new HashMap<>();

    Layout(Module module, Names names) {
        this.module = module;
        this.names = names;
        for (var type : module.classes()) {
            if (type.lineage().kind() == Lineage.Kind.SINGLETON) {
                singletons.put(type.name(), names.fresh(names.type(type) + "_object"));
            }
            if (type.lineage().tag() != 0) {
                tags.put(type.name(), names.fresh(constant(type)));
            }
        }
    }

    private String constant(ClassDef type) {
        String tag = names.type(type).substring(names.prefix().length());
        return (names.prefix() + "_class" + tag).toUpperCase(Locale.ROOT);
    }

    /// The number of a class, by name.
    String tag(ClassDef type) {
        return tags.get(type.name());
    }

    /// The constant object of a class that has no other.
    String singleton(String name) {
        return singletons.get(name);
    }

    /// A number, by name.
    String tag(long number) {
        return tagged().stream()
                .filter(each -> each.lineage().tag() == number)
                .map(this::tag)
                .findFirst()
                .orElseThrow();
    }

    /// The classes whose objects carry a number, by their numbers.
    private List<ClassDef> tagged() {
        return module.instancesOf(Type.Struct.OBJECT);
    }

    /// `super.super.` if the field is one of the class above the class above.
    String path(Type object, Field field) {
        return object instanceof Type.Struct(var name) ? path(name, field.owner()) : "";
    }

    private String path(String name, String owner) {
        var lineage = module.classNamed(name).lineage();
        return name.equals(owner) || lineage.parent().isEmpty()
                ? ""
                : "super." + path(lineage.parent().get(), owner);
    }

    private String toRoot(String name) {
        return path(name, module.rootOf(module.classNamed(name)).name());
    }

    /// The member with the number of an object's class.
    String tagMember(Type object) {
        return toRoot(((Type.Struct) object).name()) + "class";
    }

    /// The statement for a new object, given by a C pointer, that its owner is the only one.
    String countOne(String object, Type type) {
        return counted(module.memory().counter().one(), object, type);
    }

    /// The statement that an object has an owner more.
    String countMore(String object, Type type) {
        return counted(module.memory().counter().get(), object, type);
    }

    /// The condition that takes an owner away, and asks whether it was the last.
    String countLess(String object, Type type) {
        return isConstant(object, type).map(each -> "!(" + each + ") && ").orElse("")
                + counted(module.memory().counter().put(), object, type);
    }

    /// The test that an object has no count, as constant objects have none; empty if all have one.
    Optional<String> isConstant(String object, Type type) {
        var constant =
                module.instancesOf(((Type.Struct) type).name()).stream()
                        .filter(each -> each.lineage().isConstant())
                        .toList();
        if (constant.isEmpty()) {
            return Optional.empty();
        }
        String number = object + "->" + tagMember(type);
        return Optional.of(isAny(number, constant));
    }

    private String counted(String template, String object, Type type) {
        String member = toRoot(((Type.Struct) type).name()) + Names.COUNT;
        return new Template().with("this", "&" + object + "->" + member).fill(template);
    }

    /// The member that is the kernel's.
    String entry(Type object) {
        return toRoot(((Type.Struct) object).name()) + "base";
    }

    /// The object around the kernel's member of it.
    String containerOf(String entry, Type.Struct type) {
        return "container_of(%s, struct %s, %s)"
                .formatted(entry, names.type(type.name()), entry(type));
    }

    /// The object around the kernel's member of it, which may be null. Behind the number of its
    /// class that member is not the first, and a null pointer less the distance is none.
    String containerOfNullable(String entry, Type.Struct type) {
        return isTagged(module.rootOf(module.classNamed(type.name())))
                ? "jiffy_container_of(%s, struct %s, %s)"
                        .formatted(entry, names.type(type.name()), entry(type))
                : containerOf(entry, type);
    }

    /// Whether a number is that of a class or of one that extends it.
    String isInstance(String number, Type.Struct type) {
        var instances =
                module.instancesOf(type.name()).stream()
                        .filter(each -> each.lineage().tag() != 0)
                        .toList();
        if (instances.isEmpty()) {
            return "false";
        }
        return isAny(number, instances);
    }

    private String isAny(String number, List<ClassDef> instances) {
        String first = tag(instances.getFirst());
        String last = tag(instances.getLast());
        if (instances.size() == 1) {
            return number + " == " + first;
        }
        return isRange(instances)
                ? number + " >= " + first + " && " + number + " <= " + last
                : any(number, instances);
    }

    /// Whether no other class has a number between those of these.
    private boolean isRange(List<ClassDef> instances) {
        int first = instances.getFirst().lineage().tag();
        int last = instances.getLast().lineage().tag();
        return tagged().stream()
                        .filter(each -> first <= each.lineage().tag())
                        .filter(each -> each.lineage().tag() <= last)
                        .count()
                == instances.size();
    }

    private String any(String number, List<ClassDef> instances) {
        return instances.stream()
                .map(each -> number + " == " + tag(each))
                .collect(java.util.stream.Collectors.joining(" || "));
    }

    /// The constants that the numbers are.
    void constants(CText text) {
        if (tagged().isEmpty()) {
            return;
        }
        text.line("/* the class of an object, where more than one is possible */");
        text.open("enum " + names.prefix() + "_class");
        int next = 0;
        for (var each : tagged()) {
            int tag = each.lineage().tag();
            text.line(tag(each) + (tag == next ? "" : " = " + tag) + ",");
            next = tag + 1;
        }
        text.close(";");
        text.blank();
    }

    /// The first members of a class's struct.
    void head(ClassDef type, CText text) {
        var parent = type.lineage().parent();
        if (parent.isPresent()) {
            text.line("struct " + names.type(parent.get()) + " super;");
        } else if (isTagged(type)) {
            text.line("enum " + names.prefix() + "_class class;");
            count(type, text);
        }
    }

    /// Where there are numbers, the count follows them, in the same place in all classes; else it
    /// follows the kernel's member, which is the first one.
    void afterEntry(ClassDef type, CText text) {
        if (type.lineage().parent().isEmpty() && !isTagged(type)) {
            count(type, text);
        }
    }

    private void count(ClassDef type, CText text) {
        if (module.isCounted(new Type.Struct(type.name()))) {
            text.line(module.memory().counter().type() + " " + Names.COUNT + ";");
        }
    }

    /// Whether the objects of a class, or of those that extend it, carry the number.
    boolean isTagged(ClassDef type) {
        return type.lineage().isTagged() && !tagged().isEmpty();
    }

    /// The constant objects.
    void singletons(CText text) {
        for (var each : module.classes()) {
            if (each.lineage().kind() == Lineage.Kind.SINGLETON) {
                text.line(
                        "static const struct %s %s __maybe_unused = { .class = %s };"
                                .formatted(
                                        names.type(each.lineage().interfaces().getFirst()),
                                        singleton(each.name()),
                                        tag(each)));
            }
        }
    }
}
