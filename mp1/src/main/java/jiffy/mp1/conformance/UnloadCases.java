// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Descriptor.O_RDWR;
import static jiffy.mp1.syscall.Errno.EIO;
import static jiffy.mp1.syscall.Errno.ENOENT;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.ErrnoException;

/// Unloading, at any moment and under any load. Each case leaves the module loaded.
final class UnloadCases {

    private static final String FAST = "period_ms=1";
    private static final int CYCLES = 20;

    private UnloadCases() {}

    static List<Case> all() {
        return List.of(
                new Case("unload.removes_the_file_and_the_module", UnloadCases::removes),
                new Case("unload.with_entries", UnloadCases::withEntries),
                new Case("unload.with_the_file_open", UnloadCases::fileOpen),
                new Case("unload.in_the_middle_of_a_read", UnloadCases::middleOfRead),
                new Case("unload.list_is_empty_after_reloading", UnloadCases::empty),
                new Case("unload.again_and_again", UnloadCases::cycles),
                new Case("unload.while_timer_and_work_rearm", UnloadCases::rearming),
                new Case("unload.beside_readers_and_writers", UnloadCases::underLoad));
    }

    private static KernelModule module(Trial trial) {
        return KernelModule.of(trial.options());
    }

    /// Runs a case with the module loaded anew, and leaves it loaded as it was at the beginning.
    private static void with(Trial trial, String parameters, Case.Body body) throws Exception {
        var module = module(trial);
        if (module.isLoaded()) {
            module.unload();
        }
        module.load(parameters);
        try {
            body.run(trial);
        } finally {
            if (module.isLoaded()) {
                module.unload();
            }
            module.load(trial.options().parameters());
        }
    }

    private static void removes(Trial trial) throws Exception {
        with(
                trial,
                "",
                _ -> {
                    module(trial).unload();
                    var path = trial.status().path();
                    Expect.that(!module(trial).isLoaded(), "mp1 is still loaded");
                    Expect.that(!Files.exists(path.getParent()), "its folder is still there");
                    Expect.errno(ENOENT, module(trial).tryUnload(), "rmmod again");
                });
    }

    private static void withEntries(Trial trial) throws Exception {
        with(
                trial,
                FAST,
                _ -> {
                    trial.registered(100);
                    Thread.sleep(20);
                    module(trial).unload();
                });
    }

    /// proc gives an open file no hold on its module: once it is removed, the file answers EIO
    /// (`proc_reg_read`, `fs/proc/inode.c`).
    private static void fileOpen(Trial trial) throws Exception {
        with(
                trial,
                "",
                _ -> {
                    var pid = trial.registered();
                    try (var status = trial.status().open(O_RDWR)) {
                        StatusFile.readOn(status, 4096);
                        module(trial).unload();
                        answersEio(status, pid);
                        module(trial).load("");
                        answersEio(status, pid);
                    }
                    trial.register(pid);
                });
    }

    private static void answersEio(Descriptor status, long pid) {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(64);
            Expect.errno(EIO, status.read(buffer), "read after rmmod");
            Expect.errno(EIO, status.read(buffer, 0), "pread after rmmod");
            Expect.errno(EIO, status.write(StatusFile.bytes(pid + "\n")), "write after rmmod");
        }
    }

    private static void middleOfRead(Trial trial) throws Exception {
        with(
                trial,
                "",
                _ -> {
                    trial.registered(100);
                    try (var status = trial.status().open(O_RDWR);
                            var arena = Arena.ofConfined()) {
                        Expect.count(7, status.read(arena.allocate(7)), "a first read of 7");
                        module(trial).unload();
                        Expect.errno(EIO, status.read(arena.allocate(7)), "the second read of 7");
                    }
                });
    }

    private static void empty(Trial trial) throws Exception {
        with(
                trial,
                "",
                _ -> {
                    var pid = trial.registered();
                    module(trial).unload();
                    module(trial).load("");
                    Expect.equal("", trial.status().read(), "the list of a module just loaded");
                    trial.register(pid);
                });
    }

    private static void cycles(Trial trial) throws Exception {
        with(
                trial,
                FAST,
                _ -> {
                    var pids = trial.processes().sleepers(5);
                    for (var cycle = 0; cycle < CYCLES; cycle++) {
                        trial.register(pids);
                        module(trial).unload();
                        module(trial).load(FAST);
                    }
                });
    }

    /// Unloads at ever other moments of a period of 1 ms.
    private static void rearming(Trial trial) throws Exception {
        with(
                trial,
                FAST,
                _ -> {
                    var pids = trial.processes().sleepers(50);
                    for (var cycle = 0; cycle < CYCLES; cycle++) {
                        trial.register(pids);
                        Thread.sleep(5, cycle * 47_000);
                        module(trial).unload();
                        module(trial).load(FAST);
                    }
                });
    }

    private static void underLoad(Trial trial) throws Exception {
        with(
                trial,
                FAST,
                _ -> {
                    StressCases.churn(trial);
                    var pids = trial.processes().sleepers(50);
                    var over = new AtomicBoolean();
                    var tasks = new ArrayList<Callable<Void>>();
                    for (var size : List.of(1, 7, 4096)) {
                        tasks.add(() -> read(trial, size, over));
                    }
                    tasks.add(() -> write(trial, Trial.lines(pids), over));
                    tasks.add(() -> reload(trial, over));
                    ReadCases.together(tasks);
                });
    }

    private static final Set<Errno> GONE = Set.of(ENOENT, EIO);

    private static Void read(Trial trial, int size, AtomicBoolean over) throws Exception {
        while (!over.get()) {
            try {
                trial.status().read(size);
            } catch (ErrnoException gone) {
                Expect.that(GONE.contains(gone.errno()), "reading: %s", gone.getMessage());
                Thread.sleep(1);
            }
        }
        return null;
    }

    private static Void write(Trial trial, String lines, AtomicBoolean over) throws Exception {
        while (!over.get()) {
            try {
                var result = trial.status().write(lines);
                var errno = new Errno((int) -result);
                Expect.that(
                        result > 0 || errno.equals(Errno.EEXIST) || GONE.contains(errno),
                        "writing: %s",
                        errno);
            } catch (ErrnoException gone) {
                Expect.that(GONE.contains(gone.errno()), "writing: %s", gone.getMessage());
            }
            Thread.sleep(1);
        }
        return null;
    }

    private static Void reload(Trial trial, AtomicBoolean over) throws Exception {
        var end = System.nanoTime() + trial.options().seconds() * 1_000_000_000L;
        try {
            do {
                Thread.sleep(20);
                module(trial).unload();
                module(trial).load(FAST);
            } while (System.nanoTime() < end);
        } finally {
            over.set(true);
        }
        return null;
    }
}
