// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import jiffy.mp1.syscall.ErrnoException;

/// What a case gets: the file under test, processes of its own, and time to wait.
record Trial(StatusFile status, Processes processes, Options options) implements AutoCloseable {

    private static final int DEFAULT_PERIOD = 5000;
    private static final int PATIENCE_PERIODS = 3;
    private static final int SLACK_MS = 5000;
    private static final Path PROC = Path.of("/proc");
    private static final Path PERIOD = Path.of("/sys/module/mp1/parameters/period_ms");

    Trial(Options options) {
        this(new StatusFile(options.file()), new Processes(), options);
    }

    /// A new sleeping process, not registered.
    long sleeper() throws IOException {
        return processes.sleeper();
    }

    /// A new sleeping process, registered.
    long registered() throws IOException {
        return registered(1).getFirst();
    }

    /// New sleeping processes, registered.
    List<Long> registered(int count) throws IOException {
        var pids = processes.sleepers(count);
        register(pids);
        return pids;
    }

    /// Registers a process.
    void register(long pid) throws ErrnoException {
        var line = pid + "\n";
        Expect.count(line.length(), status.write(line), "registering " + pid);
    }

    /// Registers processes with as few writes as the file allows: a write may take a part of them.
    void register(Collection<Long> pids) throws ErrnoException {
        var rest = lines(pids);
        while (!rest.isEmpty()) {
            var count = status.write(rest);
            Expect.that(count > 0, "registering: %s", Expect.result(count));
            Expect.equal('\n', rest.charAt((int) count - 1), "a write must end with a whole line");
            rest = rest.substring((int) count);
        }
    }

    /// Where the file is below proc, in any mount of it.
    ///
    /// @throws Case.Skipped if it is not in proc
    Path inProc() {
        var path = status.path().toAbsolutePath();
        if (!path.startsWith(PROC)) {
            throw new Case.Skipped(path + " is not in proc");
        }
        return PROC.relativize(path);
    }

    /// The CPU time that is shown of a process, in nanoseconds.
    ///
    /// @throws Case.Unmet if it is not listed
    long shown(long pid) throws ErrnoException {
        var nanos = status.times().get(pid);
        Expect.that(nanos != null, "process %d is not listed", pid);
        return nanos;
    }

    /// One line a process.
    static String lines(Collection<Long> pids) {
        var text = new StringBuilder();
        pids.forEach(pid -> text.append(pid).append('\n'));
        return text.toString();
    }

    /// Time between two refreshes, in milliseconds.
    int periodMs() throws IOException {
        if (options.periodMs().isPresent()) {
            return options.periodMs().getAsInt();
        }
        return Files.exists(PERIOD)
                ? Integer.parseInt(Files.readString(PERIOD).strip())
                : DEFAULT_PERIOD;
    }

    /// Waits until a condition holds, for three refreshes and a slow machine's slack.
    ///
    /// @throws Case.Unmet if it never holds
    void await(String what, Callable<Boolean> condition) throws Exception {
        var patience = PATIENCE_PERIODS * (long) periodMs() + SLACK_MS;
        var end = System.nanoTime() + patience * 1_000_000;
        while (!condition.call()) {
            Expect.that(System.nanoTime() < end, "not within %d ms: %s", patience, what);
            Thread.sleep(10);
        }
    }

    /// Waits until nothing is registered.
    void awaitEmpty() throws Exception {
        await("the list is empty", () -> status.read().isEmpty());
    }

    /// Runs `check` on a text of the list that did not change meanwhile: it is read before and
    /// after, and if a refresh came between, once more.
    void whileUnchanged(Check check) throws Exception {
        for (var attempt = 0; attempt < 50; attempt++) {
            var before = status.read();
            Expect.that(!StatusFile.times(before).isEmpty(), "nothing is listed");
            try {
                check.run(before);
                return;
            } catch (Case.Unmet unmet) {
                if (status.read().equals(before)) {
                    throw unmet;
                }
            }
        }
        throw new Case.Unmet("the list of sleeping processes never stays the same");
    }

    /// A check of the list's text.
    interface Check {
        void run(String text) throws Exception;
    }

    @Override
    public void close() {
        processes.close();
    }
}
