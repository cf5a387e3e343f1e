// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.List;
import java.util.stream.Stream;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.ir.Module;

/// The rules on state that entry points share: [NoRaces], [NoStaleChecks] and [NoWriteInRead]. All
/// three judge the same accesses, which are the most work of all checks.
public final class SharedState implements Check {
    @Override
    public List<Diagnostic> check(Module module) {
        var accesses = Accesses.of(module);
        return Stream.of(
                        NoRaces.in(accesses),
                        NoStaleChecks.in(module, accesses),
                        NoWriteInRead.in(accesses))
                .flatMap(List::stream)
                .toList();
    }
}
