// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.Optional;
import jiffy.compiler.emit.Exits.Around;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Loops: as a C `for`, `while` or `do` where the condition is one expression.
final class Loops {
    private final Bodies bodies;
    private final Expressions expressions;

    Loops(Bodies bodies, Expressions expressions) {
        this.bodies = bodies;
        this.expressions = expressions;
    }

    /// A block that is nothing but a counting loop, with its variable in the head; false if it is
    /// something else.
    boolean counted(Block block) {
        if (block.statements().size() != 2
                || !(block.statements().getFirst()
                        instanceof Stmt.Declare(var local, Optional<Expr> start, _))
                || !(block.statements().getLast() instanceof Stmt.Loop loop)
                || start.isEmpty()
                || bodies.owns(local)
                || step(loop).isEmpty()) {
            return false;
        }
        String first = bodies.declaration(local) + " = " + expressions.c(start.get());
        count(loop, first);
        return true;
    }

    private void count(Stmt.Loop loop, String first) {
        String head =
                "for (%s; %s; %s)"
                        .formatted(
                                first, expressions.c(loop.condition()), step(loop).orElseThrow());
        bodies.exits()
                .within(
                        new Around.Loop(loop.label(), false),
                        () -> bodies.block(loop.span(), head, loop.body(), ""));
        bodies.breakLabel(loop.label());
    }

    /// The step of a loop that C writes as `for`.
    private Optional<String> step(Stmt.Loop loop) {
        return loop.testFirst()
                        && loop.prelude().isEmpty()
                        && loop.update().statements().size() == 1
                        && loop.update().statements().getFirst()
                                instanceof Stmt.Assign(var local, var value, _)
                        && !bodies.owns(local)
                        && !isContinuedFromInside(loop.label(), loop.body())
                ? Optional.of(bodies.assignment(local, value))
                : Optional.empty();
    }

    void loop(Stmt.Loop loop) {
        if (step(loop).isPresent()) {
            count(loop, "");
            return;
        }
        boolean simple =
                loop.prelude().isEmpty()
                        && loop.update().isEmpty()
                        && !isContinuedFromInside(loop.label(), loop.body());
        String condition = expressions.c(loop.condition());
        if (simple && loop.testFirst()) {
            bodies.exits()
                    .within(
                            new Around.Loop(loop.label(), false),
                            () ->
                                    bodies.block(
                                            loop.span(),
                                            "while (" + condition + ")",
                                            loop.body(),
                                            ""));
        } else if (simple) {
            bodies.exits()
                    .within(
                            new Around.Loop(loop.label(), false),
                            () ->
                                    bodies.block(
                                            loop.span(),
                                            "do",
                                            loop.body(),
                                            " while (" + condition + ");"));
        } else {
            general(loop);
        }
        bodies.breakLabel(loop.label());
    }

    /// Whether a loop inside goes on with the next round of this one: C has no word for that.
    private static boolean isContinuedFromInside(Stmt.Label label, Block body) {
        var finder =
                new Visitor() {
                    private int depth;
                    private boolean found;

                    @Override
                    public void walk(Stmt statement) {
                        boolean isLoop =
                                statement instanceof Stmt.Loop || statement instanceof Stmt.ForEach;
                        depth += isLoop ? 1 : 0;
                        super.walk(statement);
                        depth -= isLoop ? 1 : 0;
                    }

                    @Override
                    protected void visit(Stmt statement) {
                        found |=
                                depth > 0
                                        && statement instanceof Stmt.Continue(var target, _)
                                        && target.equals(label);
                    }
                };
        finder.walk(body);
        return finder.found;
    }

    private void general(Stmt.Loop loop) {
        var text = bodies.text();
        text.at(java.util.Optional.of(loop.span()));
        text.open("for (;;)");
        text.at(java.util.Optional.empty());
        bodies.exits()
                .within(
                        new Around.Loop(loop.label(), true),
                        () -> {
                            if (loop.testFirst()) {
                                test(loop);
                            }
                            bodies.block(loop.span(), "", loop.body(), "");
                            bodies.jumpTarget("continue_" + loop.label().id());
                            bodies.block(loop.span(), "", loop.update(), "");
                            if (!loop.testFirst()) {
                                test(loop);
                            }
                        });
        text.close("");
    }

    /// The condition, with its prelude; the loop ends if it does not hold.
    private void test(Stmt.Loop loop) {
        if (loop.prelude().isEmpty()) {
            if (!(loop.condition() instanceof Expr.Const)) {
                leaveUnless(loop.condition(), loop);
            }
            return;
        }
        bodies.text().line("bool go_on_" + loop.label().id() + ";");
        bodies.text().blank();
        bodies.text().open("");
        bodies.statements(loop.prelude());
        bodies.line(
                loop.span(),
                "go_on_" + loop.label().id() + " = " + expressions.c(loop.condition()) + ";");
        bodies.text().close("");
        bodies.line(loop.span(), "if (!go_on_" + loop.label().id() + ")");
        bodies.text().deeper();
        bodies.line(loop.span(), "break;");
        bodies.text().shallower();
    }

    private void leaveUnless(Expr condition, Stmt.Loop loop) {
        bodies.line(loop.span(), "if (!" + expressions.operand(condition) + ")");
        bodies.text().deeper();
        bodies.line(loop.span(), "break;");
        bodies.text().shallower();
    }

    void walk(Stmt.ForEach walk) {
        var text = bodies.text();
        var container = walk.container().type().bound(Type.Kind.OBJECT).orElseThrow();
        text.open("");
        text.line(expressions.type(walk.element().type()) + Names.local(walk.element()) + ";");
        text.blank();
        String head =
                new Template()
                        .with("each", Names.local(walk.element()))
                        .with("this", expressions.c(walk.container()))
                        .with("entry", bodies.names().layout().entry(walk.element().type()))
                        .fill(container.declaration().phases().forEach());
        var around =
                new Around.Loop(walk.label(), isContinuedFromInside(walk.label(), walk.body()));
        bodies.exits().within(around, () -> round(walk, head, around.continueByJump()));
        text.close("");
        bodies.breakLabel(walk.label());
    }

    private void round(Stmt.ForEach walk, String head, boolean continueByJump) {
        if (!continueByJump) {
            bodies.block(walk.span(), head, walk.body(), "");
            return;
        }
        bodies.text().open(head);
        bodies.block(walk.span(), "", walk.body(), "");
        bodies.jumpTarget("continue_" + walk.label().id());
        bodies.text().close("");
    }
}
