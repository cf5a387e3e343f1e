// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.util.ArrayList;
import java.util.List;

/// Leaves out of a program what is not needed to show what it shows: first halves, then smaller and
/// smaller parts, at last single steps, until none can be left out.
public final class Shrinking {

    /// Whether a program still shows it.
    public interface Test<T> {
        boolean shows(List<T> program) throws Exception;
    }

    private Shrinking() {}

    /// The shortest program that was found.
    ///
    /// @param program one that shows it
    /// @param tries how many programs are tried at most
    public static <T> List<T> shrink(List<T> program, Test<T> test, int tries) throws Exception {
        var shortest = List.copyOf(program);
        var part = Math.max(1, shortest.size() / 2);
        var left = tries;
        while (left > 0) {
            var at = 0;
            var shorter = false;
            while (at < shortest.size() && left-- > 0) {
                var candidate = without(shortest, at, Math.min(at + part, shortest.size()));
                if (!candidate.isEmpty() && test.shows(candidate)) {
                    shortest = candidate;
                    shorter = true;
                } else {
                    at += part;
                }
            }
            if (part == 1 && !shorter) {
                return shortest;
            }
            part = Math.max(1, part / 2);
        }
        return shortest;
    }

    private static <T> List<T> without(List<T> program, int from, int to) {
        var rest = new ArrayList<>(program.subList(0, from));
        rest.addAll(program.subList(to, program.size()));
        return List.copyOf(rest);
    }
}
