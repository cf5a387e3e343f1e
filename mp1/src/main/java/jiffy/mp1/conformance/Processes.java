// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jiffy.mp1.syscall.SystemCall;

/// The processes that a case starts; [#close] ends them all.
final class Processes implements AutoCloseable {

    private static final int SIGKILL = 9;

    private final List<Process> started = new ArrayList<>();
    private final List<Long> strangers = new ArrayList<>();

    /// A process that sleeps and uses no CPU time.
    long sleeper() throws IOException {
        return sleepers(1).getFirst();
    }

    /// `count` processes that sleep. One shell forks them, each to wait for the end of the shell's
    /// input: no program is executed, which makes a thousand of them cheap.
    List<Long> sleepers(int count) throws IOException {
        var shell =
                shell(
                        """
                        exec 3<&0
                        i=0
                        while [ $i -lt %d ]; do read end <&3 & echo $!; i=$((i+1)); done
                        wait
                        """
                                .formatted(count));
        var pids = new ArrayList<Long>();
        var lines = shell.inputReader();
        for (var i = 0; i < count; i++) {
            pids.add(number(lines));
        }
        strangers.addAll(pids);
        return pids;
    }

    private static long number(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        if (line == null) {
            throw new IOException("the shell ended early: no process or no memory left");
        }
        return Long.parseLong(line.strip());
    }

    /// A process that has used some hundredths of a second of CPU time and sleeps now.
    Process tired() throws IOException {
        var work = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done";
        var shell = shell(work + "; echo done; read end");
        shell.inputReader().readLine();
        return shell;
    }

    /// A process that uses CPU time without end.
    Process spinner() throws IOException {
        return shell("while :; do :; done");
    }

    /// A shell that runs a script, its standard error in its output.
    Process shell(String script) throws IOException {
        return start(busybox().toString(), "sh", "-c", script);
    }

    /// Runs a script to its end.
    ///
    /// @return what it printed, standard error included
    String output(String script) throws IOException {
        var shell = shell(script);
        shell.outputWriter().close();
        var text = new String(shell.getInputStream().readAllBytes());
        shell.onExit().join();
        return text;
    }

    Process start(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    /// Starts a [Worker] in a JVM of its own.
    Worker.Client worker() throws IOException {
        var java = Path.of("/proc/self/exe").toRealPath().toString();
        var classes = System.getProperty("java.class.path");
        return new Worker.Client(
                start(
                        java,
                        "-Xint",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        Worker.class.getName()));
    }

    /// Ends a process of [#sleepers] and waits until the kernel has forgotten it.
    void kill(long pid) throws InterruptedException {
        SystemCall.KILL.call(pid, SIGKILL);
        while (exists(pid)) {
            Thread.sleep(1);
        }
    }

    static boolean exists(long pid) {
        return SystemCall.KILL.call(pid, 0) == 0;
    }

    /// busybox, which plays every helper program.
    ///
    /// @throws Case.Skipped if it is not installed
    static Path busybox() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "/bin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "busybox"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Case.Skipped("busybox is not on the PATH"));
    }

    @Override
    public void close() {
        strangers.forEach(pid -> SystemCall.KILL.call(pid, SIGKILL));
        started.forEach(Processes::end);
    }

    private static void end(Process process) {
        try {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            process.getInputStream().close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
