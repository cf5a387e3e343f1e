// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Type;

/// The local variables of a method that the compiler makes.
final class Locals {
    private final Span span;
    private int next;

    Locals(Span span) {
        this.span = span;
    }

    /// Where the method is declared.
    Span span() {
        return span;
    }

    Local next(String name, Type type) {
        return new Local(next++, name, type, true, span);
    }

    Local temporary(Type type) {
        int id = next++;
        return new Local(id, "t" + id, type, false, span);
    }
}
