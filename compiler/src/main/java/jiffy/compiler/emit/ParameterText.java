// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import jiffy.compiler.ir.Parameter;
import jiffy.compiler.ir.Type;

/// What makes a variable a parameter of the module.
///
/// @param variable its name in C
record ParameterText(Parameter parameter, String variable) {
    void emit(CText text) {
        boolean hasDescription = !parameter.description().isEmpty();
        String description = Expressions.quote(parameter.description());
        String name = parameter.name();
        if (!KernelNames.isMacro(name)) {
            text.line("module_param_named(%s, %s, %s, 0444);".formatted(name, variable, type()));
            if (hasDescription) {
                text.line("MODULE_PARM_DESC(%s, %s);".formatted(name, description));
            }
            return;
        }
        // What `module_param_named` becomes: it would put the macro's text in the name's place.
        text.line(
                "__module_param_call(MODULE_PARAM_PREFIX, %s, &param_ops_%s, &%s, 0444, -1, 0);"
                        .formatted(name, type(), variable));
        text.line("__MODULE_PARM_TYPE(%s, \"%s\");".formatted(name, type()));
        if (hasDescription) {
            text.line(
                    "__MODULE_INFO(parm, %s_description, \"%s:\" %s);"
                            .formatted(variable, name, description));
        }
    }

    private String type() {
        return parameter.type() == Type.Primitive.BOOLEAN ? "bool" : parameter.type().toString();
    }
}
