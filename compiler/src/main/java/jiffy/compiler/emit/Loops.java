// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import jiffy.compiler.emit.Exits.Around;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// Loops: as a C `for`, `while` or `do` where the condition is one expression.
final class Loops {
    private final Bodies bodies;
    private final Expressions expressions;

    Loops(Bodies bodies, Expressions expressions) {
        this.bodies = bodies;
        this.expressions = expressions;
    }

    void loop(Stmt.Loop loop) {
        boolean simple = loop.prelude().isEmpty() && loop.update().isEmpty();
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
                        .with("entry", "base")
                        .fill(container.declaration().phases().forEach());
        bodies.exits()
                .within(
                        new Around.Loop(walk.label(), false),
                        () -> bodies.block(walk.span(), head, walk.body(), ""));
        text.close("");
        bodies.breakLabel(walk.label());
    }
}
