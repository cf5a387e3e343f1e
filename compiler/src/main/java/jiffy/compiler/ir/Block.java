// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;

/// Statements in a scope of their own.
public record Block(List<Stmt> statements) {
    /// Nothing to do.
    public static final Block EMPTY = new Block(List.of());

    /// A block of these statements.
    public static Block of(Stmt... statements) {
        return new Block(List.of(statements));
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return statements.isEmpty();
    }
}
