// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// What the launcher runs once after a build, so that the JVM can write down (in its AOT cache)
/// which classes the usual commands load. It changes nothing on the machine.
final class Training {
    private static final List<List<String>> COMMANDS =
            List.of(
                    List.of("--help"),
                    List.of("run", "--help"),
                    List.of("kernel", "list"),
                    List.of("emit", "hello"),
                    List.of("check", "mp1"),
                    List.of("nosuch"));

    private Training() {}

    /// Runs the usual commands, their output thrown away; the last one as a whole, to the end of
    /// the JVM, which loads classes of its own.
    static void main() {
        for (var command : COMMANDS) {
            var nowhere = new PrintWriter(new StringWriter());
            Jiffy.run(nowhere, nowhere, command.toArray(String[]::new));
        }
        Jiffy.main("--version");
    }
}
