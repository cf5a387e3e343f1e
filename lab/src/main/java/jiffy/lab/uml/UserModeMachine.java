// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.uml;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jiffy.lab.BootFailure;
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

/// A User Mode Linux. Its folder has the pipes to it and `uml.log`, too.
///
/// @param folder its own
/// @param process the kernel; the guest's programs are processes in its group
/// @param virtualTime whether its clock jumps over idle time
public record UserModeMachine(Path folder, ProcessIdentity process, boolean virtualTime)
        implements Machine {

    private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);
    private static final String LOG = "uml.log";
    private static final String VIRTUAL = "virtualTime";
    private static final String KIND = "userMode";

    /// Starts a kernel and waits for its agent.
    ///
    /// @throws BootFailure if that does not answer
    static UserModeMachine boot(UserModeCommand command, Path folder, Life life, Tools tools) {
        var machine = start(command, folder, life, tools);
        try (var session = machine.connect()) {
            session.agent().awaitAnnouncement(BOOT_LIMIT);
            return machine;
        } catch (IOException | TimeoutException e) {
            machine.hasEnded(Duration.ofSeconds(1));
            machine.kill();
            throw BootFailure.of(machine, e);
        } catch (RuntimeException e) {
            machine.kill();
            throw e;
        }
    }

    private static UserModeMachine start(
            UserModeCommand command, Path folder, Life life, Tools tools) {
        try {
            Files.createDirectories(folder);
            makePipes(folder, tools);
            var process =
                    MachineProcess.start(
                            command.arguments(tools.get(Tools.Tool.BASH), folder),
                            folder,
                            Machine.consoleLog(folder),
                            folder.resolve(LOG),
                            life,
                            tools);
            var identity = ProcessIdentity.of(process.pid()).orElseThrow(() -> ended(folder));
            var machine = new UserModeMachine(folder, identity, command.virtualTime());
            machine.awaitPipes();
            machine.write();
            return machine;
        } catch (IOException e) {
            throw Cache.failure("cannot start a machine in " + folder, e);
        }
    }

    private static void makePipes(Path folder, Tools tools) throws IOException {
        var pipes = UserModeCommand.pipes(folder);
        for (var pipe : pipes) Files.deleteIfExists(pipe);
        var mkfifo = Stream.of(tools.get(Tools.Tool.BUSYBOX).toString(), "mkfifo");
        var command = Stream.concat(mkfifo, pipes.stream().map(Path::toString)).toList();
        HostProgram.of(command).run().orThrow();
    }

    private static LabException ended(Path folder) {
        return new LabException(
                "User Mode Linux ended at once:\n" + TextFile.read(folder.resolve(LOG)));
    }

    /// Until the shell has opened them, they look as if the guest had gone.
    private void awaitPipes() {
        var last = Path.of("/proc/%d/fd/%d".formatted(process.pid(), UserModeCommand.LAST));
        var deadline = System.nanoTime() + BOOT_LIMIT.toNanos();
        while (!Files.exists(last) && System.nanoTime() < deadline) {
            if (hasEnded(Duration.ofMillis(2))) throw ended(folder);
        }
    }

    private void write() throws IOException {
        var properties = new Properties();
        properties.setProperty(KIND, "true");
        properties.setProperty(VIRTUAL, "" + virtualTime);
        new MachineFile(properties).write(folder, process);
    }

    /// Whether a file tells of such a machine.
    public static boolean isIn(MachineFile file) {
        return Boolean.parseBoolean(file.get(KIND));
    }

    /// The machine of a folder.
    public static UserModeMachine of(Path folder, ProcessIdentity process) {
        var virtual = Boolean.parseBoolean(MachineFile.read(folder).get(VIRTUAL));
        return new UserModeMachine(folder, process, virtual);
    }

    @Override
    public Session connect() throws IOException {
        return Session.open(folder, this::connect);
    }

    /// Opening one end of a pipe waits for the other, unless we have both for a moment; and only
    /// with the right ends alone do we notice when the guest has gone.
    private Agent connect(int port) throws IOException {
        var in = UserModeCommand.fromGuest(folder, port);
        var out = UserModeCommand.toGuest(folder, port);
        try (var _ = bothWays(in);
                var _ = bothWays(out)) {
            if (!isAlive()) throw new IOException("the guest is gone");
            return Agent.over(
                    FileChannel.open(in, StandardOpenOption.READ),
                    FileChannel.open(out, StandardOpenOption.WRITE));
        }
    }

    private static FileChannel bothWays(Path pipe) throws IOException {
        return FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public ClockSwitch clockSwitch() {
        return new Signals(process);
    }

    @Override
    public boolean isStopped() {
        return false; // nothing but a clock stops it
    }

    @Override
    public String complaint() {
        var said = HostProgram.lastLines(TextFile.read(folder.resolve(LOG)).strip(), 5);
        return said.isEmpty() ? "" : "User Mode Linux says:\n" + said;
    }

    /// The processes of the guest's programs and its pipes go, too.
    @Override
    public void kill() {
        if (isAlive()) Signals.send("KILL", -process.pid());
        hasEnded(Duration.ofSeconds(5));
        try {
            for (var pipe : UserModeCommand.pipes(folder)) Files.deleteIfExists(pipe);
        } catch (IOException e) {
            throw Cache.failure("cannot clean " + folder, e);
        }
    }
}
