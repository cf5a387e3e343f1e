// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.List;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.ir.Module;

/// A rule that the whole module must keep.
@FunctionalInterface
public interface Check {
    /// The ways in which a module breaks the rule.
    List<Diagnostic> check(Module module);
}
