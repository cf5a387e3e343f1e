// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Processes that fork children of about 20 ms without end, each of which registers itself. In the
/// end nothing is left of them.
final class Storm {

    private static final int PARENTS = 6;
    private static final int TWENTY_MS = 20_000_000;
    private static final int TRIAL = 4000;
    private static final int LEAST = 20;
    private static final long SECOND = 1_000_000_000L;

    private final Victim victim;
    private final Report report;
    private final int periodMs;
    private final Set<Long> seen = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private long reads;

    /// @param periodMs how long a process that has ended may be listed
    Storm(Victim victim, Report report, int periodMs) {
        this.victim = victim;
        this.report = report;
        this.periodMs = periodMs;
    }

    /// @param nanos how long
    void run(long nanos) throws Exception {
        victim.reload();
        var list = new StatusList(victim.file());
        var forks = Files.createTempFile("torture", ".forks");
        try (var shells = new Shells()) {
            var loops = loops(shells);
            for (var parent = 0; parent < PARENTS; parent++) {
                shells.repeat(child(loops, forks));
            }
            var end = System.nanoTime() + nanos;
            for (var said = 0L; System.nanoTime() < end || Files.size(forks) < LEAST; ) {
                look(list);
                Thread.sleep(5);
                if (System.nanoTime() - said > SECOND) {
                    said = System.nanoTime();
                    count(forks);
                    report.progress("storm: %,d forks", Files.size(forks));
                }
            }
        }
        awaitEmpty(list);
        count(forks);
        Files.delete(forks);
    }

    /// Each fork is a byte in the file.
    private void count(Path forks) throws IOException {
        report.count("storm: forks", Files.size(forks));
        report.count("storm: processes seen in the list", seen.size());
        report.count("storm: reads of the list", reads);
    }

    /// How often a shell counts in 20 ms on this machine.
    private static long loops(Shells shells) throws Exception {
        var start = System.nanoTime();
        shells.ask(counting(TRIAL) + "; echo done");
        var nanos = Math.max(1, System.nanoTime() - start);
        return Math.max(1, (long) TRIAL * TWENTY_MS / nanos);
    }

    private static String counting(long loops) {
        return "j=0; while [ $j -lt %d ]; do j=$((j+1)); done".formatted(loops);
    }

    /// One child after the other.
    private String child(long loops, Path forks) {
        var registers =
                "(read pid rest < /proc/self/stat; echo $pid > %s; %s) & wait; printf . >> %s";
        return registers.formatted(victim.file(), counting(loops), forks);
    }

    private void look(StatusList list) {
        try {
            seen.addAll(list.read().pids());
            reads++;
        } catch (Deviation deviation) {
            found(deviation);
        }
    }

    /// All that registered have ended: three refreshes later nobody is listed.
    private void awaitEmpty(StatusList list) throws Exception {
        report.progress("storm: waiting for the list to be empty");
        var end = System.nanoTime() + (3L * periodMs + 5000) * 1_000_000;
        while (true) {
            try {
                var left = list.read().pids();
                if (left.isEmpty()) {
                    return;
                }
                if (System.nanoTime() > end) {
                    found(
                            new Deviation(
                                    "storm: ended processes stay in the list",
                                    left.size() + " ended processes are still listed"));
                    return;
                }
            } catch (Deviation deviation) {
                found(deviation);
                return;
            }
            Thread.sleep(20);
        }
    }

    private void found(Deviation deviation) {
        if (found.add(deviation.kind())) {
            report.finding(deviation.kind(), deviation.getMessage(), List.of());
        }
    }
}
