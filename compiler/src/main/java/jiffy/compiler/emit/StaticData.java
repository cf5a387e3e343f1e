// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.ir.EnumDef;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Statics;
import jiffy.compiler.ir.Type;

/// What never changes, as `static const` data: the constants of enums, and constant arrays.
final class StaticData {
    private final Module module;
    private final Names names;
    private final CTypes types;
    private final Expressions expressions;

    StaticData(Module module, Names names, CTypes types, Expressions expressions) {
        this.module = module;
        this.names = names;
        this.types = types;
        this.expressions = expressions;
    }

    void emit(CText text) {
        for (var each : module.statics().enums()) {
            struct(each, text);
        }
        for (var each : module.statics().tables()) {
            table(each, text);
        }
        for (var each : module.statics().enums()) {
            constants(each, text);
        }
    }

    private static Type.Enum type(EnumDef definition) {
        return new Type.Enum(definition.name());
    }

    private void struct(EnumDef definition, CText text) {
        var type = type(definition);
        text.at(Optional.of(definition.span()));
        text.open("struct " + names.type(definition.name()));
        text.at(Optional.empty());
        if (isTagged(definition)) {
            text.line("enum " + names.prefix() + "_class class;");
        }
        text.line("int ordinal;");
        text.line("const char *name;");
        for (var field : definition.fields()) {
            text.line(types.declare(field.type(), names.field(field)) + ";");
        }
        text.close(";");
        text.blank();
        if (!definition.constants().isEmpty()) {
            text.open("enum");
            for (int i = 0; i < definition.constants().size(); i++) {
                text.line(names.constant(type, i) + ",");
            }
            text.close(";");
            text.blank();
        }
        text.line(
                "static const struct %s %s[%d];"
                        .formatted(
                                names.type(definition.name()),
                                names.definedValues(type),
                                definition.constants().size()));
        text.blank();
    }

    private boolean isTagged(EnumDef definition) {
        return module.classes().stream().anyMatch(each -> each.name().equals(definition.name()));
    }

    private void constants(EnumDef definition, CText text) {
        if (definition.constants().isEmpty()) {
            return;
        }
        var type = type(definition);
        String tag =
                isTagged(definition)
                        ? names.layout().tag(module.classNamed(definition.name())) + ", "
                        : "";
        text.open(
                "static const struct %s %s[%d]%s ="
                        .formatted(
                                names.type(definition.name()),
                                names.definedValues(type),
                                definition.constants().size(),
                                names.unused(names.definedValues(type))));
        for (int i = 0; i < definition.constants().size(); i++) {
            var constant = definition.constants().get(i);
            text.line(
                    "[%s] = { %s%s, %s },"
                            .formatted(
                                    names.constant(type, i),
                                    tag,
                                    names.constant(type, i),
                                    String.join(", ", values(constant))));
        }
        text.close(";");
        text.blank();
    }

    private List<String> values(EnumDef.Constant constant) {
        var values = new ArrayList<>(List.of(Expressions.quote(constant.name())));
        constant.values().forEach(each -> values.add(expressions.c(each)));
        return values;
    }

    private String declaration(Statics.Table table) {
        var array = (Type.Array) table.field().type();
        return "static const struct "
                + types.array(array.element())
                + " "
                + names.definedTable(table.field());
    }

    private void table(Statics.Table table, CText text) {
        text.at(Optional.of(table.field().span()));
        text.open(declaration(table) + names.unused(names.definedTable(table.field())) + " =");
        text.at(Optional.empty());
        text.line(".length = " + table.elements().size() + ",");
        if (!table.elements().isEmpty()) {
            text.line(".elements = {");
            text.deeper();
            rows(table.elements().stream().map(expressions::c).toList(), text);
            text.shallower();
            text.line("},");
        }
        text.close(";");
        text.blank();
    }

    /// Elements, as many on a line as fit.
    private static void rows(List<String> elements, CText text) {
        var row = new StringBuilder();
        for (var each : elements) {
            if (row.length() + each.length() > 80) {
                text.line(row.toString().strip());
                row.setLength(0);
            }
            row.append(each).append(", ");
        }
        text.line(row.toString().strip());
    }
}
