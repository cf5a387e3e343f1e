// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A shell that starts processes for us: to fork a JVM takes far longer than to fork a shell. Each
/// order is a line of shell that prints an answer. [#close] ends them all.
final class Shells implements AutoCloseable {

    private static final String FOLLOW_ORDERS =
            """
            mkfifo %1$s.never && exec 3<>%1$s.never
            while read -r order; do eval "$order"; done
            """;

    private final Path going = Files.createTempFile("torture", ".going");
    private final Process shell = builder(FOLLOW_ORDERS.formatted(going)).start();
    private final Writer orders = shell.outputWriter();
    private final BufferedReader answers = shell.inputReader();
    private final List<Long> started = new ArrayList<>();
    private final List<Long> repeating = new ArrayList<>();

    Shells() throws IOException {}

    /// A process that sleeps until it is ended, and uses no CPU time.
    long sleeper() throws IOException {
        return crowd(1).getFirst();
    }

    /// Several of them.
    synchronized List<Long> crowd(int size) throws IOException {
        order(
                "i=0; while [ $i -lt %d ]; do { read end <&3; } & echo $!; i=$((i+1)); done"
                        .formatted(size));
        var pids = new ArrayList<Long>();
        for (var index = 0; index < size; index++) {
            pids.add(Long.parseLong(answer()));
        }
        started.addAll(pids);
        return pids;
    }

    /// Ends a process that sleeps; when this returns, the kernel has forgotten it.
    void kill(long pid) throws IOException {
        ask("kill -9 %1$d; wait %1$d; echo gone".formatted(pid));
    }

    /// Repeats commands until [#close]. Who is killed while it forks takes a User Mode Linux along
    /// (the page tables of a child that was begun), so these are told to end.
    synchronized void repeat(String commands) throws IOException {
        var loop = "{ while [ -e %s ]; do %s; done; } >/dev/null & echo $!";
        repeating.add(Long.parseLong(ask(loop.formatted(going, commands))));
    }

    /// Follows an order.
    ///
    /// @return the line that it prints
    synchronized String ask(String order) throws IOException {
        order(order);
        return answer();
    }

    private void order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    private String answer() throws IOException {
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the shell has ended: no room for more processes?");
        }
        return answer;
    }

    /// Runs a script with our standard input.
    ///
    /// @return what it printed; nothing if it failed
    static byte[] inherit(String script) throws IOException {
        var process = builder(script).redirectInput(Redirect.INHERIT).start();
        var printed = process.getInputStream().readAllBytes();
        process.onExit().join();
        return process.exitValue() == 0 ? printed : new byte[0];
    }

    private static ProcessBuilder builder(String script) {
        return new ProcessBuilder("busybox", "sh", "-c", script).redirectError(Redirect.DISCARD);
    }

    @Override
    public synchronized void close() throws IOException {
        Files.deleteIfExists(going);
        for (var pid : repeating) {
            ask("wait %d; echo gone".formatted(pid));
        }
        for (var pid : started) {
            ask("kill -9 %d; echo gone".formatted(pid));
        }
        ask("wait; echo gone");
        orders.close();
        shell.onExit().join();
        Files.deleteIfExists(Path.of(going + ".never"));
    }
}
