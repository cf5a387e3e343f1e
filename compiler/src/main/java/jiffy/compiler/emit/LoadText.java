// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.OptionalLong;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Lineage;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Parameter;

/// The function that loads the module: parameters are looked at, caches made, the module's object
/// is built and published. What fails takes the way back from there.
final class LoadText {
    private final Module module;
    private final Names names;
    private final Drops drops;
    private final String name;

    LoadText(Module module, Names names, Drops drops) {
        this.module = module;
        this.names = names;
        this.drops = drops;
        name = names.prefix();
    }

    /// @param publishes whether there is a function that publishes
    /// @param unloads whether there is a function that unloads
    void emit(CText text, boolean publishes, boolean unloads) {
        String constructor = names.method(module.constructor()) + "(self)";
        boolean constructorFails = module.methods().get(module.constructor()).mayFault();
        text.line("static int __init " + name + "_init(void)");
        text.open("");
        text.line("struct " + name + " *self = &" + name + "_self;");
        if (hasCaches(module) || constructorFails || publishes) {
            text.line("int status;");
        }
        text.blank();
        module.parameters().forEach(parameter -> range(parameter, text));
        caches(text);
        if (constructorFails) {
            tried(constructor, wayBack(), text);
        } else {
            text.line(constructor + ";");
        }
        if (publishes) {
            tried(name + "_publish(self)", unloads ? "goto unload;" : wayBack(), text);
        }
        started(text);
        text.line("return 0;");
        back(publishes && unloads, text);
        text.close("");
        text.line("module_init(" + name + "_init);");
        text.blank();
    }

    static boolean hasCaches(Module module) {
        return module.classes().stream().anyMatch(each -> hasCache(each, module));
    }

    /// Whether the objects of this class come from a cache of their own.
    static boolean hasCache(ClassDef type, Module module) {
        return type != module.mainClass()
                && type.lineage().kind() == Lineage.Kind.CLASS
                && !type.allocator().create().isEmpty();
    }

    private void caches(CText text) {
        for (var type : module.classes()) {
            if (hasCache(type, module)) {
                tried(drops.allocator(type).fill(type.allocator().create()), wayBack(), text);
            }
        }
    }

    private String wayBack() {
        return hasCaches(module) ? "goto destroy_caches;" : "return jiffy_report(status);";
    }

    private static void tried(String call, String otherwise, CText text) {
        text.line("status = " + call + ";");
        text.line("if (status)");
        text.deeper();
        text.line(otherwise);
        text.shallower();
    }

    private void started(CText text) {
        module.started()
                .filter(method -> !module.methods().get(method).mayFault())
                .ifPresent(method -> text.line(names.method(method) + "(self);"));
    }

    private void back(boolean unloads, CText text) {
        if (!unloads && !hasCaches(module)) {
            return;
        }
        text.blank();
        if (unloads) {
            text.line("unload:");
            text.line(name + "_unload(self);");
        }
        if (hasCaches(module)) {
            text.line("destroy_caches:");
            text.line(name + "_destroy_caches();");
        }
        text.line("return jiffy_report(status);");
    }

    private void range(Parameter parameter, CText text) {
        String c = names.parameter(parameter);
        boolean both = parameter.min().isPresent() && parameter.max().isPresent();
        String low = limit(parameter, c + " < ", parameter.min());
        String high = limit(parameter, c + " > ", parameter.max());
        if (low.isEmpty() && high.isEmpty()) {
            return;
        }
        text.open("if (" + low + (both ? " || " : "") + high + ")");
        text.line(
                "pr_err("
                        + Expressions.quote(
                                "parameter "
                                        + parameter.name()
                                        + " must be "
                                        + range(parameter)
                                        + "\n")
                        + ");");
        text.line("return -EINVAL;");
        text.close("");
    }

    private static String limit(Parameter parameter, String comparison, OptionalLong bound) {
        return bound.isPresent()
                ? comparison + Expressions.constant(parameter.type(), bound.getAsLong())
                : "";
    }

    private static String range(Parameter parameter) {
        if (parameter.min().isEmpty()) {
            return "at most " + parameter.max().getAsLong();
        }
        return parameter.max().isEmpty()
                ? "at least " + parameter.min().getAsLong()
                : "from " + parameter.min().getAsLong() + " to " + parameter.max().getAsLong();
    }
}
