// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What an attack tells, line by line: what it did, and what it found (`jiffy.mp1.torture.Report`).
final class Told {
    private static final long NONE = -1;

    private final Consumer<String> progress;
    private final StringBuilder rest = new StringBuilder();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final BitSet covered = new BitSet();
    private String kind = "";
    private String message = "";
    private String at = "";
    private long program = NONE;

    /// @param progress is told what goes on
    Told(Consumer<String> progress) {
        this.progress = progress;
    }

    /// More of its output.
    synchronized void take(String text) {
        rest.append(text);
        for (var end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
            line(rest.substring(0, end));
            rest.delete(0, end + 1);
        }
    }

    private void line(String line) {
        var space = line.indexOf(' ');
        var what = space < 0 ? line : line.substring(0, space);
        var text = line.substring(space + 1);
        switch (what) {
            case "progress" -> {
                at = text;
                progress.accept(text);
            }
            case "program" -> program = Long.parseLong(text);
            case "count" -> count(text);
            case "finding" -> {
                kind = text;
                steps.clear();
            }
            case "covered" -> covered.or(BitSet.valueOf(HexFormat.of().parseHex(text)));
            case "message" -> message = text;
            case "step" -> steps.add(text);
            case "end" -> findings.add(new Finding(kind, message, steps, List.of()));
            default -> {} // nothing of ours
        }
    }

    private void count(String text) {
        var space = text.indexOf(' ');
        counts.put(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
    }

    synchronized Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// The program that was begun last; negative if there is none.
    synchronized long program() {
        return program;
    }

    /// What of the module's code was reached.
    synchronized BitSet covered() {
        return (BitSet) covered.clone();
    }

    /// What it said last about how far it is.
    synchronized String at() {
        return at;
    }
}
