// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.LabException;
import jiffy.lab.Tools;
import jiffy.lab.guest.Agent;
import jiffy.lab.host.Cache;
import jiffy.lab.host.HostProgram;
import jiffy.lab.host.ProcessIdentity;
import jiffy.lab.host.TextFile;
import jiffy.lab.machine.ClockSwitch;
import jiffy.lab.machine.Machine;
import jiffy.lab.machine.MachineFile;
import jiffy.lab.machine.MachineProcess;
import jiffy.lab.machine.Session;

/// A QEMU process. Its folder has its sockets and `qemu.log`, too.
///
/// @param folder its own
/// @param command that it was started from
/// @param process that runs it
/// @param place of its sockets
public record QemuMachine(
        Path folder, QemuCommand command, ProcessIdentity process, QemuCommand.Place place)
        implements Machine {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String SOCKETS = "sockets";
    private static final String LOG = "qemu.log";
    private static final String OUTSIDE = System.getProperty("java.io.tmpdir") + "/jiffy-sockets-";
    private static final int SOCKET_PATH_MAX = 100; // sockaddr_un has 108 bytes

    /// Starts QEMU and waits until it can be controlled.
    ///
    /// @param awaitsState see [QemuCommand#arguments]
    /// @throws LabException with what QEMU says
    public static QemuMachine start(
            QemuCommand command,
            QemuCommand.Memory memory,
            Path folder,
            boolean awaitsState,
            Life life,
            Tools tools) {
        try {
            Files.createDirectories(folder);
            var place = place(folder, socketFolder(folder));
            Files.deleteIfExists(place.controlSocket());
            var qemu = tools.get(Tools.Tool.QEMU);
            var arguments = command.arguments(qemu, memory, place, awaitsState);
            var log = folder.resolve(LOG);
            var process = MachineProcess.start(arguments, folder, log, log, life, tools);
            var machine = new QemuMachine(folder, command, identity(process, folder), place);
            machine.write();
            machine.control().close();
            return machine;
        } catch (IOException e) {
            throw Cache.failure("cannot start a machine in " + folder, e);
        }
    }

    private static QemuCommand.Place place(Path folder, Path sockets) {
        return new QemuCommand.Place(
                Machine.consoleLog(folder), sockets.resolve("qmp.sock"), sockets);
    }

    private static Path socketFolder(Path folder) throws IOException {
        var longest = folder.resolve("port-00.sock").toString();
        var fits = longest.getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_MAX;
        return fits ? folder : Files.createTempDirectory("jiffy-sockets-");
    }

    private static ProcessIdentity identity(Process process, Path folder) {
        return ProcessIdentity.of(process.pid()).orElseThrow(() -> endedAtOnce(folder));
    }

    private static LabException endedAtOnce(Path folder) {
        return new LabException("QEMU ended at once:\n" + TextFile.read(folder.resolve(LOG)));
    }

    /// The machine that a file tells of.
    public static QemuMachine of(Path folder, MachineFile file, ProcessIdentity process) {
        var command = QemuCommandFile.read(file.properties());
        return new QemuMachine(folder, command, process, place(folder, Path.of(file.get(SOCKETS))));
    }

    /// Deletes what a machine that does not run any more left outside its folder.
    public static void forget(MachineFile file) {
        var sockets = file.get(SOCKETS);
        if (sockets.startsWith(OUTSIDE)) Cache.delete(Path.of(sockets));
    }

    private void write() throws IOException {
        var properties = QemuCommandFile.write(command);
        properties.setProperty(SOCKETS, place.sockets().toString());
        new MachineFile(properties).write(folder, process);
    }

    @Override
    public boolean virtualTime() {
        return command.virtualTime();
    }

    /// Connects to QEMU's control socket, of which there is one for all.
    public Qmp control() throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                return Qmp.connect(place.controlSocket());
            } catch (IOException e) {
                if (!isAlive()) throw endedAtOnce(folder);
                if (System.nanoTime() > deadline) throw e;
            }
            hasEnded(Duration.ofMillis(5));
        }
    }

    @Override
    public ClockSwitch clockSwitch() throws IOException {
        return control();
    }

    @Override
    public Session connect() throws IOException {
        return Session.open(place.sockets(), port -> Agent.connect(place.port(port)));
    }

    @Override
    public boolean isStopped() {
        try (var control = control()) {
            return isAlive() && !control.isRunning();
        } catch (IOException | LabException e) {
            return false; // it ended, or is not to be asked: others say so better
        }
    }

    @Override
    public String complaint() {
        var said = HostProgram.lastLines(TextFile.read(folder.resolve(LOG)).strip(), 5);
        return said.isEmpty() ? "" : "QEMU says:\n" + said;
    }

    /// Its sockets go, too.
    @Override
    public void kill() {
        process.kill();
        hasEnded(Duration.ofSeconds(5));
        if (!place.sockets().equals(folder)) {
            Cache.delete(place.sockets());
            return;
        }
        try (var sockets = Files.newDirectoryStream(folder, "*.{sock,lock}")) {
            for (var each : sockets) Files.deleteIfExists(each);
        } catch (IOException e) {
            throw Cache.failure("cannot clean " + folder, e);
        }
    }
}
