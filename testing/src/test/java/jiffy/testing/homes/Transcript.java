// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import java.util.List;
import java.util.stream.Collectors;

/// What a home showed of a module's life: its lines in the log, and how loading ended.
///
/// @param lines each as `LEVEL text`
/// @param loaded whether `insmod` ended well
/// @param error what `insmod` said if not
record Transcript(List<String> lines, boolean loaded, String error) {
    @Override
    public String toString() {
        return lines.stream().collect(Collectors.joining("\n", "", "\n"))
                + (loaded ? "loaded" : "not loaded: " + error);
    }
}
