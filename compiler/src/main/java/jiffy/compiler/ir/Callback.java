// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;

/// A method reference handed to a kernel class: the kernel calls the method.
///
/// @param kind the functional interface, for messages: `Timer.Handler`
/// @param define C definitions with holes
/// @param value what is passed to the kernel
/// @param context where it runs
/// @param holds the argument of the registering call that is a lock held meanwhile; -1: none
/// @param method the module's method
/// @param parameters the interface's parameters, erased: what the thunk has in hand
public record Callback(
        String kind,
        String define,
        String value,
        Context context,
        boolean concurrent,
        boolean repeatable,
        int holds,
        MethodName method,
        List<Type> parameters,
        List<String> headers,
        Span span) {
    /// Where a callback runs; `jiffy.linux.bind.Context`.
    public enum Context {
        PROCESS,
        SOFTIRQ,
        HARDIRQ,
        CALLER
    }
}
