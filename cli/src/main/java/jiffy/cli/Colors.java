// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// Colours: only on a terminal, and never when NO_COLOR is set.
final class Colors {
    private static final Ansi ANSI = onTerminal() ? Ansi.ON : Ansi.OFF;

    private Colors() {}

    static Help.ColorScheme scheme() {
        return Help.defaultColorScheme(ANSI);
    }

    static String bold(String text) {
        return paint("bold", text);
    }

    static String red(String text) {
        return paint("fg(red)", text);
    }

    static String green(String text) {
        return paint("fg(green)", text);
    }

    static String faint(String text) {
        return paint("faint", text);
    }

    /// Whether a person watches who wants colours and lines that are rewritten.
    static boolean onTerminal() {
        var noColor = System.getenv("NO_COLOR");
        return isTerminal() && (noColor == null || noColor.isEmpty());
    }

    /// Whether a person watches.
    static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static String paint(String style, String text) {
        return ANSI.enabled() ? ANSI.string("@|" + style + " " + text + "|@") : text;
    }
}
