// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that a module did and must not do.
///
/// @param kind in few words; two of one kind are one mistake
/// @param message what was expected and what came, or the kernel's first line
/// @param steps the shortest program that shows it; empty where only a race does
/// @param log what the kernel said, with lines of source where they are known
public record Finding(String kind, String message, List<String> steps, List<String> log) {
    private static final int SHOWN = 12;
    private static final int LOG_SHOWN = 40;

    public Finding {
        steps = List.copyOf(steps);
        log = List.copyOf(log);
    }

    /// For a person.
    public String show() {
        var text = new StringBuilder(kind).append("\n    ").append(message);
        if (!steps.isEmpty()) {
            text.append(
                    "\n    the shortest program that shows it, %d steps:".formatted(steps.size()));
            steps.stream().limit(SHOWN).forEach(step -> text.append("\n      ").append(step));
            more(text, steps.size() - SHOWN);
        }
        log.stream().limit(LOG_SHOWN).forEach(line -> text.append("\n    | ").append(line));
        more(text, log.size() - LOG_SHOWN);
        return text.toString();
    }

    private static void more(StringBuilder text, int left) {
        if (left > 0) {
            text.append("\n      and %d more".formatted(left));
        }
    }

    /// For a program.
    Map<String, Object> json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("kind", kind);
        all.put("message", message);
        all.put("steps", steps);
        all.put("log", log);
        return all;
    }
}
