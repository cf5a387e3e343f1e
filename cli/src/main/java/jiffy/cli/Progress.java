// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;

/// Says what is going on: on a terminal in one line that is rewritten, elsewhere in plain lines.
final class Progress implements jiffy.lab.Progress {
    private static final String REWRITE = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;

    Progress(PrintWriter err) {
        this(err, Colors.onTerminal());
    }

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// Says what is going on now, and takes a while that is worth a line.
    @Override
    public void step(String what) {
        if (terminal) {
            at(what);
        } else {
            err.println("jiffy: " + what);
        }
    }

    /// Says what is going on now, to who watches a terminal only.
    void at(String what) {
        if (terminal) {
            err.print(REWRITE + "  … " + what);
            err.flush();
        }
    }

    /// Takes the line away, before something else is printed.
    void clear() {
        if (terminal) {
            err.print(REWRITE);
            err.flush();
        }
    }
}
