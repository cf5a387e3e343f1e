// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Rewriter;

/// Puts one variable in the place of another.
final class Renaming extends Rewriter {
    private final Local from;
    private final Local to;

    Renaming(Local from, Local to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Local local(Local local) {
        return local.equals(from) ? to : local;
    }
}
