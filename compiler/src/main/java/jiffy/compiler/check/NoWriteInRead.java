// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiffy.compiler.check.Accesses.Access;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Field;

/// A callback that the kernel may run again for the same data changes nothing that others see:
/// `seq_file` calls `show` once more when its buffer was too small, or a reader seeks.
///
/// Proves that no access of such an entry ([Accesses]) writes, whatever locks it holds. What the
/// kernel API does besides (the log, arming a timer) may happen again.
final class NoWriteInRead {
    private NoWriteInRead() {}

    static List<Diagnostic> in(Map<Field, List<Access>> all) {
        var errors = new ArrayList<Diagnostic>();
        for (var accesses : all.values()) {
            accesses.stream()
                    .filter(each -> each.writes() && each.entry().repeatable())
                    .findFirst()
                    .map(NoWriteInRead::error)
                    .ifPresent(errors::add);
        }
        return errors;
    }

    private static Diagnostic error(Access access) {
        String entry = access.entry().method().display();
        return Diagnostic.at(
                        access.span(),
                        Rule.READ_WRITES,
                        "`%s` is changed here, but the kernel may run `%s` again at any moment"
                                .formatted(access.cell().name(), entry))
                .help(
                        "let a read only show: what must change with each read(2) needs a file that"
                                + " `reads(UserWriter)`");
    }
}
