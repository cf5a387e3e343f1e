// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Circles;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;

/// What drops objects of classes that may refer to each other: in a loop, not by a call in a call.
/// What is dead and not yet freed is a list, linked by the first of the fields that lead on; no
/// memory is needed.
///
/// SAFETY: where a link may lead to objects of several classes, all of them start with the number
/// of their class.
final class Burials {
    private final Module module;
    private final Names names;
    private final Drops drops;
    private final Circles circles;
    private final Map<ClassDef, String> functions = new HashMap<>();
    private final Map<ClassDef, String> ends = new HashMap<>();

    Burials(Module module, Names names, Drops drops) {
        this.module = module;
        this.names = names;
        this.drops = drops;
        circles = Circles.of(module);
        for (var circle : circles.all()) {
            String function = names.fresh(names.type(circle.getFirst()) + "_bury");
            circle.forEach(each -> functions.put(each, function));
            if (!isAlone(circle)) {
                circle.forEach(each -> ends.put(each, names.fresh(names.type(each) + "_end")));
            }
        }
    }

    /// Whether objects of the class are dropped here.
    boolean has(ClassDef type) {
        return functions.containsKey(type);
    }

    /// Whether a field of an object of this class is followed here.
    boolean follows(ClassDef type, Field field) {
        return has(type) && circles.links(type).contains(field);
    }

    /// Whether the objects of one class refer to such objects only: the list has one type.
    private boolean isAlone(List<ClassDef> circle) {
        return circle.size() == 1
                && circles.links(circle.getFirst()).stream()
                        .allMatch(each ->
                                each.type().equals(new Type.Struct(circle.getFirst().name()))
                                        && circles.targets(each).size() == 1);
    }

    /// Prototypes of what is used before it is defined.
    void declare(CText text) {
        for (var circle : circles.all()) {
            if (!isAlone(circle)) {
                text.line(head(circle) + ";");
                circle.forEach(each -> text.line(endHead(each) + ";"));
            }
        }
    }

    private String head(List<ClassDef> circle) {
        return "static void *" + functions.get(circle.getFirst()) + "(void *self, void *dead)";
    }

    private String endHead(ClassDef type) {
        return "static void *%s(struct %s *self)".formatted(ends.get(type), names.type(type));
    }

    /// The functions of a class.
    ///
    /// @param head that of the function which drops an object
    void define(ClassDef type, String head, CText text) {
        var circle = circles.with(type);
        if (isAlone(circle)) {
            new Alone(type).define(head, text);
            return;
        }
        end(type, text);
        text.line(head);
        text.open("");
        text.line("void *dead = " + functions.get(type) + "(self, NULL);");
        text.blank();
        text.open("while (dead)");
        select("dead", text);
        for (var each : circle) {
            text.line("case " + names.layout().tag(each) + ":");
            text.deeper();
            text.line("dead = " + ends.get(each) + "(dead);");
            text.line("break;");
            text.shallower();
        }
        otherwise("return;", text);
        text.close("");
        text.close("");
        text.blank();
    }

    private void select(String c, CText text) {
        text.line("switch (*(enum %s_class *)%s) {".formatted(names.prefix(), c));
    }

    private static void otherwise(String c, CText text) {
        text.line("default:");
        text.deeper();
        text.line(c);
        text.shallower();
        text.line("}");
    }

    private String place(ClassDef type, Field field) {
        return "self->" + member(type, field);
    }

    private String member(ClassDef type, Field field) {
        return names.layout().path(new Type.Struct(type.name()), field) + names.field(field);
    }

    /// What frees a dead object, once what only it refers to is among the dead.
    private void end(ClassDef type, CText text) {
        var links = circles.links(type);
        text.line("/* frees a dead object; what it alone refers to is put before the next one */");
        text.line(endHead(type));
        text.open("");
        text.line("void *dead = " + place(type, links.getFirst()) + ";");
        text.blank();
        for (var field : links.subList(1, links.size())) {
            String c = place(type, field);
            boolean counts = module.isCounted(field.type());
            if (counts) {
                text.line("if (" + last(field, c) + ")");
                text.deeper();
            }
            text.line("dead = %s(%s, dead);".formatted(functions.get(type), c));
            if (counts) {
                text.shallower();
            }
        }
        drops.free(type, text);
        text.line("return dead;");
        text.close("");
        text.blank();
    }

    /// Whether a counted reference is the last one, in C.
    private String last(Field field, String c) {
        return c + " && " + names.layout().countLess(c, field.type());
    }

    /// What is there once for each circle, after the functions of all classes.
    void define(CText text) {
        for (var circle : circles.all()) {
            if (!isAlone(circle)) {
                bury(circle, text);
            }
        }
    }

    private void bury(List<ClassDef> circle, CText text) {
        text.line("/* puts an object before those to be freed, and what it alone refers to */");
        text.line(head(circle));
        text.open("");
        text.open("while (self)");
        text.line("void *next = NULL;");
        text.blank();
        select("self", text);
        circle.forEach(each -> bury(each, text));
        for (var each : leaves(circle)) {
            text.line("case " + names.layout().tag(each) + ":");
            text.deeper();
            text.line(drops.ofOne(each) + "(self);");
            text.line("break;");
            text.shallower();
        }
        otherwise("break;", text);
        text.line("self = next;");
        text.close("");
        text.line("return dead;");
        text.close("");
        text.blank();
    }

    private void bury(ClassDef type, CText text) {
        var first = circles.links(type).getFirst();
        String c = "object->" + member(type, first);
        text.open("case " + names.layout().tag(type) + ":");
        text.line("struct " + names.type(type) + " *object = self;");
        text.blank();
        text.line(
                "next = "
                        + (module.isCounted(first.type())
                                ? last(first, c) + " ? " + c + " : NULL"
                                : c)
                        + ";");
        text.line(c + " = dead;");
        text.line("dead = self;");
        text.line("break;");
        text.close("");
    }

    /// The classes that links lead to and nothing leads back from.
    private Set<ClassDef> leaves(List<ClassDef> circle) {
        var leaves = new LinkedHashSet<ClassDef>();
        for (var type : circle) {
            circles.links(type).forEach(each -> leaves.addAll(circles.targets(each)));
        }
        circle.forEach(leaves::remove);
        return leaves;
    }

    /// A class whose objects refer to each other and to no others by these fields.
    private final class Alone {
        private final ClassDef type;
        private final List<Field> links;
        private final String tag;
        private final String function;
        private final String link;

        Alone(ClassDef type) {
            this.type = type;
            links = circles.links(type);
            tag = names.type(type);
            function = functions.get(type);
            link = member(type, links.getFirst());
        }

        private boolean isCounted() {
            return module.isCounted(new Type.Struct(type.name()));
        }

        void define(String head, CText text) {
            bury(text);
            text.line(head);
            text.open("");
            text.line("struct %s *dead = %s(self, NULL);".formatted(tag, function));
            text.blank();
            text.open("while ((self = dead))");
            text.line("dead = self->" + link + ";");
            for (var field : links.subList(1, links.size())) {
                String c = place(type, field);
                if (isCounted()) {
                    text.line("if (" + last(field, c) + ")");
                    text.deeper();
                }
                text.line("dead = %s(%s, dead);".formatted(function, c));
                if (isCounted()) {
                    text.shallower();
                }
            }
            drops.free(type, text);
            text.close("");
            text.close("");
            text.blank();
        }

        private void bury(CText text) {
            text.line("/* puts an object before those to be freed, and what it alone refers to */");
            text.line(
                    "static struct %1$s *%2$s(struct %1$s *self, struct %1$s *dead)"
                            .formatted(tag, function));
            text.open("");
            text.open("while (self)");
            text.line("struct %s *next = self->%s;".formatted(tag, link));
            text.blank();
            text.line("self->" + link + " = dead;");
            text.line("dead = self;");
            String next = isCounted() ? last(links.getFirst(), "next") + " ? next : NULL" : "next";
            text.line("self = " + next + ";");
            text.close("");
            text.line("return dead;");
            text.close("");
            text.blank();
        }
    }
}
