// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;

/// Which loops end after so many rounds: a constant, an array's length, or what a container holds
/// that was declared never to hold more.
///
/// Proven, not guessed: a loop is bounded if [Rounds] or [Walks] find the proof, which uses only
/// what holds on every way through the method ([Known]) and in every call of it ([Arguments]).
public final class LoopBounds {
    /// As many rounds as a loop may have that is bounded by a constant.
    public static final long MOST = 65_536;

    private final Set<Stmt> bounded = Collections.newSetFromMap(new IdentityHashMap<>());

    private LoopBounds() {}

    /// The bounds of a module's loops. The call graph must have no cycle.
    public static LoopBounds of(Module module) {
        var bounds = new LoopBounds();
        var sizes = new Sizes(module);
        var walks = new Walks(module);
        var loops = new ArrayList<Seen>();
        Needless.observe(
                module,
                new Needless.Observer() {
                    @Override
                    public void at(Stmt statement, Known known, MethodName method) {
                        sizes.see(statement, known, method);
                        if (statement instanceof Stmt.ForEach each && walks.isBounded(each)) {
                            bounds.bounded.add(each);
                        }
                    }

                    @Override
                    public void round(
                            Stmt.Loop loop, Known before, Known round, MethodName method) {
                        var rounds = new Rounds(loop, before.copy(), round.copy(), method, sizes);
                        rounds.countUps().forEach(sizes::bounded);
                        loops.add(new Seen(loop, rounds, method));
                    }
                });
        sizes.settle();
        for (var each : loops) {
            if (each.rounds.areBounded() || walks.isBounded(each.loop, each.method)) {
                bounds.bounded.add(each.loop);
            }
        }
        return bounds;
    }

    private record Seen(Stmt.Loop loop, Rounds rounds, MethodName method) {}

    /// Whether a loop of the module, a [Stmt.Loop] or [Stmt.ForEach], is bounded.
    public boolean isBounded(Stmt loop) {
        return bounded.contains(loop);
    }

    /// All statements that are loops.
    public static boolean isLoop(Stmt statement) {
        return statement instanceof Stmt.Loop || statement instanceof Stmt.ForEach;
    }
}
