// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.infer.LoopBounds;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// A loop that runs where the kernel must not schedule, in an interrupt or while a spinlock is
/// held, directly or through other methods, has a bound: a constant (at most 65,536 rounds), an
/// array's length, or the elements of a container of declared capacity.
///
/// Proven for each loop by itself ([LoopBounds]), under these assumptions: the loops of the library
/// that are listed as reviewed ([ReviewedLoops]) end as it says there, and what the kernel API
/// calls a step of a walk is one. Nested loops may multiply their bounds. Not covered is what runs
/// without a loop of the author's: dropping a chain of objects takes as many rounds as it has
/// links. Elsewhere, loops give the CPU away by themselves and need no bound.
public final class BoundedLoops implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var errors = new ArrayList<Diagnostic>();
        new Loops(module, errors).walk();
        return List.copyOf(errors);
    }

    private static final class Loops extends AtomicCode {
        private final LoopBounds bounds;
        private final List<Diagnostic> errors;
        private final Set<Span> told = new HashSet<>();

        Loops(Module module, List<Diagnostic> errors) {
            super(module);
            this.errors = errors;
            bounds = LoopBounds.of(module);
        }

        @Override
        protected void inspect(Stmt statement, Way way) {
            if (!LoopBounds.isLoop(statement)
                    || bounds.isBounded(statement)
                    || ReviewedLoops.areIn(way.method().name())) {
                return;
            }
            var place = way.intoLibrary().map(Step::at).orElse(statement.span());
            if (told.add(place)) {
                errors.add(
                        way.explain(Diagnostic.at(place, Rule.LOOP, message(statement, way)))
                                .help(help(statement)));
            }
        }

        private static String message(Stmt loop, Way way) {
            String what =
                    way.intoLibrary()
                            .map(step ->
                                    "cannot prove that the loops of `%s` are bounded"
                                            .formatted(step.callee().display()))
                            .orElseGet(() -> what(loop));
            return "%s, but %s".formatted(what, way.reason().claim());
        }

        private static String what(Stmt loop) {
            return switch (loop) {
                case Stmt.ForEach(_, _, var container, _, _) ->
                        "the loop has as many rounds as a `%s` has elements, of which it may have"
                                        .formatted(container.type())
                                + " any number";
                case Stmt.Loop each when each.condition() instanceof Expr.Const ->
                        "the loop has no condition that ends it";
                default -> "cannot prove that the loop is bounded";
            };
        }

        private static boolean walks(Stmt loop) {
            var steps = new boolean[] {loop instanceof Stmt.ForEach};
            new Visitor() {
                @Override
                protected void visit(Stmt statement) {
                    steps[0] |=
                            statement instanceof Stmt.CallNative call
                                    && call.binding().is(Binding.Trait.STEP);
                }
            }.walk(loop);
            return steps[0];
        }

        private static String help(Stmt loop) {
            return walks(loop)
                    ? "declare how many it may have, as in `new KernelList<>(100)`; or queue a"
                            + " `Work` and loop there"
                    : "count to a constant or an array's length, as in `i < Math.min(n, 1000)`,"
                            + " or queue a `Work` and loop there";
        }
    }
}
