// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

/// The kernel's build did not make a module; the message says why and what to do.
public final class BuildFailure extends Exception {
    private static final long serialVersionUID = 1;

    /// A failure with this message.
    public BuildFailure(String message) {
        super(message);
    }
}
