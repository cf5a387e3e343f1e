// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import jiffy.lab.BootFailure;
import jiffy.lab.Command;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.guest.Agent;
import jiffy.lab.host.Cache;
import jiffy.lab.host.Fingerprint;
import jiffy.lab.host.HostProgram;
import jiffy.lab.machine.Machine;

/// Machines that have booted already, kept as a memory file and a state. Many machines start from
/// one template at once; each copies the pages that it writes to.
public final class Templates {

    private static final String KIND = "templates";

    /// A kernel that complains takes ten seconds of a processor that it may have to share.
    private static final Duration BOOT_LIMIT = Duration.ofSeconds(300);

    private static final Duration STATE_LIMIT = Duration.ofSeconds(30);
    private static final long KEPT_KIB = 2L << 20;

    private final Cache cache;
    private final Tools tools;
    private final Progress progress;

    public Templates(Cache cache, Tools tools, Progress progress) {
        this.cache = cache;
        this.tools = tools;
        this.progress = progress;
    }

    /// Starts a machine from its template, which is made if it is not there; without one, if it
    /// cannot be restored, which is said.
    ///
    /// @param identity of everything that the command names by path
    /// @param warmUp run in the template before it is kept
    public QemuMachine start(
            QemuCommand command,
            List<Object> identity,
            List<List<String>> warmUp,
            Path folder,
            Machine.Life life) {
        var key = Fingerprint.of("1", command, identity, warmUp, Accelerator.host(tools));
        var template =
                cache.makeOnce(
                        KIND,
                        key.shortText(),
                        progress,
                        unfinished -> make(command, warmUp, unfinished));
        touch(template);
        try {
            return restore(command, template, folder, life);
        } catch (LabException | IOException e) {
            progress.step("cannot start from the template, booting instead: " + e.getMessage());
            forget(template, key);
            return boot(command, folder, life);
        }
    }

    private QemuMachine restore(QemuCommand command, Path template, Path folder, Machine.Life life)
            throws IOException {
        var memory = new QemuCommand.Memory.CopyOnWrite(template.resolve("memory"));
        var machine = QemuMachine.start(command, memory, folder, true, life, tools);
        try (var control = machine.control()) {
            control.ignoreSharedMemory();
            control.load(template.resolve("state"), STATE_LIMIT);
            control.resume();
            return machine;
        } catch (IOException | RuntimeException e) {
            machine.kill();
            throw e;
        }
    }

    /// Starts a machine from nothing.
    public QemuMachine boot(QemuCommand command, Path folder, Machine.Life life) {
        var memory = new QemuCommand.Memory.Own();
        var machine = QemuMachine.start(command, memory, folder, false, life, tools);
        try (var session = machine.connect()) {
            awaitBoot(machine, session.agent());
            return machine;
        } catch (IOException | RuntimeException e) {
            machine.kill();
            throw e instanceof LabException known ? known : BootFailure.of(machine, e);
        }
    }

    private static void awaitBoot(QemuMachine machine, Agent agent) {
        try {
            agent.greet(machine.command().virtualTime(), BOOT_LIMIT);
        } catch (IOException | TimeoutException e) {
            machine.hasEnded(Duration.ofSeconds(1));
            throw BootFailure.of(machine, e);
        }
    }

    private void make(QemuCommand command, List<List<String>> warmUp, Path folder)
            throws IOException {
        progress.step(
                "booting "
                        + command.kernel().getFileName().toString().replace("vmlinuz-", "Linux "));
        var memory = new QemuCommand.Memory.Written(folder.resolve("memory"));
        var boot = folder.resolve("boot");
        var machine = QemuMachine.start(command, memory, boot, false, Machine.Life.OURS, tools);
        try {
            try (var session = machine.connect()) {
                awaitBoot(machine, session.agent());
                for (var each : warmUp) run(session.agent(), each);
            }
            progress.step("keeping the booted machine as a template");
            try (var control = machine.control()) {
                control.stop();
                control.ignoreSharedMemory();
                control.save(folder.resolve("state"), STATE_LIMIT);
            }
        } catch (TimeoutException e) {
            throw BootFailure.of(machine, e);
        } finally {
            machine.kill();
        }
        prune(folder.getParent(), KEPT_KIB);
    }

    private static void run(Agent agent, List<String> arguments)
            throws IOException, TimeoutException {
        var nowhere = java.io.OutputStream.nullOutputStream();
        var process =
                agent.start(arguments, Command.User.ROOT, "/", Map.of(), null, nowhere, nowhere);
        process.closeInput();
        process.waitFor(BOOT_LIMIT);
    }

    private void forget(Path template, Fingerprint key) {
        try (var _ = cache.lock(KIND, key.shortText(), progress)) {
            Cache.delete(template);
        }
    }

    private static void touch(Path template) {
        try {
            Files.setLastModifiedTime(template, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw Cache.failure("cannot write to " + template, e);
        }
    }

    /// Templates are big: as many are kept as fit into a limit. Those that were not used for
    /// longest go first; a machine that runs from one keeps its memory file even then.
    static void prune(Path templates, long keptKib) throws IOException {
        try (var all = Files.list(templates)) {
            var newestFirst =
                    all.filter(each -> !each.getFileName().toString().startsWith("tmp-"))
                            .sorted(Comparator.comparing(Templates::lastUse).reversed())
                            .toList();
            var room = keptKib;
            for (var each : newestFirst) {
                room -= kibOnDisk(each);
                if (room < 0) Cache.delete(each);
            }
        }
    }

    /// Memory files have holes, so their length says nothing.
    private static long kibOnDisk(Path folder) {
        var said = HostProgram.of(List.of("du", "-sk", folder.toString())).run().orThrow();
        return Long.parseLong(said.split("\\s", 2)[0]);
    }

    private static FileTime lastUse(Path template) {
        try {
            return Files.getLastModifiedTime(template);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
