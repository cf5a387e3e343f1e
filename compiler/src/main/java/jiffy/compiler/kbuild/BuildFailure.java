// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import java.util.List;
import java.util.stream.Collectors;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.DiagnosticText;

/// The kernel's build did not make a module; the message says why and what to do.
public final class BuildFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    /// A failure with this message.
    public BuildFailure(String message) {
        super(message);
        diagnostics = List.of();
    }

    /// What was built breaks rules.
    public BuildFailure(List<Diagnostic> diagnostics) {
        super(
                diagnostics.stream()
                        .map(new DiagnosticText(false)::of)
                        .collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /// The rules that what was built breaks; none, if it could not be built.
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
