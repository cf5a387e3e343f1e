// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler;

import java.util.List;
import java.util.Optional;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.emit.CText;
import jiffy.compiler.emit.Functions;
import jiffy.compiler.ir.Module;

/// What came out of the compiler: errors, or a module and its C.
///
/// @param functions where the functions of the C come from
/// @param unchecked what was not looked at because of the errors; empty if everything was
public record Compilation(
        List<Diagnostic> diagnostics,
        Optional<Module> module,
        Optional<CText> c,
        Optional<Functions> functions,
        Optional<String> unchecked) {
    static Compilation rejected(Diagnostic diagnostic) {
        return new Compilation(
                List.of(diagnostic),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Whether there are no errors.
    public boolean isGood() {
        return diagnostics.isEmpty();
    }
}
