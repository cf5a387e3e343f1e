// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.Callback;
import jiffy.compiler.ir.Method;

/// Where the functions of a module's C come from.
///
/// @param methods by the name of the C function
/// @param callbacks by the name of the C function that the kernel calls, or of which the names of
///     those begin
public record Functions(Map<String, Method> methods, Map<String, Callback> callbacks) {
    /// The method that a C function is.
    public Optional<Method> method(String function) {
        return Optional.ofNullable(methods.get(function));
    }

    /// The callback for which the kernel calls a C function; empty if it does not.
    public Optional<Callback> callback(String function) {
        if (methods.containsKey(function)) {
            return Optional.empty();
        }
        return callbacks.keySet().stream()
                .filter(each -> function.equals(each) || function.startsWith(each + "_"))
                .max(Comparator.comparing(String::length))
                .map(callbacks::get);
    }
}
