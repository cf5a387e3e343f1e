// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a method or constructor of the kernel API becomes in C, as its annotations say
/// (`jiffy.linux.bind`).
///
/// @param name for messages: `Mutex.acquire`
/// @param template a C expression with holes
/// @param traits what else is known of a call
/// @param owned the parameters that the callee takes over
/// @param readOnly the parameters of which the callee changes nothing
/// @param parameters the erased parameter types
/// @param result the erased result type
public record Binding(
        String name,
        String template,
        Set<Trait> traits,
        Set<Integer> owned,
        Set<Integer> readOnly,
        List<Type> parameters,
        Type result,
        List<String> headers,
        Optional<GuardForms> guard,
        Optional<Format> format) {
    /// A property of a call.
    public enum Trait {
        /// Negative errno: an Errno.
        FAILS,
        /// Non-zero: a fault.
        FAULTS,
        PURE,
        SLEEPS,
        WAITS,
        MODIFIES,
        NON_NULL,
        OWNED_RESULT,
        REMOVES,
        CONSTRUCT_ONLY,
        RUN_ONLY,
        GPL_ONLY,
        /// Callbacks that cannot sleep run in an RCU read section.
        RCU_CALLBACKS,
        /// Brings a walk one element closer to its end; a result of null is the end.
        STEP,
        /// Says whether a walk has not ended.
        MORE,
        /// Says whether a walk has ended.
        DONE,
        /// Makes a container that never has more elements than were declared.
        BOUNDED,
        /// The value is that of the least argument.
        LEAST,
        /// The value is that of the greatest argument.
        GREATEST
    }

    /// The declarations that take a lock until the end of a block.
    public record GuardForms(String plain, String softirq, String hardirq, boolean atomic) {}

    /// How formatted text is put out.
    public record Format(
            String whole,
            String sequence,
            String text,
            String decimal,
            int decimalRoom,
            boolean line) {}

    /// Whether the binding has the trait.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// Whether the kernel may allocate in the call, with the flag that fits the place.
    public boolean allocates() {
        return template.contains("$gfp");
    }

    /// Whether the C expression is a status.
    public boolean mayFail() {
        return is(Trait.FAILS) || is(Trait.FAULTS);
    }
}
