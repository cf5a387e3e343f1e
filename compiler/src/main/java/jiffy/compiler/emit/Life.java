// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.function.Function;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Parameter;
import jiffy.compiler.ir.Type;

/// The life of a module: load (construct, publish, start) and unload, and what `modinfo` shows.
final class Life {
    private final Module module;
    private final Names names;
    private final Drops drops;
    private final String name;

    Life(Module module, Names names, Drops drops) {
        this.module = module;
        this.names = names;
        this.drops = drops;
        name = names.prefix();
    }

    void emit(CText text) {
        publish(text);
        unload(text);
        destroyCaches(text);
        init(text);
        exit(text);
        metadata(text);
    }

    private String phase(Field field, Function<Type.Phases, String> phase) {
        var bound = field.type().bound(Type.Kind.OBJECT);
        if (bound.isEmpty()) {
            return "";
        }
        var template = new Template().with("this", "self->" + names.field(field));
        template.with("self", "self");
        var arguments = bound.get().arguments();
        if (!arguments.isEmpty()) {
            drops.ofElement(arguments.getLast()).ifPresent(drop -> template.with("drop", drop));
        }
        String c = phase.apply(bound.get().declaration().phases());
        return c.isEmpty() ? "" : template.fill(c);
    }

    private void backwards(CText text, Function<Type.Phases, String> phase) {
        for (var field : module.mainClass().fields().reversed()) {
            String c = phase(field, phase);
            if (!c.isEmpty()) {
                text.line(c + ";");
            }
        }
    }

    private void publish(CText text) {
        text.line("static int " + name + "_publish(struct " + name + " *self)");
        text.open("");
        text.line("int status = 0;");
        text.blank();
        for (var field : module.mainClass().fields()) {
            String c = phase(field, Type.Phases::publish);
            if (!c.isEmpty()) {
                text.line("status = " + c + ";");
                text.line("if (status)");
                text.deeper();
                text.line("return status;");
                text.shallower();
            }
        }
        module.started()
                .ifPresent(method ->
                        text.line(
                                (module.methods().get(method).mayFault() ? "status = " : "")
                                        + names.method(method)
                                        + "(self);"));
        text.line("return status;");
        text.close("");
        text.blank();
    }

    /// Nobody gets in; timers and works end, for good and waited for; then `close()`, alone; then
    /// everything is given back, last field first.
    private void unload(CText text) {
        text.line("static void " + name + "_unload(struct " + name + " *self)");
        text.open("");
        backwards(text, Type.Phases::unpublish);
        text.line("WRITE_ONCE(self->stopping, true);");
        backwards(text, Type.Phases::shutdown);
        backwards(text, Type.Phases::drain);
        backwards(text, Type.Phases::drain);
        module.close()
                .ifPresent(method -> {
                    String call = names.method(method) + "(self)";
                    boolean may = module.methods().get(method).mayFault();
                    text.line(may ? "jiffy_report(" + call + ");" : call + ";");
                });
        for (var field : module.mainClass().fields().reversed()) {
            release(field, text);
        }
        text.close("");
        text.blank();
    }

    private void release(Field field, CText text) {
        String c = phase(field, Type.Phases::release);
        if (!c.isEmpty()) {
            text.line(c + ";");
        } else if (field.type().canBeOwned()) {
            String place = "self->" + names.field(field);
            text.line("if (" + place + ")");
            text.deeper();
            text.line(drops.statement(field.type(), place) + ";");
            text.shallower();
        }
    }

    private void destroyCaches(CText text) {
        text.line("static void " + name + "_destroy_caches" + "(void)");
        text.open("");
        for (var type : module.classes().reversed()) {
            if (type != module.mainClass() && !type.allocator().destroy().isEmpty()) {
                text.line(drops.allocator(type).fill(type.allocator().destroy()) + ";");
            }
        }
        text.close("");
        text.blank();
    }

    private void init(CText text) {
        text.line("static int __init " + name + "_init(void)");
        text.open("");
        text.line("struct " + name + " *self = &" + name + "_self;");
        text.line("int status = 0;");
        text.blank();
        module.parameters().forEach(parameter -> range(parameter, text));
        for (var type : module.classes()) {
            if (type != module.mainClass() && !type.allocator().create().isEmpty()) {
                text.line(
                        "status = " + drops.allocator(type).fill(type.allocator().create()) + ";");
                failed(text, "goto destroy_caches;");
            }
        }
        String constructor = names.method(module.constructor());
        if (module.methods().get(module.constructor()).mayFault()) {
            text.line("status = " + constructor + "(self);");
            failed(text, "goto destroy_caches;");
        } else {
            text.line(constructor + "(self);");
        }
        text.line("status = " + name + "_publish(self);");
        failed(text, "goto unload;");
        text.line("return 0;");
        text.blank();
        text.line("unload:");
        text.line(name + "_unload(self);");
        text.line("goto destroy_caches;");
        text.line("destroy_caches:");
        text.line(name + "_destroy_caches();");
        text.line("return jiffy_report(status);");
        text.close("");
        text.line("module_init(" + name + "_init);");
        text.blank();
    }

    private static void failed(CText text, String then) {
        text.line("if (status)");
        text.deeper();
        text.line(then);
        text.shallower();
    }

    private void range(Parameter parameter, CText text) {
        String c = names.parameter(parameter);
        if (parameter.min().isPresent()) {
            outOfRange(c + " < " + limit(parameter, parameter.min().getAsLong()), parameter, text);
        }
        if (parameter.max().isPresent()) {
            outOfRange(c + " > " + limit(parameter, parameter.max().getAsLong()), parameter, text);
        }
    }

    private static String limit(Parameter parameter, long value) {
        return Expressions.constant(parameter.type(), value);
    }

    private static void outOfRange(String condition, Parameter parameter, CText text) {
        var range =
                parameter.min().isPresent() && parameter.max().isPresent()
                        ? "from "
                                + parameter.min().getAsLong()
                                + " to "
                                + parameter.max().getAsLong()
                        : parameter.min().isPresent()
                                ? "at least " + parameter.min().getAsLong()
                                : "at most " + parameter.max().getAsLong();
        text.open("if (" + condition + ")");
        text.line(
                "pr_err("
                        + Expressions.quote(
                                "parameter " + parameter.name() + " must be " + range + "\n")
                        + ");");
        text.line("return -EINVAL;");
        text.close("");
    }

    private void exit(CText text) {
        text.line("static void __exit " + name + "_exit(void)");
        text.open("");
        text.line(name + "_unload(&" + name + "_self);");
        text.line(name + "_destroy_caches();");
        text.close("");
        text.line("module_exit(" + name + "_exit);");
        text.blank();
    }

    private void metadata(CText text) {
        for (var parameter : module.parameters()) {
            new ParameterText(parameter, names.parameter(parameter)).emit(text);
        }
        var metadata = module.metadata();
        text.line("MODULE_LICENSE(" + Expressions.quote(metadata.license()) + ");");
        text.line("MODULE_DESCRIPTION(" + Expressions.quote(metadata.description()) + ");");
        if (!metadata.author().isEmpty()) {
            text.line("MODULE_AUTHOR(" + Expressions.quote(metadata.author()) + ");");
        }
        if (!metadata.version().isEmpty()) {
            text.line("MODULE_VERSION(" + Expressions.quote(metadata.version()) + ");");
        }
    }
}
