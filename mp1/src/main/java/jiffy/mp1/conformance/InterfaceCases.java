// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Descriptor.O_RDWR;
import static jiffy.mp1.syscall.Descriptor.SEEK_SET;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// The file, and what a good write and a good read do.
final class InterfaceCases {

    private static final String LIST = "([1-9][0-9]*: (0|[1-9][0-9]*)\n)*";

    private InterfaceCases() {}

    static List<Case> all() {
        return List.of(
                new Case("interface.mode_is_0666", InterfaceCases::mode),
                new Case("interface.folder_lists_the_file", InterfaceCases::folder),
                new Case("interface.registered_process_is_listed", InterfaceCases::listed),
                new Case("interface.line_is_pid_colon_blank_time", InterfaceCases::format),
                new Case("interface.newline_is_optional", InterfaceCases::newlineIsOptional),
                new Case("interface.several_lines_register_several", InterfaceCases::severalLines),
                new Case("interface.last_of_several_needs_no_newline", InterfaceCases::lastLine),
                new Case("interface.shell_redirection_registers", InterfaceCases::redirection),
                new Case("interface.file_offset_means_nothing_to_a_write", InterfaceCases::offset),
                new Case(
                        "interface.one_descriptor_writes_many_times",
                        InterfaceCases::oneDescriptor),
                new Case("interface.descriptor_writes_and_reads", InterfaceCases::readWrite),
                new Case("interface.leading_zeros_are_never_octal", InterfaceCases::leadingZeros),
                new Case("interface.any_user_registers_and_reads", InterfaceCases::anyUser));
    }

    private static void mode(Trial trial) throws Exception {
        var path = trial.status().path();
        var mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        Expect.equal("rw-rw-rw-", PosixFilePermissions.toString(mode), "permissions");
    }

    private static void folder(Trial trial) throws Exception {
        var path = trial.status().path().toAbsolutePath();
        try (var files = Files.list(path.getParent())) {
            Expect.that(files.anyMatch(path::equals), "%s is not listed by its folder", path);
        }
    }

    private static void listed(Trial trial) throws Exception {
        var pid = trial.sleeper();
        Expect.that(!trial.status().lists(pid), "%d is listed before it was registered", pid);
        trial.register(pid);
        Expect.that(trial.status().lists(pid), "%d is not listed", pid);
    }

    private static void format(Trial trial) throws Exception {
        trial.registered(3);
        var text = trial.status().read();
        Expect.that(text.matches(LIST), "not lines of `<PID>: <CPU time>`: %s", Expect.shown(text));
    }

    private static void newlineIsOptional(Trial trial) throws Exception {
        for (var end : List.of("", "\n")) {
            var line = trial.sleeper() + end;
            Expect.count(line.length(), trial.status().write(line), Expect.shown(line));
            var pid = Long.parseLong(line.strip());
            Expect.that(trial.status().lists(pid), "`%s` registers nothing", Expect.shown(line));
        }
    }

    private static void severalLines(Trial trial) throws Exception {
        registersAll(trial, "\n");
    }

    private static void lastLine(Trial trial) throws Exception {
        registersAll(trial, "");
    }

    private static void registersAll(Trial trial, String end) throws Exception {
        var pids = trial.processes().sleepers(5);
        var text = Trial.lines(pids).strip() + end;
        Expect.count(text.length(), trial.status().write(text), "a write of five lines");
        Expect.that(trial.status().pids().containsAll(pids), "not all of %s are listed", pids);
    }

    private static void redirection(Trial trial) throws Exception {
        for (var operator : List.of(">", ">>", "1<>")) {
            var pid = trial.sleeper();
            var script = "echo %d %s %s".formatted(pid, operator, trial.status().path());
            Expect.equal("", trial.processes().output(script), script);
            Expect.that(trial.status().lists(pid), "`%s` registers nothing", script);
        }
    }

    private static void offset(Trial trial) throws Exception {
        var pid = trial.sleeper();
        var line = pid + "\n";
        try (var status = trial.status().open(O_RDWR)) {
            Expect.count(1000, status.seek(1000, SEEK_SET), "lseek");
            Expect.count(line.length(), status.write(StatusFile.bytes(line)), "write at 1000");
        }
        Expect.that(trial.status().lists(pid), "a write at 1000 registers nothing");
    }

    private static void oneDescriptor(Trial trial) throws Exception {
        var pids = trial.processes().sleepers(3);
        try (var status = trial.status().open(O_RDWR)) {
            for (var pid : pids) {
                var line = pid + "\n";
                Expect.count(line.length(), status.write(StatusFile.bytes(line)), "write");
            }
        }
        Expect.that(trial.status().pids().containsAll(pids), "not all of %s are listed", pids);
    }

    private static void readWrite(Trial trial) throws Exception {
        var pid = trial.sleeper();
        var line = pid + "\n";
        try (var status = trial.status().open(O_RDWR)) {
            Expect.count(line.length(), status.write(StatusFile.bytes(line)), "write");
            status.seek(0, SEEK_SET);
            var times = StatusFile.times(StatusFile.readOn(status, 4096));
            Expect.that(times.containsKey(pid), "%d is not read on the same descriptor", pid);
        }
    }

    private static void leadingZeros(Trial trial) throws Exception {
        var pid = trial.sleeper();
        var before = Set.copyOf(trial.status().pids());
        var result = trial.status().write("000" + pid + "\n");
        for (var each : trial.status().pids()) {
            Expect.that(before.contains(each) || each == pid, "000%d registered %d", pid, each);
        }
        Expect.equal(result > 0, trial.status().lists(pid), "000" + pid + " is listed");
    }

    private static void anyUser(Trial trial) throws Exception {
        var pid =
                User.ALICE.act(() -> {
                    var own = trial.registered();
                    Expect.that(trial.status().lists(own), "alice does not see %d", own);
                    return own;
                });
        Expect.that(trial.status().lists(pid), "root does not see alice's %d", pid);
    }
}
