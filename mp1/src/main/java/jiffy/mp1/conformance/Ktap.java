// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.util.Locale;

/// The lines of KTAP (`Documentation/dev-tools/ktap.rst`): pure text.
final class Ktap {

    private Ktap() {}

    static String header(int cases) {
        return "KTAP version 1\n1.." + cases;
    }

    static String passed(int number, String name, long millis) {
        return "ok %d %s # time=%s".formatted(number, name, seconds(millis));
    }

    static String failed(int number, String name, String reason) {
        return "not ok %d %s # %s".formatted(number, name, oneLine(reason));
    }

    static String skipped(int number, String name, String reason) {
        return "ok %d %s # SKIP %s".formatted(number, name, oneLine(reason));
    }

    static String diagnostic(String text) {
        return "# " + oneLine(text);
    }

    static String closing(int passed, int failed, int skipped) {
        return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3fs", millis / 1000.0);
    }

    private static String oneLine(String text) {
        return text.strip().replace("\n", " | ").replace("#", "\\#");
    }
}
