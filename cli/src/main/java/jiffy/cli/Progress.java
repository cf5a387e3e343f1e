// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;

/// One line on a terminal that says what is going on, rewritten as it changes; elsewhere nothing.
final class Progress {
    private static final String REWRITE = "\r\033[K";

    private final PrintWriter err;
    private final boolean shown;

    Progress(PrintWriter err) {
        this.err = err;
        this.shown = Colors.onTerminal();
    }

    /// Says what is going on now.
    void at(String what) {
        if (shown) {
            err.print(REWRITE + "  … " + what);
            err.flush();
        }
    }

    /// Takes the line away, before something else is printed.
    void clear() {
        if (shown) {
            err.print(REWRITE);
            err.flush();
        }
    }
}
