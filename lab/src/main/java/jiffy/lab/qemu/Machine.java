// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import jiffy.lab.LabException;
import jiffy.lab.Tools;
import jiffy.lab.guest.Agent;
import jiffy.lab.host.Cache;
import jiffy.lab.host.HostProgram;
import jiffy.lab.host.ProcessIdentity;

/// A QEMU process and the folder with what it says: `console.log`, `qemu.log`, its sockets and
/// `machine.properties`, from which another process of ours finds it.
///
/// @param folder its own
/// @param command that it was started from
/// @param process that runs it
/// @param place of its sockets
public record Machine(
        Path folder, QemuCommand command, ProcessIdentity process, QemuCommand.Place place) {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String OUTSIDE = System.getProperty("java.io.tmpdir") + "/jiffy-sockets-";
    private static final int SOCKET_PATH_MAX = 100; // sockaddr_un has 108 bytes

    /// Who decides when it ends.
    public enum Life {
        /// It ends with this JVM, however that ends.
        OURS,
        /// It goes on until it is stopped.
        BACKGROUND,
    }

    /// Starts QEMU and waits until it can be controlled.
    ///
    /// @param awaitsState see [QemuCommand#arguments]
    /// @throws LabException with what QEMU says
    public static Machine start(
            QemuCommand command,
            QemuCommand.Memory memory,
            Path folder,
            boolean awaitsState,
            Life life,
            Tools tools) {
        try {
            Files.createDirectories(folder);
            var sockets = socketFolder(folder);
            var place =
                    new QemuCommand.Place(
                            folder.resolve("console.log"), sockets.resolve("qmp.sock"), sockets);
            Files.deleteIfExists(place.controlSocket());
            var qemu = tools.get(Tools.Tool.QEMU);
            var arguments = command.arguments(qemu, memory, place, awaitsState);
            var process = spawn(arguments, folder, life, tools);
            var machine = new Machine(folder, command, identity(process, folder), place);
            machine.write();
            machine.control().close();
            return machine;
        } catch (IOException e) {
            throw Cache.failure("cannot start a machine in " + folder, e);
        }
    }

    private static Path socketFolder(Path folder) throws IOException {
        var longest = folder.resolve("port-00.sock").toString();
        var fits = longest.getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_MAX;
        return fits ? folder : Files.createTempDirectory("jiffy-sockets-");
    }

    private static Process spawn(List<String> arguments, Path folder, Life life, Tools tools) {
        var wrapper =
                switch (life) {
                    case OURS -> Stream.of(path(tools, Tools.Tool.SETPRIV), "--pdeathsig", "KILL");
                    case BACKGROUND -> Stream.of(path(tools, Tools.Tool.SETSID));
                };
        var log = folder.resolve("qemu.log").toFile();
        var builder =
                new ProcessBuilder(Stream.concat(wrapper, arguments.stream()).toList())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log));
        return life == Life.OURS ? Keeper.start(builder) : Keeper.startForGood(builder);
    }

    private static String path(Tools tools, Tools.Tool tool) {
        return tools.get(tool).toString();
    }

    private static ProcessIdentity identity(Process process, Path folder) {
        return ProcessIdentity.of(process.pid()).orElseThrow(() -> endedAtOnce(folder));
    }

    private static LabException endedAtOnce(Path folder) {
        return new LabException("QEMU ended at once:\n" + readText(folder.resolve("qemu.log")));
    }

    /// The machine of a folder, if it is running.
    public static Optional<Machine> running(Path folder) {
        var properties = properties(folder);
        return ProcessIdentity.parse(properties.getProperty("process", ""))
                .filter(ProcessIdentity::isAlive)
                .map(process -> read(folder, properties, process));
    }

    /// Deletes the folder of a machine that does not run any more, and its sockets elsewhere.
    public static void forget(Path folder) {
        var sockets = properties(folder).getProperty("sockets", "");
        if (sockets.startsWith(OUTSIDE)) Cache.delete(Path.of(sockets));
        Cache.delete(folder);
    }

    private static Properties properties(Path folder) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("machine.properties"))) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            properties.clear(); // not there or torn: nothing is known
        }
        return properties;
    }

    private static Machine read(Path folder, Properties properties, ProcessIdentity process) {
        var sockets = Path.of(properties.getProperty("sockets"));
        var place =
                new QemuCommand.Place(
                        folder.resolve("console.log"), sockets.resolve("qmp.sock"), sockets);
        return new Machine(folder, QemuCommandFile.read(properties), process, place);
    }

    private void write() throws IOException {
        var properties = QemuCommandFile.write(command);
        properties.setProperty("process", process.toString());
        properties.setProperty("sockets", place.sockets().toString());
        var unfinished = folder.resolve("machine.properties.new");
        try (var out = Files.newBufferedWriter(unfinished)) {
            properties.store(out, null);
        }
        Files.move(
                unfinished,
                folder.resolve("machine.properties"),
                StandardCopyOption.REPLACE_EXISTING);
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
            sleep();
        }
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A connection to the agent that nobody else uses while it is open.
    public record Session(Agent agent, FileChannel lock) implements AutoCloseable {
        @Override
        public void close() {
            agent.close();
            try {
                lock.close();
            } catch (IOException e) {
                throw Cache.failure("cannot unlock a port", e);
            }
        }
    }

    /// Takes a free port; the agent need not run yet.
    ///
    /// @throws LabException if all are in use
    public Session connect() throws IOException {
        for (int i = 0; i < QemuCommand.PORTS; i++) {
            var lock = tryLock("port-" + i);
            if (lock.isEmpty()) continue;
            try {
                return new Session(Agent.connect(place.port(i)), lock.get());
            } catch (IOException e) {
                lock.get().close();
                throw e;
            }
        }
        throw LabException.withHelp(
                "all %d connections to this machine are in use".formatted(QemuCommand.PORTS),
                "wait until one of the commands that run in it has ended");
    }

    /// The lock of that name, if nobody else has it.
    Optional<FileChannel> tryLock(String name) throws IOException {
        var file = place.sockets().resolve(name + ".lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return Optional.of(channel);
        } catch (OverlappingFileLockException e) {
            // held by another thread of ours
        }
        channel.close();
        return Optional.empty();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Whether a debugger has stopped it, or had when it was killed.
    public boolean isStopped() {
        try (var control = control()) {
            return isAlive() && !control.isRunning();
        } catch (IOException | LabException e) {
            return false; // it ended, or is not to be asked: others say so better
        }
    }

    /// What came over the serial console since the machine started.
    public String console() {
        return readText(place.console());
    }

    static String readText(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /// The console's last lines, for messages.
    public String consoleTail() {
        var tail = HostProgram.lastLines(console().strip(), 25);
        var said = HostProgram.lastLines(readText(folder.resolve("qemu.log")).strip(), 5);
        return (tail.isEmpty() ? "the console is empty" : "the console's last lines:\n" + tail)
                + (said.isEmpty() ? "" : "\nQEMU says:\n" + said);
    }

    /// Waits a moment for it to end by itself.
    public boolean hasEnded(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (isAlive() && System.nanoTime() < deadline) sleep();
        } catch (IOException e) {
            return !isAlive();
        }
        return !isAlive();
    }

    /// Ends it at once and removes its sockets; its logs stay.
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
