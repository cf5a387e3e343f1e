// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.lab.Kernel;
import jiffy.lab.KernelLog;
import jiffy.lab.Lab;
import jiffy.lab.LabException;
import jiffy.lab.guest.Cpio;
import jiffy.lab.host.Cache;
import jiffy.lab.machine.Machine;
import jiffy.lab.qemu.QemuCommand;
import jiffy.lab.qemu.QemuMachine;

/// A machine in which one program of ours is all there is, so that nothing else is counted.
///
/// @param lab it runs in
/// @param kernel that it boots
/// @param clock how its time passes
/// @param folder for its files and logs
record Guest(Lab lab, Kernel kernel, Clock clock, Path folder) {

    private static final int MEMORY_MB = 768;

    /// How time passes, and on how many processors.
    enum Clock {
        /// An instruction takes a nanosecond of virtual time, waiting takes none of ours.
        INSTRUCTIONS,
        /// As on the host, two processors.
        REAL
    }

    /// Runs a static program as the first process, with modules in the root folder as arguments.
    ///
    /// @return what came over the console
    /// @throws LabException if it does not end in time, or the kernel found a fault
    String run(Path program, List<Path> modules, Duration limit) {
        var machine = start(program, modules);
        try {
            if (!machine.hasEnded(limit)) {
                throw new LabException(
                        "the guest did not end within %d s; %s"
                                .formatted(limit.toSeconds(), machine.consoleTail()));
            }
        } finally {
            machine.kill();
        }
        var console = machine.console();
        if (console.lines().anyMatch(KernelLog::isFault)) {
            throw new LabException("the kernel complains; " + machine.consoleTail());
        }
        return console;
    }

    private Machine start(Path program, List<Path> modules) {
        var arguments = new ArrayList<String>(List.of("--"));
        for (var module : modules) arguments.add("/" + module.getFileName());
        var virtual = clock == Clock.INSTRUCTIONS;
        var command =
                new QemuCommand(
                        "tcg",
                        MEMORY_MB,
                        virtual ? 1 : 2,
                        virtual,
                        0,
                        kernel.image(),
                        initramfs(program, modules),
                        Optional.empty(),
                        arguments);
        var life = Machine.Life.OURS;
        return QemuMachine.start(
                command, new QemuCommand.Memory.Own(), folder, false, life, lab.tools());
    }

    private Path initramfs(Path program, List<Path> modules) {
        var file = folder.resolve("initramfs.cpio");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var cpio = new Cpio(out)) {
            for (var name : List.of("dev", "proc", "sys")) cpio.folder(name, 0755);
            cpio.characterDevice("dev/console", 0600, 5, 1);
            cpio.characterDevice("dev/null", 0666, 1, 3);
            cpio.file("init", 0755, Files.readAllBytes(program));
            for (var module : modules) {
                cpio.file(module.getFileName().toString(), 0644, Files.readAllBytes(module));
            }
            return file;
        } catch (IOException e) {
            throw Cache.failure("cannot write " + file, e);
        }
    }
}
