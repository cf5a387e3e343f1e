// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Module;
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
        boolean unloads = unload(text);
        destroyCaches(text);
        new LoadText(module, names, drops).emit(text, !publishing().isEmpty(), unloads);
        exit(text, unloads);
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

    /// The calls that publish what is built, each of which may fail; `started()` may be the last.
    private List<String> publishing() {
        var calls = new ArrayList<String>();
        for (var field : module.mainClass().fields()) {
            String c = phase(field, Type.Phases::publish);
            if (!c.isEmpty()) {
                calls.add(c);
            }
        }
        module.started()
                .filter(method -> module.methods().get(method).mayFault())
                .ifPresent(method -> calls.add(names.method(method) + "(self)"));
        return calls;
    }

    private void publish(CText text) {
        var calls = publishing();
        if (calls.isEmpty()) {
            return;
        }
        text.line("static int " + name + "_publish(struct " + name + " *self)");
        text.open("");
        if (calls.size() > 1) {
            text.line("int status;");
            text.blank();
        }
        for (var call : calls.subList(0, calls.size() - 1)) {
            text.line("status = " + call + ";");
            text.line("if (status)");
            text.deeper();
            text.line("return status;");
            text.shallower();
        }
        text.line("return " + calls.getLast() + ";");
        text.close("");
        text.blank();
    }

    /// Nobody gets in; timers and works end, for good and waited for; then `close()`, alone; then
    /// everything is given back, last field first.
    ///
    /// @return whether there is anything to do
    private boolean unload(CText text) {
        var body = new CText();
        body.deeper();
        backwards(body, Type.Phases::unpublish);
        if (stops(module)) {
            body.line("WRITE_ONCE(self->stopping, true);");
        }
        backwards(body, Type.Phases::shutdown);
        drain(body);
        module.close()
                .ifPresent(method -> {
                    String call = names.method(method) + "(self)";
                    boolean may = module.methods().get(method).mayFault();
                    body.line(may ? "jiffy_report(" + call + ");" : call + ";");
                });
        for (var field : module.mainClass().fields().reversed()) {
            release(field, body);
        }
        if (body.size() == 0) {
            return false;
        }
        text.line("static void " + name + "_unload(struct " + name + " *self)");
        text.open("");
        text.append(body);
        text.close("");
        text.blank();
        return true;
    }

    /// One work queues itself at most, and waiting for it forbids that; several queue each other
    /// until each has seen that the module stops.
    private void drain(CText text) {
        int before = text.size();
        backwards(text, Type.Phases::drain);
        if (text.size() > before + 1) {
            text.line("/* again: they may have queued each other before they saw `stopping` */");
            backwards(text, Type.Phases::drain);
        }
    }

    /// Whether the module has anything that could be armed while it is unloaded.
    static boolean stops(Module module) {
        return module.mainClass().fields().stream()
                .flatMap(field -> field.type().bound(Type.Kind.OBJECT).stream())
                .map(bound -> bound.declaration().phases())
                .anyMatch(each -> !each.shutdown().isEmpty() || !each.drain().isEmpty());
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
        if (!LoadText.hasCaches(module)) {
            return;
        }
        text.line("static void " + name + "_destroy_caches(void)");
        text.open("");
        for (var type : module.classes().reversed()) {
            if (LoadText.hasCache(type, module)) {
                text.line(drops.allocator(type).fill(type.allocator().destroy()) + ";");
            }
        }
        text.close("");
        text.blank();
    }

    private void exit(CText text, boolean unloads) {
        text.line("static void __exit " + name + "_exit(void)");
        text.open("");
        if (unloads) {
            text.line(name + "_unload(&" + name + "_self);");
        }
        if (LoadText.hasCaches(module)) {
            text.line(name + "_destroy_caches();");
        }
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
