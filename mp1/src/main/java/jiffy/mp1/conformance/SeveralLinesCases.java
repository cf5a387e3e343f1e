// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EINVAL;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.mp1.syscall.Errno;

/// Writes of several lines, of which some are bad: the lines before the first bad one are done and
/// counted, the others are not; a write that starts with the bad one gets its errno.
final class SeveralLinesCases {

    private static final int LARGE = 199 * 1024;
    private static final int HUNDREDS = 300;

    private SeveralLinesCases() {}

    static List<Case> all() {
        return List.of(
                new Case("lines.bad_second_line", SeveralLinesCases::badSecond),
                new Case("lines.bad_first_line", SeveralLinesCases::badFirst),
                new Case("lines.empty_line_at_the_end", SeveralLinesCases::emptyLast),
                new Case("lines.dead_second_line", SeveralLinesCases::deadSecond),
                new Case("lines.same_process_twice", SeveralLinesCases::twice),
                new Case("lines.nul_in_second_line", SeveralLinesCases::nulInSecond),
                new Case("lines.first_of_199_kb", SeveralLinesCases::firstOfLarge),
                new Case("lines.hundreds_in_few_writes", SeveralLinesCases::hundreds));
    }

    private static void badSecond(Trial trial) throws Exception {
        stopsAt(trial, "junk\n", EINVAL);
        stopsAt(trial, "0\n", EINVAL);
        stopsAt(trial, "-1\n", EINVAL);
        stopsAt(trial, "99999999999\n", EINVAL);
    }

    private static void emptyLast(Trial trial) throws Exception {
        stopsAt(trial, "\n", EINVAL);
    }

    private static void deadSecond(Trial trial) throws Exception {
        var pid = trial.sleeper();
        trial.processes().kill(pid);
        stopsAt(trial, pid + "\n", ESRCH);
    }

    private static void twice(Trial trial) throws Exception {
        stopsAt(trial, trial.registered() + "\n", EEXIST);
        var pid = trial.sleeper();
        var line = pid + "\n";
        Expect.count(line.length(), trial.status().write(line + line), "the same line twice");
        Expect.that(trial.status().lists(pid), "%d is not listed", pid);
    }

    private static void nulInSecond(Trial trial) throws Exception {
        stopsAt(trial, trial.sleeper() + "\0\n", EINVAL);
    }

    /// Writes a good line, the bad one, a good line; then the rest again, as the C library does.
    private static void stopsAt(Trial trial, String bad, Errno errno) throws Exception {
        var pids = trial.processes().sleepers(2);
        var first = pids.getFirst() + "\n";
        var rest = bad + pids.getLast() + "\n";
        var what = "write of `" + Expect.shown(first + rest) + "`";
        Expect.count(first.length(), trial.status().write(first + rest), what);
        appeared(trial, pids, Set.of(pids.getFirst()));
        Expect.errno(errno, trial.status().write(rest), "write of its rest");
        appeared(trial, pids, Set.of(pids.getFirst()));
    }

    private static void badFirst(Trial trial) throws Exception {
        var pids = trial.processes().sleepers(2);
        var text = "junk\n" + Trial.lines(pids);
        Expect.errno(EINVAL, trial.status().write(text), "write of `" + Expect.shown(text) + "`");
        appeared(trial, pids, Set.of());
    }

    private static void firstOfLarge(Trial trial) throws Exception {
        var pids = trial.processes().sleepers(2);
        var junk = pids.getFirst() + "\n" + "junk".repeat(LARGE / 4);
        var line = (pids.getFirst() + "\n").length();
        Expect.count(line, trial.status().write(junk), "199 kB, of which the first line is good");
        var again = (pids.getLast() + "\n").repeat(LARGE / line);
        line = (pids.getLast() + "\n").length();
        Expect.count(line, trial.status().write(again), "199 kB of one line again and again");
        appeared(trial, pids, Set.copyOf(pids));
    }

    private static void hundreds(Trial trial) throws Exception {
        var pids = trial.processes().sleepers(HUNDREDS);
        var before = trial.status().pids();
        trial.register(pids);
        var added = new HashSet<>(trial.status().pids());
        Expect.that(added.containsAll(pids), "not all of %d are listed", HUNDREDS);
        pids.forEach(added::remove);
        added.removeAll(before);
        Expect.that(added.isEmpty(), "%s were registered, but not written", added);
    }

    private static void appeared(Trial trial, List<Long> candidates, Set<Long> expected)
            throws Exception {
        var listed = new HashSet<>(candidates);
        listed.retainAll(trial.status().pids());
        Expect.equal(expected, listed, "registered of " + candidates);
    }
}
