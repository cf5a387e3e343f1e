// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// A proc that is mounted with `hidepid=2` shows entries as it shows processes, and answers writes
/// as if what it hides did not exist.
final class HidepidCases {

    private static final int GROUP = 4242;

    private HidepidCases() {}

    static List<Case> all() {
        return List.of(
                new Case("hidepid.own_entries_only", HidepidCases::own),
                new Case("hidepid.as_proc_shows_processes", HidepidCases::asProc),
                new Case("hidepid.ones_own_that_proc_hides", HidepidCases::ownButHidden),
                new Case("hidepid.ended_ones_as_proc_shows_them", HidepidCases::ended),
                new Case("hidepid.root_sees_all", HidepidCases::root),
                new Case("hidepid.group_of_the_mount_sees_all", HidepidCases::group),
                new Case("hidepid.other_mount_hides_nothing", HidepidCases::otherMount),
                new Case("hidepid.short_reads_skip_the_hidden", HidepidCases::shortReads),
                new Case("hidepid.errors_do_not_tell", HidepidCases::errors),
                new Case("hidepid.own_processes_register", HidepidCases::registerOwn));
    }

    /// Processes of root, alice and bob, all registered, and a proc that hides.
    private static final class Scene implements AutoCloseable {

        final StatusFile hiding;
        final Path mount;
        final List<Long> alices;
        final List<Long> others;
        private final Trial trial;

        Scene(Trial trial) throws Exception {
            this.trial = trial;
            var path = trial.inProc();
            mount = mount(trial);
            hiding = new StatusFile(mount.resolve(path));
            alices = User.ALICE.act(() -> trial.processes().sleepers(2));
            var bobs = User.BOB.act(trial::sleeper);
            others = List.of(trial.sleeper(), bobs);
            trial.register(others.getFirst());
            trial.register(alices);
            trial.register(others.getLast());
        }

        private static Path mount(Trial trial) throws IOException {
            var folder = Files.createTempDirectory("proc");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var options = "hidepid=2,gid=" + GROUP;
            var said = trial.processes().output("mount -t proc -o " + options + " proc " + folder);
            if (!said.isEmpty()) {
                Files.delete(folder);
                throw new Case.Skipped("proc cannot be mounted here: " + said.strip());
            }
            return folder;
        }

        Set<Long> seenBy(User user) throws Exception {
            return user.act(() -> hiding.pids());
        }

        Set<Long> all() {
            var all = new HashSet<>(alices);
            all.addAll(others);
            return all;
        }

        @Override
        public void close() throws IOException {
            trial.processes().output("umount " + mount);
            Files.delete(mount);
        }
    }

    private interface Act {
        void run(Scene scene) throws Exception;
    }

    private static void within(Trial trial, Act act) throws Exception {
        try (var scene = new Scene(trial)) {
            act.run(scene);
        }
    }

    private static void own(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var seen = scene.seenBy(User.ALICE);
                    Expect.that(seen.containsAll(scene.alices), "alice does not see her own");
                    var foreign = new HashSet<>(seen);
                    foreign.retainAll(scene.others);
                    Expect.that(foreign.isEmpty(), "alice sees %s of others", foreign);
                });
    }

    private static void asProc(Trial trial) throws Exception {
        within(trial, scene -> shownAsInProc(scene, User.BOB, scene.all()));
    }

    private static void shownAsInProc(Scene scene, User user, Collection<Long> pids)
            throws Exception {
        var seen = scene.seenBy(user);
        for (var pid : pids) {
            var folder = scene.mount.resolve(Long.toString(pid));
            Callable<Boolean> exists = () -> Files.exists(folder);
            var what = "process %d is shown to %s".formatted(pid, user.name());
            Expect.equal(user.act(exists), seen.contains(pid), what);
        }
    }

    /// Of the same user, but of another group, or running a program that this user may not read:
    /// proc hides both (`ptrace_may_access`, `kernel/ptrace.c`).
    private static void ownButHidden(Trial trial) throws Exception {
        withSecret(secret ->
                within(trial, scene -> shownAsInProc(scene, User.ALICE, hidden(trial, secret))));
    }

    private interface WithProgram {
        void act(Path program) throws Exception;
    }

    /// A program that only its owner, root, may read, but everybody may run.
    private static void withSecret(WithProgram act) throws Exception {
        var folder = Files.createTempDirectory("secret");
        var secret = folder.resolve("busybox"); // which looks at its name
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.copy(Processes.busybox(), secret);
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx--x--x"));
            act.act(secret);
        } finally {
            Files.deleteIfExists(secret);
            Files.delete(folder);
        }
    }

    /// One that ended and that nobody waited for has no memory any more that says whether it may be
    /// looked into; newer kernels remember it (`task_still_dumpable`, `kernel/ptrace.c`).
    private static void ended(Trial trial) throws Exception {
        withSecret(secret ->
                within(
                        trial,
                        scene -> {
                            var readable = zombie(trial, Processes.busybox());
                            var unreadable = zombie(trial, secret);
                            trial.register(List.of(readable, unreadable));
                            var both = List.of(readable, unreadable);
                            shownAsInProc(scene, User.ALICE, both);
                        }));
    }

    private static long zombie(Trial trial, Path busybox) throws Exception {
        var script = busybox + " sleep 1 & echo $!; exec sleep 1000000";
        var parent =
                User.ALICE.act(() ->
                        trial.processes()
                                .start(Processes.busybox().toString(), "sh", "-c", script));
        var pid = Long.parseLong(parent.inputReader().readLine());
        trial.await(
                "process " + pid + " is over",
                () -> Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z "));
        return pid;
    }

    private static List<Long> hidden(Trial trial, Path secret) throws Exception {
        var pids =
                List.of(
                        User.ALICE.in(GROUP + 1).act(trial::sleeper),
                        User.ALICE.act(() -> unreadable(trial, secret)));
        trial.register(pids);
        return pids;
    }

    private static long unreadable(Trial trial, Path busybox) throws IOException {
        var shell = trial.processes().start(busybox.toString(), "sh", "-c", "echo ready; read end");
        var said = shell.inputReader().readLine();
        Expect.equal("ready", said, "what a program that cannot be read says");
        return shell.pid();
    }

    private static void root(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var seen = scene.hiding.pids();
                    Expect.that(seen.containsAll(scene.all()), "root sees only %s", seen);
                });
    }

    private static void group(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var seen = scene.seenBy(User.ALICE.in(GROUP));
                    Expect.that(seen.containsAll(scene.all()), "the group sees only %s", seen);
                });
    }

    private static void otherMount(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var seen = User.ALICE.act(() -> trial.status().pids());
                    Expect.that(seen.containsAll(scene.all()), "/proc hides, too");
                });
    }

    private static void shortReads(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var seen = scene.seenBy(User.ALICE);
                    for (var size : List.of(1, 7, 30)) {
                        var text = User.ALICE.act(() -> scene.hiding.read(size));
                        Expect.equal(seen, StatusFile.times(text).keySet(), "reads of " + size);
                    }
                });
    }

    private static void errors(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var registered = scene.others.getLast();
                    var unregistered = User.BOB.act(trial::sleeper);
                    var dead = trial.sleeper();
                    trial.processes().kill(dead);
                    for (var pid : List.of(dead, registered, unregistered)) {
                        var result = User.ALICE.act(() -> scene.hiding.write(pid + "\n"));
                        var what =
                                pid == dead
                                        ? "an ended process"
                                        : "a hidden process that is%s registered"
                                                .formatted(pid == registered ? "" : " not");
                        Expect.errno(ESRCH, result, "alice registering " + what);
                    }
                    Expect.that(!trial.status().lists(unregistered), "it was registered");
                });
    }

    private static void registerOwn(Trial trial) throws Exception {
        within(
                trial,
                scene -> {
                    var line = User.ALICE.act(trial::sleeper) + "\n";
                    var result = User.ALICE.act(() -> scene.hiding.write(line));
                    Expect.count(line.length(), result, "alice registering her own");
                    var again = User.ALICE.act(() -> scene.hiding.write(line));
                    Expect.errno(EEXIST, again, "alice registering her own again");
                });
    }
}
