// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// PID namespaces: the number written is one of the writer's namespace, the number shown is one of
/// the reader's, and what the reader's namespace cannot see is not shown.
final class NamespaceCases {

    private NamespaceCases() {}

    static List<Case> all() {
        return List.of(
                new Case("namespace.number_written_is_the_writers", NamespaceCases::writers),
                new Case("namespace.number_shown_is_the_readers", NamespaceCases::readers),
                new Case("namespace.invisible_processes_are_not_shown", NamespaceCases::invisible),
                new Case("namespace.outer_number_means_nothing_inside", NamespaceCases::outer),
                new Case("namespace.one_process_is_one_entry", NamespaceCases::oneEntry),
                new Case("namespace.short_reads_skip_the_invisible", NamespaceCases::shortReads),
                new Case("namespace.mount_shows_its_own_only", NamespaceCases::mount),
                new Case("namespace.end_of_a_namespace_drops_its_processes", NamespaceCases::end));
    }

    private static void writers(Trial trial) throws Exception {
        var before = Set.copyOf(trial.status().pids());
        var inside = new Inside(trial);
        Expect.equal("", inside.say("write " + inside.sleeper), "registering inside");
        var listed = trial.status().pids();
        var outside = inside.outside(inside.sleeper);
        Expect.that(listed.contains(outside), "process %d is not listed: %s", outside, listed);
        Expect.that(
                before.contains(inside.sleeper) || !listed.contains(inside.sleeper),
                "the inner number %d is shown outside",
                inside.sleeper);
    }

    private static void readers(Trial trial) throws Exception {
        var inside = new Inside(trial);
        trial.register(inside.outside(inside.sleeper));
        trial.register(inside.outside(1));
        Expect.equal(Set.of(1L, inside.sleeper), inside.pids(), "listed inside");
    }

    private static void invisible(Trial trial) throws Exception {
        trial.registered(3);
        var inside = new Inside(trial);
        Expect.equal(Set.of(), inside.pids(), "listed inside, where nothing is registered");
        Expect.equal("", inside.say("write " + inside.sleeper), "registering inside");
        Expect.equal(Set.of(inside.sleeper), inside.pids(), "listed inside");
    }

    private static void outer(Trial trial) throws Exception {
        var pid = trial.sleeper();
        var inside = new Inside(trial);
        var answer = inside.say("write " + pid);
        Expect.that(answer.contains("No such process"), "the answer is `%s`", answer);
        Expect.that(!trial.status().lists(pid), "%d was registered from inside", pid);
    }

    private static void oneEntry(Trial trial) throws Exception {
        var inside = new Inside(trial);
        var outside = inside.outside(inside.sleeper);
        Expect.equal("", inside.say("write " + inside.sleeper), "registering inside");
        Expect.errno(EEXIST, trial.status().write(outside + "\n"), "registering again outside");
        trial.register(inside.outside(1));
        var answer = inside.say("write 1");
        Expect.that(answer.contains("File exists"), "the answer is `%s`", answer);
    }

    private static void shortReads(Trial trial) throws Exception {
        var inside = new Inside(trial);
        trial.registered(10);
        trial.register(inside.outside(inside.sleeper));
        trial.registered(10);
        trial.register(inside.outside(1));
        trial.registered(10);
        for (var size : List.of(1, 7, 100)) {
            var text = inside.say("read " + size);
            var expected = Set.of(1L, inside.sleeper);
            Expect.equal(expected, StatusFile.times(text).keySet(), "reads of " + size);
        }
    }

    /// Who comes through a proc of another namespace sees there what that proc shows: else a proc
    /// without `hidepid=`, which whoever makes a namespace may mount, would show all.
    private static void mount(Trial trial) throws Exception {
        var path = trial.inProc();
        var registered = trial.registered();
        var inside = new Inside(trial);
        var shown = inside.outside(inside.sleeper);
        trial.register(shown);
        var folder = Files.createTempDirectory("proc");
        Expect.equal("", inside.say("mount " + folder), "mounting proc inside");
        try {
            var through = new StatusFile(folder.resolve(path));
            Expect.equal(Set.of(shown), through.pids(), "listed by the proc of the namespace");
            Expect.errno(ESRCH, through.write(registered + "\n"), "registering one from outside");
            Expect.errno(EEXIST, through.write(shown + "\n"), "registering one from inside again");
        } finally {
            Expect.equal("", trial.processes().output("umount " + folder), "unmounting");
            Files.delete(folder);
        }
    }

    private static void end(Trial trial) throws Exception {
        var inside = new Inside(trial);
        var outside = inside.outside(inside.sleeper);
        trial.register(outside);
        trial.processes().kill(inside.outside(1));
        trial.await("its process is dropped", () -> !trial.status().lists(outside));
    }

    /// A shell that is process 1 of a namespace of its own, and a sleeping process beside it. It
    /// lists by `dd`, which reads: busybox's `cat` may call `sendfile(2)` instead.
    private static final class Inside {

        private static final String SCRIPT =
                """
                sleep 1000000 & echo $!
                while read word value; do
                    case $word in
                    mount) mount -t proc proc $value ;;
                    write) echo $value > %1$s ;;
                    list) dd if=%1$s 2>/dev/null ;;
                    read) dd bs=$value if=%1$s 2>/dev/null ;;
                    esac
                    echo .
                done
                """;

        private final Process unshare;
        private final BufferedReader answers;
        private final long sleeper;

        Inside(Trial trial) throws IOException {
            var script = SCRIPT.formatted(trial.status().path());
            var busybox = Processes.busybox().toString();
            unshare =
                    trial.processes()
                            .start(busybox, "unshare", "-p", "-f", busybox, "sh", "-c", script);
            answers = unshare.inputReader();
            var line = answers.readLine();
            if (line == null || !line.matches("[0-9]+")) {
                throw new Case.Skipped("no pid namespace can be made here: " + line);
            }
            sleeper = Long.parseLong(line);
        }

        /// Has the shell do something.
        ///
        /// @return what it printed, each line with its newline
        String say(String order) throws IOException {
            unshare.outputWriter().write(order + "\n");
            unshare.outputWriter().flush();
            var answer = new StringBuilder();
            for (var line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IOException("the shell inside has ended: " + answer);
                }
                answer.append(line).append('\n');
            }
            return answer.toString();
        }

        Set<Long> pids() throws IOException {
            return StatusFile.times(say("list")).keySet();
        }

        /// The number that a process inside has outside: the last number of `NSpid` in
        /// `/proc/PID/status` is the inner one.
        long outside(long inner) throws IOException {
            for (var each : unshare.descendants().toList()) {
                var status = Files.readString(Path.of("/proc/" + each.pid() + "/status"));
                if (status.matches("(?s).*\nNSpid:\\s+[0-9]+\\s+" + inner + "\n.*")) {
                    return each.pid();
                }
            }
            throw new IOException("no process is " + inner + " inside");
        }
    }
}
