// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;
import jiffy.lab.host.Fingerprint;
import jiffy.lab.host.HostProgram;
import jiffy.lab.host.TextFile;
import jiffy.lab.machine.Machine;

/// Whether this machine can run guests on its own processor (KVM) or has to emulate one (TCG).
/// `/dev/kvm` may be there and not work, so it is tried once and the answer remembered.
public final class Accelerator {

    private static final Path KVM = Path.of("/dev/kvm");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Accelerator() {}

    /// `kvm` or `tcg`.
    ///
    /// @param probe a machine that this one should be able to run
    public static String choose(QemuCommand probe, Cache cache, Tools tools, Progress progress) {
        if (!Files.isReadable(KVM) || !Files.isWritable(KVM)) return "tcg";
        var answer = cache.folder("accelerator").resolve(host(tools));
        return read(answer).orElseGet(() -> tryOut(probe, answer, cache, tools, progress));
    }

    /// What the answer depends on.
    public static String host(Tools tools) {
        var version = HostProgram.of(tools.get(Tools.Tool.QEMU), "--version").run().out();
        var processor =
                TextFile.read(Path.of("/proc/cpuinfo"))
                        .lines()
                        .filter(line -> line.matches("(model name|flags|microcode)\\s*:.*"))
                        .distinct()
                        .toList();
        return Fingerprint.of(
                        version,
                        processor,
                        TextFile.read(Path.of("/etc/machine-id")),
                        TextFile.read(Path.of("/proc/sys/kernel/osrelease")))
                .shortText();
    }

    private static Optional<String> read(Path answer) {
        return Optional.of(TextFile.read(answer).strip()).filter(text -> !text.isEmpty());
    }

    private static String tryOut(
            QemuCommand probe, Path answer, Cache cache, Tools tools, Progress progress) {
        try (var _ = cache.lock("accelerator", "kvm", progress)) {
            var meanwhile = read(answer);
            if (meanwhile.isPresent()) return meanwhile.get();
            progress.step("trying whether KVM works here");
            var choice = works(probe, cache, tools) ? "kvm" : "tcg";
            if (choice.equals("tcg"))
                progress.step("KVM does not work here: emulating in software");
            Files.writeString(answer, choice + "\n");
            return choice;
        } catch (IOException e) {
            throw Cache.failure("cannot write " + answer, e);
        }
    }

    private static boolean works(QemuCommand probe, Cache cache, Tools tools) throws IOException {
        var folder = Files.createTempDirectory(cache.folder("runs"), "kvm-");
        var memory = new QemuCommand.Memory.Own();
        QemuMachine machine = null;
        try {
            machine = QemuMachine.start(probe, memory, folder, false, Machine.Life.OURS, tools);
            try (var session = machine.connect()) {
                session.agent().greet(false, PATIENCE);
                return true;
            }
        } catch (LabException | IOException | TimeoutException e) {
            return false;
        } finally {
            if (machine != null) machine.kill();
            Cache.delete(folder);
        }
    }
}
