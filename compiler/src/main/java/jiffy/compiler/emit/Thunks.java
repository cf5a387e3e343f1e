// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Type;

/// What the kernel calls: one definition for each method reference and place that it is used for.
final class Thunks {
    private final Module module;
    private final Names names;
    private final Map<String, String> valueByKey = new LinkedHashMap<>();
    private final List<String> definitions = new ArrayList<>();
    private final Map<String, Callback> callbacks = new LinkedHashMap<>();

    Thunks(Module module, Names names) {
        this.module = module;
        this.names = names;
    }

    /// What is passed to the kernel for a method reference.
    ///
    /// @param field the kernel object that it is handed to
    String of(Callback callback, Field field) {
        String key =
                callback.method()
                        + " "
                        + callback.kind()
                        + " "
                        + (field == null ? "" : field.name());
        return valueByKey.computeIfAbsent(key, _ -> define(callback, field));
    }

    private String define(Callback callback, Field field) {
        String kind = Names.snake(callback.kind().substring(0, callback.kind().indexOf('.')));
        String name = names.fresh(names.method(callback.method()) + "_" + kind);
        if (callback.context() != Callback.Context.CALLER) {
            callbacks.put(name, callback);
        }
        var template =
                new Template()
                        .with("name", name)
                        .with("module", names.prefix())
                        .with("field", field == null ? "" : names.field(field))
                        .with("invoke", (String arguments) -> invoke(callback, arguments));
        boolean throwing = module.methods().get(callback.method()).mayFault();
        definitions.add(template.fill(Template.chosen(callback.define(), throwing)));
        return template.fill(callback.value());
    }

    private String invoke(Callback callback, String arguments) {
        var method = module.methods().get(callback.method());
        var values = new ArrayList<String>();
        values.add("self");
        int index = 0;
        for (var each : arguments.isBlank() ? new String[0] : arguments.split(",\\s*")) {
            var type = method.parameters().get(index++).type();
            boolean downcast = type instanceof Type.Struct;
            values.add(downcast ? names.layout().containerOf(each, (Type.Struct) type) : each);
        }
        boolean hasValue = method.result() != Type.Primitive.VOID;
        if (method.mayFault() && hasValue) {
            values.add("&value");
        }
        String call = names.method(callback.method()) + "(" + String.join(", ", values) + ")";
        if (method.mayFault()) {
            return "status = " + call;
        }
        return hasValue ? "value = " + call : call;
    }

    /// The callbacks that the kernel calls by itself, by what the names of their functions begin
    /// with.
    Map<String, Callback> callbacks() {
        return callbacks;
    }

    List<String> definitions() {
        return definitions;
    }
}
