// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.own;

import java.util.HashSet;
import java.util.Set;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// The labels for which code is left: named in it, and not of a statement in it.
final class Leaving extends Visitor {
    private final Set<Stmt.Label> own = new HashSet<>();
    private final Set<Stmt.Label> broken = new HashSet<>();
    private final Set<Stmt.Label> continued = new HashSet<>();

    @Override
    protected void visit(Stmt statement) {
        switch (statement) {
            case Stmt.Break(var label, _) -> broken.add(label);
            case Stmt.Continue(var label, _) -> continued.add(label);
            case Stmt.Loop loop -> own.add(loop.label());
            case Stmt.ForEach walk -> own.add(walk.label());
            case Stmt.Labeled labeled -> own.add(labeled.label());
            case Stmt.Switch choice -> own.add(choice.label());
            default -> {}
        }
    }

    Set<Stmt.Label> breaks() {
        return outside(broken);
    }

    Set<Stmt.Label> continues() {
        return outside(continued);
    }

    private Set<Stmt.Label> outside(Set<Stmt.Label> labels) {
        var outside = new HashSet<>(labels);
        outside.removeAll(own);
        return outside;
    }
}
