// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import jiffy.compiler.ir.Module;

/// The inferences, in order.
public final class Inference {
    private Inference() {}

    /// Fills in what the closed world tells. The call graph must have no cycle.
    public static Module infer(Module module) {
        var pruned = Needless.prune(ArrayLengths.fold(NonNull.prune(module)));
        var throwing = Throwing.infer(pruned);
        var contexts = Contexts.of(throwing);
        return RcuSections.infer(Rescheduling.infer(contexts.resolve(), contexts));
    }
}
