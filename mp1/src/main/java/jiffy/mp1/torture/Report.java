// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.PrintStream;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/// What the attack says to who started it, a line each: `progress TEXT`, `program NUMBER`,
/// `count NUMBER NAME`, and a finding as `finding KIND`, `message TEXT`, `step OPERATION` …, `end`.
/// Written at once: the kernel may die of the next step.
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    synchronized void progress(String text, Object... arguments) {
        say("progress " + text.formatted(arguments));
    }

    synchronized void program(long number) {
        say("program " + number);
    }

    synchronized void count(String name, long number) {
        say("count " + number + " " + name);
    }

    synchronized void finding(String kind, String message, List<Operation> steps) {
        say("finding " + oneLine(kind));
        say("message " + oneLine(message));
        steps.forEach(step -> say("step " + step));
        say("end");
    }

    /// What of the module's code was reached.
    synchronized void covered(BitSet covered) {
        if (!covered.isEmpty()) {
            say("covered " + HexFormat.of().formatHex(covered.toByteArray()));
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ').replace('\0', ' ');
    }
}
