// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.IdentityHashMap;
import java.util.Map;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;

/// How many elements new arrays have at least, whoever makes them.
public final class ArraySizes {
    private final Map<Stmt, Long> least = new IdentityHashMap<>();

    private ArraySizes() {}

    /// The arrays of a module. The call graph must have no cycle.
    public static ArraySizes of(Module module) {
        var sizes = new ArraySizes();
        Needless.observe(
                module,
                new Needless.Observer() {
                    @Override
                    public void at(Stmt statement, Known known, MethodName method) {
                        if (statement instanceof Stmt.AllocateArray(_, var length, _, _)) {
                            sizes.least.put(statement, known.range(length).low());
                        }
                    }

                    @Override
                    public void round(
                            Stmt.Loop loop, Known before, Known round, MethodName method) {}
                });
        return sizes;
    }

    /// How many elements the array has at least.
    public long least(Stmt.AllocateArray allocation) {
        return Math.max(0, least.getOrDefault(allocation, 0L));
    }
}
