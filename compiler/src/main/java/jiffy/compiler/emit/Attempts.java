// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.emit.Exits.Around;
import jiffy.compiler.emit.Exits.Way;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// `try`: what is thrown inside jumps to the clauses, every way out jumps to the `finally`, which
/// then goes on that way.
final class Attempts {
    private final Bodies bodies;
    private final Method method;
    private final CTypes types;
    private final Drops drops;
    private final CText text;
    private final Exits exits;

    Attempts(Bodies bodies, Method method, CTypes types, Drops drops) {
        this.bodies = bodies;
        this.method = method;
        this.types = types;
        this.drops = drops;
        text = bodies.text();
        exits = bodies.exits();
    }

    /// Whether C cannot see that the end is not reached, because the ways out of a `try` meet in
    /// its `finally`.
    static boolean endsInFinally(Block block) {
        return !block.isEmpty()
                && switch (block.statements().getLast()) {
                    case Stmt.Try attempt ->
                            attempt.finallyBlock().isPresent()
                                    || endsInFinally(attempt.body())
                                    || attempt.catches().stream()
                                            .anyMatch(each -> endsInFinally(each.body()));
                    case Stmt.Scope(var body, _) -> endsInFinally(body);
                    case Stmt.Labeled(_, var body, _) -> endsInFinally(body);
                    case Stmt.Guard(_, _, _, var body, _) -> endsInFinally(body);
                    case Stmt.If(_, var yes, var no, _) -> endsInFinally(yes) || endsInFinally(no);
                    case Stmt.Switch choice ->
                            choice.cases().stream().anyMatch(each -> endsInFinally(each.body()));
                    default -> false;
                };
    }

    void attempt(Stmt.Try attempt) {
        if (attempt.finallyBlock().isEmpty()) {
            catches(attempt);
            return;
        }
        var last = new Around.Finally(exits.id(), Exits.ways());
        text.open("");
        int declarations = text.size();
        text.line("");
        text.open("");
        exits.within(last, () -> catches(attempt));
        text.close("");
        text.replace(declarations, declarations(last));
        bodies.jumpTarget("finally_" + last.id());
        bodies.block(attempt.span(), "", attempt.finallyBlock().get(), "");
        last.ways().forEach(way -> onward(way, last, attempt.span()));
        text.close("");
    }

    /// What is kept while a `finally` runs: the way to go on, and what goes that way.
    private List<String> declarations(Around.Finally last) {
        var lines = new ArrayList<String>();
        if (last.ways().isEmpty()) {
            return lines;
        }
        lines.add("int exit_" + last.id() + " = 0;");
        if (last.ways().contains(new Way.Fault())) {
            lines.add("int status_" + last.id() + " = 0;");
        }
        if (last.ways().contains(new Way.Return()) && method.result() != Type.Primitive.VOID) {
            lines.add(types.declare(method.result(), returned(last)) + ownership() + ";");
        }
        lines.add("");
        return lines;
    }

    /// The result that waits for a `finally` is dropped if that goes another way.
    private String ownership() {
        return method.ownsResult()
                ? " __free(" + drops.cleanup(method.result(), types) + ") = NULL"
                : "";
    }

    static String returned(Around.Finally last) {
        return "returned_" + last.id();
    }

    /// The result that waited.
    private String release(Around.Finally last) {
        return method.ownsResult() ? "no_free_ptr(" + returned(last) + ")" : returned(last);
    }

    /// Goes on, after a `finally`, on the way that was taken.
    private void onward(Way way, Around.Finally last, Span span) {
        text.open("if (exit_" + last.id() + " == " + (last.ways().indexOf(way) + 1) + ")");
        switch (way) {
            case Way.Fault _ -> {
                bodies.line(span, "status = status_" + last.id() + ";");
                bodies.lines(span, exits.fault());
            }
            case Way.Return _ -> onwardReturn(last, span);
            case Way.Break(var label) -> bodies.lines(span, exits.leave(label));
            case Way.Continue(var label) -> bodies.lines(span, exits.next(label));
        }
        text.close("");
    }

    private void onwardReturn(Around.Finally last, Span span) {
        boolean hasValue = method.result() != Type.Primitive.VOID;
        var next = exits.nextFinally();
        if (next.isEmpty()) {
            bodies.giveBack(hasValue ? Optional.of(release(last)) : Optional.empty(), span);
            return;
        }
        if (hasValue) {
            bodies.line(span, returned(next.get()) + " = " + release(last) + ";");
        }
        bodies.lines(span, exits.through(next.get(), new Way.Return()));
    }

    private void catches(Stmt.Try attempt) {
        if (attempt.catches().isEmpty()) {
            bodies.statements(attempt.body());
            return;
        }
        int id = exits.id();
        text.open("");
        exits.within(
                new Around.Catches(id), () -> bodies.block(attempt.span(), "", attempt.body(), ""));
        if (!exits.isJumpedTo("catch_" + id)) {
            text.close("");
            return;
        }
        text.line("goto end_" + id + ";");
        text.line("catch_" + id + ":");
        String prefix = "";
        for (var each : attempt.catches()) {
            boolean last = each == attempt.catches().getLast();
            clause(each, prefix, last && attempt.catchesAll());
            prefix = "else ";
        }
        if (!attempt.catchesAll()) {
            text.open("else");
            bodies.lines(attempt.span(), exits.fault());
            text.close("");
        }
        text.line("end_" + id + ":");
        text.line(";");
        text.close("");
    }

    private void clause(Stmt.Catch clause, String prefix, boolean catchesRest) {
        var conditions = new ArrayList<String>();
        if (clause.errno()) {
            conditions.add("!jiffy_is_fault(status)");
        }
        if (clause.faults().size() == Stmt.Fault.values().length) {
            conditions.add("jiffy_is_fault(status)");
        } else {
            for (var fault : clause.faults()) {
                conditions.add(
                        "(jiffy_is_fault(status) && jiffy_fault_kind(status) == JIFFY_"
                                + fault.name()
                                + ")");
            }
        }
        text.at(Optional.of(clause.span()));
        text.open(
                catchesRest
                        ? prefix.strip()
                        : prefix + "if (" + String.join(" || ", conditions) + ")");
        if (bodies.isRead(clause.local())) {
            text.line("int " + Names.local(clause.local()) + " = status;");
            text.blank();
        }
        text.at(Optional.empty());
        bodies.statements(clause.body());
        text.close("");
    }
}
