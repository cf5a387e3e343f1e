// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;
import java.util.stream.Stream;

/// Runs several command lines in one JVM, each followed by its exit code: in a guest, where
/// starting a JVM takes seconds.
final class HostSession {
    private HostSession() {}

    /// @param lines command lines, their words separated by spaces
    static void main(String... lines) {
        var out = new PrintWriter(System.out, true);
        for (var line : lines) {
            var words = Stream.of(line.split(" ")).toArray(String[]::new);
            out.println("exit " + Jiffy.run(out, out, words));
        }
    }
}
