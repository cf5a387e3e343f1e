// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.homes;

import java.util.List;
import java.util.stream.Collectors;

/// What a home showed of a module's life: its lines in the log, and how loading ended.
///
/// @param lines each as `LEVEL text`
/// @param errno that loading ended with; 0 if it ended well
public record Transcript(List<String> lines, int errno) {
    @Override
    public String toString() {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"))
                + (errno == 0 ? "loaded" : "not loaded: errno " + errno);
    }
}
