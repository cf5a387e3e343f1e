// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// What the periodic refresh does to the list, and when it does not run.
final class RefreshCases {

    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");

    private RefreshCases() {}

    static List<Case> all() {
        return List.of(
                new Case("refresh.drops_a_process_that_is_gone", RefreshCases::gone),
                new Case("refresh.drops_all_and_the_list_reads_empty", RefreshCases::empty),
                new Case("refresh.keeps_the_others", RefreshCases::others),
                new Case("refresh.goes_on_after_the_list_was_empty", RefreshCases::again),
                new Case("refresh.reused_pid_is_another_process", RefreshCases::reused),
                new Case("refresh.timer_rests_while_nothing_is_registered", RefreshCases::idle),
                new Case("refresh.timer_only_queues_work_of_its_own_queue", RefreshCases::halves));
    }

    private static void gone(Trial trial) throws Exception {
        var pid = trial.registered();
        trial.processes().kill(pid);
        trial.await(pid + " is dropped", () -> !trial.status().lists(pid));
    }

    private static void empty(Trial trial) throws Exception {
        for (var pid : trial.registered(20)) {
            trial.processes().kill(pid);
        }
        trial.awaitEmpty();
        Expect.equal("", trial.status().read(1), "an empty list");
    }

    private static void others(Trial trial) throws Exception {
        var pids = trial.registered(30);
        var ended = new HashSet<Long>();
        for (var each = 0; each < pids.size(); each += 3) {
            trial.processes().kill(pids.get(each));
            ended.add(pids.get(each));
        }
        trial.await(
                "the ended ones are dropped",
                () -> trial.status().pids().stream().noneMatch(ended::contains));
        var kept = new HashSet<>(pids);
        kept.removeAll(ended);
        Expect.that(trial.status().pids().containsAll(kept), "living processes were dropped");
    }

    private static void again(Trial trial) throws Exception {
        trial.awaitEmpty();
        var pid = refreshed(trial);
        trial.processes().kill(pid);
        trial.await(pid + " is dropped", () -> !trial.status().lists(pid));
    }

    /// Registers a busy process and waits for a refresh: the time of one that sleeps may stay zero
    /// where the scheduler's clock is coarse.
    ///
    /// @return its PID
    private static long refreshed(Trial trial) throws Exception {
        var pid = trial.processes().spinner().pid();
        trial.register(pid);
        var atFirst = trial.shown(pid);
        trial.await("a refresh", () -> trial.shown(pid) != atFirst);
        return pid;
    }

    private static void reused(Trial trial) throws Exception {
        if (!Files.isWritable(LAST_PID)) {
            throw new Case.Skipped("this kernel has no " + LAST_PID);
        }
        for (var attempt = 0; attempt < 20; attempt++) {
            var old = trial.registered();
            trial.processes().kill(old);
            var reused = processWithNumber(trial, old);
            if (reused && !trial.status().lists(old)) {
                continue; // the refresh was faster
            }
            if (reused) {
                registersAgain(trial, old);
                return;
            }
        }
        throw new Case.Skipped("no process got the number of one that had ended");
    }

    private static boolean processWithNumber(Trial trial, long pid) throws IOException {
        var script = "echo %d > %s; sleep 1000000 & echo $!; wait".formatted(pid - 1, LAST_PID);
        var line = trial.processes().shell(script).inputReader().readLine();
        return line != null && Long.parseLong(line.strip()) == pid;
    }

    /// The new process is not registered, whatever the old entry still shows: it can be.
    private static void registersAgain(Trial trial, long pid) throws Exception {
        var line = pid + "\n";
        var what = "registering a new process that has the number of an ended one";
        Expect.count(line.length(), trial.status().write(line), what);
        trial.await("the ended process is dropped", () -> !twice(trial, pid));
        Thread.sleep(2L * trial.periodMs());
        Expect.that(trial.status().lists(pid), "the new process was dropped with the old one");
    }

    /// Until the old entry is dropped, one number may stand for two entries.
    private static boolean twice(Trial trial, long pid) throws Exception {
        var start = pid + ": ";
        return trial.status().read().lines().filter(each -> each.startsWith(start)).count() > 1;
    }

    private static void idle(Trial trial) throws Exception {
        try (var trace = new Trace("timer/timer_start", "timer/timer_expire_entry")) {
            var pid = refreshed(trial);
            trial.await("its timer is traced", () -> !trace.ofModule().isEmpty());
            trial.processes().kill(pid);
            trial.awaitEmpty();
            Thread.sleep(2L * trial.periodMs() + 200);
            trace.clear();
            Thread.sleep(4L * trial.periodMs() + 200);
            var events = trace.ofModule();
            Expect.that(events.isEmpty(), "nothing is registered, but: %s", events);
        }
    }

    private static void halves(Trial trial) throws Exception {
        try (var trace =
                new Trace(
                        "timer/timer_expire_entry",
                        "workqueue/workqueue_queue_work",
                        "workqueue/workqueue_execute_start")) {
            trial.registered();
            trial.await(
                    "a bottom half", () -> trace.ofModule().stream().anyMatch(Trace::isWorkStart));
            var queued = trace.ofModule().stream().filter(Trace::isQueueing).toList();
            Expect.that(
                    trace.ofModule().stream().anyMatch(Trace::isExpiry), "no timer has expired");
            Expect.that(!queued.isEmpty(), "no work was queued");
            for (var each : queued) {
                Expect.that(
                        !each.matches(".*workqueue=(events|system)\\S*.*"),
                        "the work queue is not its own: %s",
                        each);
            }
        }
    }
}
