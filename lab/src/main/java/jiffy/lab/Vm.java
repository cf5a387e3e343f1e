// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import jiffy.lab.guest.Agent;
import jiffy.lab.guest.RemoteProcess;
import jiffy.lab.host.Cache;
import jiffy.lab.machine.Machine;
import jiffy.lab.machine.Session;
import jiffy.lab.machine.VirtualClock;

/// A virtual machine with a real kernel. Made by a [Lab]. Safe for use by many threads at once.
///
/// Whatever goes wrong ends in a [LabException]; one that says more is thrown when a command takes
/// too long ([VmTimeout]) or the kernel crashes ([KernelFault]).
public final class Vm implements AutoCloseable {

    private static final Duration GREETING_LIMIT = Duration.ofSeconds(30);
    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Machine machine;
    private final boolean background;
    private final Session session;
    private final VirtualClock clock;
    private final ModuleFiles modules;
    private int consoleChecked;

    private Vm(Machine machine, boolean background, Session session, VirtualClock clock) {
        this.machine = machine;
        this.background = background;
        this.session = session;
        this.clock = clock;
        this.modules = new ModuleFiles(this);
        this.consoleChecked = machine.console().length();
    }

    static Vm attach(Machine machine, boolean background) {
        try {
            var session = machine.connect();
            var virtual = machine.virtualTime();
            session.agent().greet(virtual, GREETING_LIMIT);
            var clock = virtual ? new VirtualClock(machine.clockSwitch()) : null;
            return new Vm(machine, background, session, clock);
        } catch (IOException | TimeoutException e) {
            throw hasBeenStopped(machine) ? stoppedByADebugger() : BootFailure.of(machine, e);
        }
    }

    /// In virtual time, machines stop all the time.
    private static boolean hasBeenStopped(Machine machine) {
        return !machine.virtualTime() && machine.isStopped();
    }

    private static LabException stoppedByADebugger() {
        return LabException.withHelp(
                "a debugger has stopped the machine", "in gdb, `continue` lets it go on");
    }

    /// Runs a command to its end.
    ///
    /// @throws VmTimeout if it takes longer than it may; it is killed then
    /// @throws KernelFault if the kernel crashes meanwhile
    public Result exec(Command command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var process = start(command, out, err)) {
            process.write(command.stdin());
            process.closeInput();
            var exit = process.waitFor();
            return new Result(command, exit, out.toByteArray(), err.toByteArray());
        }
    }

    /// Runs a program as root.
    public Result exec(String... arguments) {
        return exec(Command.of(arguments));
    }

    /// Runs lines of shell as root.
    public Result shell(String script) {
        return exec(Command.shell(script));
    }

    /// Starts a command and goes on. What it prints is handed over as it comes, by another thread.
    public GuestProcess start(Command command, OutputStream out, OutputStream err) {
        return start(command, null, out, err);
    }

    /// Starts a command on a terminal of its own, for a person to talk to.
    public GuestProcess startOnTerminal(Command command, int rows, int columns, OutputStream out) {
        return start(command, new Agent.Terminal(rows, columns), out, out);
    }

    private GuestProcess start(
            Command command, Agent.Terminal terminal, OutputStream out, OutputStream err) {
        try {
            if (clock != null) clock.start();
            return new GuestProcess(this, command, launch(command, terminal, out, err));
        } catch (IOException e) {
            throw gone(command, e);
        }
    }

    private RemoteProcess launch(
            Command command, Agent.Terminal terminal, OutputStream out, OutputStream err)
            throws IOException {
        return session.agent()
                .start(
                        command.arguments(),
                        command.user(),
                        command.folder(),
                        environment(command),
                        terminal,
                        out,
                        err);
    }

    private static Map<String, String> environment(Command command) {
        var all = new LinkedHashMap<String, String>();
        all.put("PATH", PATH);
        all.put("HOME", command.user().home());
        all.put("USER", command.user().login());
        all.put("LANG", "C.UTF-8");
        all.put("TERM", "xterm");
        all.putAll(command.environment());
        return all;
    }

    /// A command has ended, or was lost with its machine.
    void released() {
        try {
            if (clock != null && machine.isAlive()) clock.stop();
        } catch (IOException e) {
            if (machine.isAlive()) throw new LabException("cannot stop the guest's clock", e);
        }
    }

    /// Writes a file in the guest.
    ///
    /// @param mode permission bits
    public void push(byte[] content, String path, int mode) {
        var script = "cat > \"$1\" && chmod \"$2\" \"$1\"";
        var command = Command.of("/bin/sh", "-c", script, "push", path, "%04o".formatted(mode));
        exec(command.stdin(content)).orThrow();
    }

    /// Copies a file of ours into the guest; a program stays one.
    public void push(Path file, String path) {
        modules.pushed(file);
        try {
            push(Files.readAllBytes(file), path, Files.isExecutable(file) ? 0755 : 0644);
        } catch (IOException e) {
            throw Cache.failure("cannot read " + file, e);
        }
    }

    /// Reads a file in the guest.
    public byte[] pull(String path) {
        return exec("cat", "--", path).orThrow().out();
    }

    /// Loads a kernel module.
    ///
    /// @param module a `.ko` of ours
    /// @param parameters each as `name=value`
    /// @return how `insmod` ended; a refusal is no exception
    public Result insmod(Path module, String... parameters) {
        var arguments = new ArrayList<>(List.of("insmod", pushModule(module)));
        arguments.addAll(List.of(parameters));
        var result = exec(Command.of(arguments));
        if (result.ok()) modules.loaded(module);
        return result;
    }

    /// Copies the file of a kernel module to where [#insmod] loads it from.
    ///
    /// @return where that is
    public String pushModule(Path module) {
        var inGuest = "/tmp/" + module.getFileName();
        push(module, inGuest);
        return inGuest;
    }

    /// Removes a kernel module.
    ///
    /// @return how `rmmod` ended; a refusal is no exception
    public Result rmmod(String module) {
        return exec("rmmod", module);
    }

    /// The kernel's log since it booted, as far as it still has it. Where it names places in the
    /// code of modules that were loaded from here, it has the lines of their source too.
    public KernelLog log() {
        var log = KernelLog.parse(exec("jiffy-agent", "kmsg").orThrow().stdout());
        return new KernelLog(modules.decode(log.entries(), modules::find));
    }

    /// The `.ko` of a module that was loaded from here or by an earlier command, if it is known.
    public Optional<Path> moduleFile(String module) {
        return modules.find(module);
    }

    /// Looks for memory that nothing points to any more (`Documentation/dev-tools/kmemleak.rst`);
    /// the log has it as a fault, too. Memory is suspected only once it is seconds old, and is
    /// reported when a second look finds it so.
    ///
    /// @return what was found, with the calls that allocated it, and with lines where these are in
    ///     modules that were loaded from here; empty if nothing, or if the kernel does not keep
    ///     account
    public String findLeaks() {
        var script =
                """
                leaks=/sys/kernel/debug/kmemleak
                [ -e $leaks ] || exit 0
                echo scan >$leaks && sleep 6 && echo scan >$leaks || exit
                cat $leaks && echo clear >$leaks
                """;
        return modules.decodeReport(shell(script).orThrow().stdout());
    }

    /// Lets time pass in the guest; costs nothing in virtual time.
    public void advance(Duration time) {
        var seconds = "%d.%09d".formatted(time.toSeconds(), time.toNanosPart());
        var command = Command.of("sleep", seconds);
        exec(command.limit(time.plus(Command.DEFAULT_LIMIT))).orThrow();
    }

    /// The kernel's release, as `uname -r` has it.
    public String release() {
        return shell("uname -r").orThrow().stdout().strip();
    }

    /// The folder with what this run left: `console.log` and what the program that runs the kernel
    /// said.
    public Path folder() {
        return machine.folder();
    }

    /// What came over the serial console.
    public String console() {
        return machine.console();
    }

    public boolean isAlive() {
        return machine.isAlive();
    }

    /// Gives a kernel that prints in the background (PREEMPT_RT) a moment to say what happened.
    void awaitLastWords() {
        machine.hasEnded(Duration.ofMillis(300));
    }

    /// Throws if the kernel crashed since we last looked.
    synchronized void check(Object during) {
        var console = machine.console();
        if (console.length() <= consoleChecked) return;
        var fatal = KernelLog.parse(console.substring(consoleChecked)).fatal();
        consoleChecked = console.length();
        if (fatal.isEmpty()) return;
        throw new KernelFault(during, modules.decode(fatal, modules::known));
    }

    VmTimeout timeout(Command command) {
        var why =
                hasBeenStopped(machine) ? stoppedByADebugger().getMessage() : machine.consoleTail();
        return new VmTimeout(
                "in the guest, `%s` did not end within %s; %s"
                        .formatted(command, seconds(command.limit()), why));
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /// What to throw when the guest does not answer any more.
    LabException gone(Object during, IOException e) {
        machine.hasEnded(Duration.ofSeconds(5)); // the console's last words take a moment
        try {
            check(during);
        } catch (KernelFault fault) {
            return fault;
        }
        return new LabException(
                "the machine %s during `%s` (%s); %s"
                        .formatted(
                                machine.isAlive() ? "was lost" : "ended",
                                during,
                                e.getMessage(),
                                machine.consoleTail()),
                e);
    }

    /// Ends the machine at once.
    public void stop() {
        disconnect();
        machine.kill();
    }

    private void disconnect() {
        session.close();
        try {
            if (clock != null) clock.close();
        } catch (IOException e) {
            throw new LabException("cannot close the connection to the machine", e);
        }
    }

    /// Ends a machine of ours; lets go of one that runs in the background.
    @Override
    public void close() {
        if (background) disconnect();
        else stop();
    }
}
