// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EINVAL;
import static jiffy.mp1.syscall.Errno.ENOSPC;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jiffy.mp1.CpuTime;
import jiffy.mp1.syscall.SystemCall;

/// Load, for as long as `--seconds` says: the list stays a list, what is there is read once, and in
/// the end nothing is left.
final class StressCases {

    private static final Set<Long> REGISTERING =
            Set.of((long) -ESRCH.number(), (long) -EEXIST.number(), (long) -ENOSPC.number());

    private StressCases() {}

    static List<Case> all() {
        return List.of(
                new Case("stress.permanent_entries_are_read_once", StressCases::permanent),
                new Case("stress.registration_races_with_exit", StressCases::exitRace),
                new Case("stress.one_process_registered_by_many_at_once", StressCases::sameProcess),
                new Case("stress.children_of_20_ms_without_end", StressCases::children),
                new Case("stress.bad_writes_beside_good_ones", StressCases::badWrites));
    }

    /// Together more than a read takes from the list at once, or nothing could go wrong in between.
    private static final int GROUPS = 8;

    private static final int GROUP = 40;

    private static final int SIGKILL = 9;

    private static long end(Trial trial) {
        return System.nanoTime() + trial.options().seconds() * 1_000_000_000L;
    }

    /// Processes that come, are registered and go, started by a shell.
    static Process churn(Trial trial) throws IOException {
        return trial.processes()
                .shell(
                        """
                        while :; do
                            for i in 1 2 3 4 5 6 7 8; do sleep 0.05 & echo $! > %1$s; done
                            wait
                        done >/dev/null 2>&1
                        """
                                .formatted(trial.status().path()));
    }

    /// Entries that stay lie between entries that go, group by group, and while they are read the
    /// latter end one after the other, before and behind where a reader is.
    private static void permanent(Trial trial) throws Exception {
        var permanent = new ArrayList<Long>();
        var doomed = new ArrayList<Long>();
        for (var group = 0; group < GROUPS; group++) {
            doomed.addAll(trial.registered(GROUP));
            permanent.addAll(trial.registered(GROUP));
        }
        churn(trial);
        var end = end(trial);
        var tasks = new ArrayList<Callable<Void>>();
        tasks.add(() -> endOneByOne(doomed, end));
        for (var size : List.of(7, 64, 512, 4096)) {
            tasks.add(() -> readPermanent(trial, permanent, size, end));
        }
        ReadCases.together(tasks);
    }

    /// Ends processes one by one until `end`, and the rest then.
    private static Void endOneByOne(List<Long> pids, long end) throws InterruptedException {
        Collections.shuffle(pids, new Random(423));
        var pause = Math.max(0, end - System.nanoTime()) / pids.size();
        for (var pid : pids) {
            SystemCall.KILL.call(pid, SIGKILL);
            if (System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(pause);
            }
        }
        return null;
    }

    private static Void readPermanent(Trial trial, List<Long> permanent, int size, long end)
            throws Exception {
        do {
            var seen = occurrences(trial.status().read(size));
            for (var pid : permanent) {
                Expect.equal(1, seen.get(pid), "times that %d is read by %d".formatted(pid, size));
            }
        } while (System.nanoTime() < end);
        return null;
    }

    /// How often each process stands in a text; numbers of ended processes may be reused.
    private static Map<Long, Integer> occurrences(String text) {
        var times = new HashMap<Long, Integer>();
        try {
            for (var each : CpuTime.parseAll(text)) {
                times.merge(each.pid(), 1, Integer::sum);
            }
        } catch (IllegalArgumentException malformed) {
            throw new Case.Unmet(Expect.shown(malformed.getMessage()));
        }
        return times;
    }

    private static void exitRace(Trial trial) throws Exception {
        var end = end(trial);
        var short_ = "i=0; while [ $i -lt 50 ]; do sleep 0 & echo $!; i=$((i+1)); done";
        do {
            var shell = trial.processes().shell(short_);
            var lines = shell.inputReader();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var result = trial.status().write(line + "\n");
                Expect.that(
                        result == line.length() + 1 || REGISTERING.contains(result),
                        "registering a process that ends: %s",
                        Expect.result(result));
            }
            shell.waitFor();
        } while (System.nanoTime() < end);
        trial.awaitEmpty();
    }

    private static void sameProcess(Trial trial) throws Exception {
        var end = end(trial);
        do {
            var line = trial.sleeper() + "\n";
            var writers = new ArrayList<Callable<Long>>();
            for (var writer = 0; writer < 4; writer++) {
                writers.add(() -> trial.status().write(line));
            }
            var succeeded = 0;
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var result : threads.invokeAll(writers)) {
                    if (result.get() == line.length()) {
                        succeeded++;
                    } else {
                        Expect.errno(EEXIST, result.get(), "registering at the same time");
                    }
                }
            }
            Expect.equal(1, succeeded, "writers that registered one process");
            trial.status().times();
        } while (System.nanoTime() < end);
    }

    /// A process that forks busy children without end, itself and some of them registered.
    private static void children(Trial trial) throws Exception {
        var shell =
                trial.processes()
                        .shell(
                                """
                                echo $$ > %1$s
                                while :; do
                                    (i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done) &
                                    echo $! > %1$s
                                    wait
                                done >/dev/null 2>&1
                                """
                                        .formatted(trial.status().path()));
        trial.await("the parent is listed", () -> trial.status().lists(shell.pid()));
        var end = end(trial);
        do {
            var seen = occurrences(trial.status().read(100));
            Expect.equal(1, seen.get(shell.pid()), "times that the parent is listed");
            Thread.sleep(10);
        } while (System.nanoTime() < end);
        shell.destroyForcibly().waitFor();
        trial.awaitEmpty();
    }

    private static void badWrites(Trial trial) throws Exception {
        var end = end(trial);
        var writers = new ArrayList<Callable<Void>>();
        for (var seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            writers.add(() -> writeJunk(trial, random, end));
        }
        writers.add(() -> writeGood(trial, end));
        ReadCases.together(writers);
    }

    private static Void writeJunk(Trial trial, Random random, long end) throws Exception {
        do {
            var junk = new byte[1 + random.nextInt(300)];
            random.nextBytes(junk);
            junk[0] = 'x';
            var text = new String(junk, StandardCharsets.ISO_8859_1);
            Expect.errno(EINVAL, trial.status().write(text), "junk");
        } while (System.nanoTime() < end);
        return null;
    }

    private static Void writeGood(Trial trial, long end) throws Exception {
        do {
            var pids = trial.registered(3);
            Expect.that(trial.status().pids().containsAll(pids), "%s are not listed", pids);
            for (var pid : pids) {
                trial.processes().kill(pid);
            }
        } while (System.nanoTime() < end);
        return null;
    }
}
