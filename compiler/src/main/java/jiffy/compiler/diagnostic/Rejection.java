// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

/// Ends the work on one statement or declaration: a reason to refuse the program was found there.
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /// Ends the work because of this.
    public Rejection(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /// The reason.
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
