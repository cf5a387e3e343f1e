// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Loops give the CPU away where the kernel may schedule: without that, a long one stalls RCU and
/// everybody else on a kernel that is not preemptible.
///
/// A round starts with it, so that `continue` does not pass it over. A `for` that counts to a small
/// constant does without, if it is proven to arrive there ([LoopBounds]): from far below zero, or
/// with a step that is taken back, it would not.
final class Rescheduling extends Rewriter {
    private static final long SMALL = 1000;

    private static final Binding RESCHEDULE =
            new Binding(
                    "a loop",
                    "jiffy_reschedule()",
                    Set.of(Binding.Trait.SLEEPS),
                    Set.of(),
                    Set.of(),
                    List.of(),
                    Type.Primitive.VOID,
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    private final LoopBounds bounds;
    private int locks;

    private Rescheduling(LoopBounds bounds) {
        this.bounds = bounds;
    }

    static Module infer(Module module, Contexts contexts) {
        var bounds = LoopBounds.of(module);
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((name, method) ->
                contexts.where(name).atomic()
                        ? method
                        : method.withBody(new Rescheduling(bounds).block(method.body())));
        return module.withMethods(methods);
    }

    @Override
    public Stmt statement(Stmt statement) {
        return switch (super.statement(enter(statement))) {
            case Stmt.Guard guard -> leave(guard);
            case Stmt.Loop loop
                    when locks == 0 && !(isShort(loop) && bounds.isBounded(statement)) ->
                    new Stmt.Loop(
                            loop.label(),
                            loop.prelude(),
                            loop.condition(),
                            giving(loop.body(), loop.span()),
                            loop.update(),
                            loop.testFirst(),
                            loop.span());
            case Stmt.ForEach(var label, var element, var container, var body, var span)
                    when locks == 0 ->
                    new Stmt.ForEach(label, element, container, giving(body, span), span);
            case Stmt other -> other;
        };
    }

    private Stmt enter(Stmt statement) {
        locks += isAtomic(statement) ? 1 : 0;
        return statement;
    }

    private Stmt leave(Stmt.Guard guard) {
        locks -= isAtomic(guard) ? 1 : 0;
        return guard;
    }

    private static boolean isAtomic(Stmt statement) {
        return statement instanceof Stmt.Guard guard
                && guard.binding().guard().orElseThrow().atomic();
    }

    private static boolean isShort(Stmt.Loop loop) {
        return !loop.update().isEmpty()
                && loop.condition()
                        instanceof Expr.Binary(var operator, _, Expr.Var _, Expr.Const(_, var last))
                && (operator == Expr.Binary.Operator.LESS
                        || operator == Expr.Binary.Operator.LESS_OR_EQUAL)
                && last <= SMALL;
    }

    private static Block giving(Block body, Span span) {
        var statements = new ArrayList<Stmt>();
        statements.add(
                new Stmt.CallNative(
                        Optional.empty(), RESCHEDULE, Optional.empty(), List.of(), Set.of(), span));
        statements.addAll(body.statements());
        return new Block(List.copyOf(statements));
    }
}
