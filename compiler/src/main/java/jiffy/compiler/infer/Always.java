// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Stmt;

/// Whether each round of a loop does something: whether a statement of some kind lies on every way
/// from the start of a round to the start of the next.
///
/// What may run zero times, or be cut short by an exception that is caught, counts as not done.
final class Always {
    private final Stmt.Loop loop;
    private final Predicate<Stmt> wanted;
    private final boolean inGuards;
    private final Map<Stmt.Label, Boolean> left = new HashMap<>();
    private boolean continued = true;

    private Always(Stmt.Loop loop, Predicate<Stmt> wanted, boolean inGuards) {
        this.loop = loop;
        this.wanted = wanted;
        this.inGuards = inGuards;
    }

    /// Whether each round does what is wanted; in locks that it takes, too.
    static boolean does(Stmt.Loop loop, Predicate<Stmt> wanted) {
        return new Always(loop, wanted, true).round();
    }

    /// Whether each round does what is wanted, without taking a lock for it.
    static boolean doesUnlocked(Stmt.Loop loop, Predicate<Stmt> wanted) {
        return new Always(loop, wanted, false).round();
    }

    private boolean round() {
        boolean done = loop.testFirst() && block(loop.prelude(), false);
        done = block(loop.body(), done) && continued;
        done = block(loop.update(), done);
        return loop.testFirst() ? done : block(loop.prelude(), done);
    }

    /// Whether it is done behind a block; true if nobody comes there.
    private boolean block(Block block, boolean before) {
        boolean done = before;
        for (var each : block.statements()) {
            done = statement(each, done);
        }
        return done;
    }

    private boolean statement(Stmt statement, boolean before) {
        if (wanted.test(statement)) {
            return true;
        }
        return switch (statement) {
            case Stmt.If(_, var yes, var no, _) -> block(yes, before) & block(no, before);
            case Stmt.Scope(var body, _) -> block(body, before);
            case Stmt.Guard guard -> block(guard.body(), before) && (inGuards || before);
            case Stmt.Labeled(var label, var body, _) -> leaving(label, block(body, before));
            case Stmt.Switch cases -> cases(cases, before);
            case Stmt.Try attempt -> attempt(attempt, before);
            case Stmt.Loop inner -> inner(inner, before);
            case Stmt.ForEach inner -> {
                block(inner.body(), before);
                yield before;
            }
            case Stmt.Break(var label, _) -> jump(label, before);
            case Stmt.Continue(var label, _) -> {
                continued &= !label.equals(loop.label()) || before;
                yield true;
            }
            case Stmt.Return _, Stmt.ThrowErrno _, Stmt.ThrowFault _, Stmt.Rethrow _ -> true;
            default -> before;
        };
    }

    private boolean jump(Stmt.Label label, boolean before) {
        left.merge(label, before, Boolean::logicalAnd);
        return true;
    }

    private boolean leaving(Stmt.Label label, boolean through) {
        return through & left.getOrDefault(label, true);
    }

    private boolean inner(Stmt.Loop inner, boolean before) {
        block(inner.prelude(), before);
        block(inner.body(), before);
        block(inner.update(), before);
        return before;
    }

    private boolean cases(Stmt.Switch cases, boolean before) {
        boolean after = cases.cases().stream().anyMatch(Stmt.Case::isDefault) || before;
        boolean fallen = true;
        for (var each : cases.cases()) {
            boolean through = block(each.body(), before && fallen);
            fallen = !each.fallsThrough() || through;
            after &= each.fallsThrough() || through;
        }
        return leaving(cases.label(), after && fallen);
    }

    /// A clause may run when nothing of the body did; a way that leaves the body early runs the
    /// `finally` and no more.
    private boolean attempt(Stmt.Try attempt, boolean before) {
        boolean done = block(attempt.body(), before);
        for (var each : attempt.catches()) {
            done &= block(each.body(), before);
        }
        if (attempt.finallyBlock().isPresent()) {
            done |= block(attempt.finallyBlock().get(), before);
        }
        return done;
    }
}
