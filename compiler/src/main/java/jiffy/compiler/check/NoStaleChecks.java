// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jiffy.compiler.check.Accesses.Access;
import jiffy.compiler.check.Dependences.Act;
import jiffy.compiler.check.Dependences.Read;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;

/// What was read under a lock decides nothing after the lock was given back: by then somebody else
/// may have changed it, and the change that follows is made for a state that is gone.
///
/// Finds each change of the module's own state whose value, or whose being reached, depends on what
/// was read of the same cell in another scope of a lock, if an entry that runs meanwhile changes
/// the cell, too. Not if the cell is looked at again in the scope of the change, nor if the scope
/// of the read changed it already: then that was the act. A `volatile` cell needs no lock, but its
/// new value must not depend on its old one.
///
/// A help, no proof: what goes through objects other than the module's own, and the order of
/// changes to different cells, is not followed.
final class NoStaleChecks {
    private NoStaleChecks() {}

    static List<Diagnostic> in(Module module, Map<Field, List<Access>> accesses) {
        var reported = new HashSet<Span>();
        var errors = new ArrayList<Diagnostic>();
        Dependences.find(
                module,
                accesses,
                (act, read) -> {
                    var all = accesses.getOrDefault(act.cell(), List.of());
                    if (meetsChange(act, all) && reported.add(act.span())) {
                        errors.add(error(act, read));
                    }
                });
        return errors;
    }

    /// Whether somebody else may change the cell while the act is prepared.
    private static boolean meetsChange(Act act, List<Access> accesses) {
        var own = accesses.stream().filter(each -> each.span().equals(act.span())).toList();
        return accesses.stream()
                .filter(Access::writes)
                .anyMatch(other ->
                        own.stream().anyMatch(each -> each.entry().runsBeside(other.entry())));
    }

    private static Diagnostic error(Act act, Read read) {
        String name = act.cell().name();
        String what = "`%s` is changed here for what it was before: it may have changed since";
        var error = Diagnostic.at(act.span(), Rule.STALE, what.formatted(name));
        return act.cell().isVolatile()
                ? error.note("it is read here", read.span())
                        .help("guard it with a lock wherever it is used, without `volatile`")
                : error.note("it is read here, and then the lock is given back", read.span())
                        .help("read and change it in one scope of the lock, or look again there");
    }
}
