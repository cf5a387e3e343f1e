// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import jiffy.lab.guest.Agent;
import jiffy.lab.guest.RemoteProcess;

/// A command that runs in a guest while we do other things. Closing it kills it.
public final class GuestProcess implements AutoCloseable {

    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    /// How a process looks in whose system call the kernel crashed.
    private static final int KILLED = 128 + SIGKILL;

    private final Vm vm;
    private final Command command;
    private final RemoteProcess process;
    private boolean done;

    GuestProcess(Vm vm, Command command, RemoteProcess process) {
        this.vm = vm;
        this.command = command;
        this.process = process;
    }

    /// Writes to its standard input.
    public void write(byte[] bytes) {
        attempt(() -> process.write(bytes));
    }

    /// Ends its standard input.
    public void closeInput() {
        attempt(process::closeInput);
    }

    /// Sends a signal to it and to what it started.
    ///
    /// @param number as in signal(7)
    public void signal(int number) {
        attempt(() -> process.signal(number));
    }

    /// Asks it to end.
    public void terminate() {
        signal(SIGTERM);
    }

    /// Tells its terminal a new size.
    public void resize(int rows, int columns) {
        attempt(() -> process.resize(new Agent.Terminal(rows, columns)));
    }

    public boolean isRunning() {
        return process.isRunning();
    }

    /// Waits for its exit code, within the limit of its [Command].
    ///
    /// @throws VmTimeout if it takes longer; it is killed then
    /// @throws KernelFault if the guest's kernel crashed meanwhile
    public int waitFor() {
        try {
            var exit = process.waitFor(command.limit());
            if (exit == KILLED) vm.awaitLastWords();
            vm.check(command);
            return exit;
        } catch (TimeoutException e) {
            kill();
            vm.check(command);
            throw vm.timeout(command);
        } catch (IOException e) {
            throw vm.gone(command, e);
        } finally {
            release();
        }
    }

    private void kill() {
        try {
            process.signal(SIGKILL);
            process.waitFor(Duration.ofSeconds(2));
        } catch (IOException | TimeoutException e) {
            // It is past helping; what the caller is told already says so.
        }
    }

    private void release() {
        if (done) return;
        done = true;
        vm.released();
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            throw vm.gone(command, e);
        }
    }

    @Override
    public void close() {
        if (process.isRunning()) kill();
        release();
    }
}
