// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.ir.Stmt;

/// How control leaves the place that is emitted now: the constructs around it, innermost first.
///
/// SAFETY: every `goto` leads outwards, to a label behind the construct that it leaves, in a block
/// that has no clean-up of its own between the two: C runs the clean-ups of the scopes that it
/// leaves, and enters none.
final class Exits {
    /// A construct that an exit meets on its way out.
    sealed interface Around {
        /// A C loop. `continueByJump`: its `continue` is a label.
        record Loop(Stmt.Label label, boolean continueByJump) implements Around {}

        /// A C switch.
        record Switch(Stmt.Label label) implements Around {}

        /// A block that `break` may leave.
        record Labeled(Stmt.Label label) implements Around {}

        /// The body of a `try` with clauses.
        record Catches(int id) implements Around {}

        /// What a `finally` follows; it collects the ways that go through it.
        record Finally(int id, List<Way> ways) implements Around {}

        /// The construction of the module, which takes back what was built.
        record Construction(Deque<String> labels) implements Around {}
    }

    /// A way out that goes on after a `finally`.
    sealed interface Way {
        /// With a status.
        record Fault() implements Way {}

        /// Out of the method.
        record Return() implements Way {}

        /// To a label.
        record Break(Stmt.Label label) implements Way {}

        /// To the next round.
        record Continue(Stmt.Label label) implements Way {}
    }

    private final Deque<Around> around = new ArrayDeque<>();
    private final java.util.Set<String> jumpedTo = new java.util.HashSet<>();
    private int nextId = 1;

    int id() {
        return nextId++;
    }

    void within(Around construct, Runnable code) {
        around.push(construct);
        try {
            code.run();
        } finally {
            around.pop();
        }
    }

    /// Whether some jump leads to the label.
    boolean isJumpedTo(String label) {
        return jumpedTo.contains(label);
    }

    private String jump(String label) {
        jumpedTo.add(label);
        return "goto " + label + ";";
    }

    /// The statements by which an exception whose status is in `status` leaves.
    List<String> fault() {
        for (var each : around) {
            switch (each) {
                case Around.Catches(int id) -> {
                    return List.of(jump("catch_" + id));
                }
                case Around.Finally last -> {
                    return through(last, new Way.Fault());
                }
                case Around.Construction(var labels) -> {
                    return List.of(labels.isEmpty() ? "return status;" : jump(labels.peek()));
                }
                case Around.Loop _, Around.Switch _, Around.Labeled _ -> {}
            }
        }
        return List.of("return status;");
    }

    /// The `finally` that a `return` meets first.
    Optional<Around.Finally> nextFinally() {
        return around.stream()
                .filter(Around.Finally.class::isInstance)
                .map(Around.Finally.class::cast)
                .findFirst();
    }

    List<String> through(Around.Finally last, Way way) {
        if (!last.ways().contains(way)) {
            last.ways().add(way);
        }
        var statements = new ArrayList<String>();
        if (way instanceof Way.Fault) {
            statements.add("status_" + last.id() + " = status;");
        }
        statements.add("exit_" + last.id() + " = " + (last.ways().indexOf(way) + 1) + ";");
        statements.add(jump("finally_" + last.id()));
        return statements;
    }

    List<String> leave(Stmt.Label label) {
        boolean inner = true;
        for (var each : around) {
            switch (each) {
                case Around.Finally last -> {
                    return through(last, new Way.Break(label));
                }
                case Around.Loop(var own, _) -> {
                    if (own.equals(label)) {
                        return List.of(inner ? "break;" : jump("break_" + label.id()));
                    }
                    inner = false;
                }
                case Around.Switch(var own) -> {
                    if (own.equals(label)) {
                        return List.of(inner ? "break;" : jump("break_" + label.id()));
                    }
                    inner = false;
                }
                case Around.Labeled(var own) -> {
                    if (own.equals(label)) {
                        return List.of(jump("break_" + label.id()));
                    }
                }
                case Around.Catches _, Around.Construction _ -> {}
            }
        }
        throw new IllegalArgumentException("no " + label + " here");
    }

    List<String> next(Stmt.Label label) {
        boolean inner = true;
        for (var each : around) {
            switch (each) {
                case Around.Finally last -> {
                    return through(last, new Way.Continue(label));
                }
                case Around.Loop(var own, boolean byJump) -> {
                    if (own.equals(label)) {
                        return List.of(
                                inner && !byJump ? "continue;" : jump("continue_" + label.id()));
                    }
                    inner = false;
                }
                case Around.Switch _,
                        Around.Labeled _,
                        Around.Catches _,
                        Around.Construction _ -> {}
            }
        }
        throw new IllegalArgumentException("no " + label + " here");
    }

    /// The construction around, if this is the module's constructor.
    Optional<Around.Construction> construction() {
        return around.stream()
                .filter(Around.Construction.class::isInstance)
                .map(Around.Construction.class::cast)
                .findFirst();
    }

    static List<Way> ways() {
        return new ArrayList<>();
    }
}
