// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A command that runs in a guest.
public final class RemoteProcess {

    /// How much may be on its way to a command that does not read.
    private static final int WINDOW = 4 * Frame.PAYLOAD_MAX;

    private final Agent agent;
    private final int channel;
    private final OutputStream out;
    private final OutputStream err;
    private final Semaphore credit = new Semaphore(WINDOW);
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    RemoteProcess(Agent agent, int channel, OutputStream out, OutputStream err) {
        this.agent = agent;
        this.channel = channel;
        this.out = out;
        this.err = err;
    }

    void handle(Frame frame) throws IOException {
        switch (frame.type()) {
            case STDOUT -> out.write(frame.payload());
            case STDERR -> err.write(frame.payload());
            case CREDIT -> credit.release(frame.numbers().getInt());
            case EXITED -> {
                exit.complete(frame.numbers().getInt());
                credit.release(WINDOW); // whoever still writes finds that it has ended
            }
            case HELLO, EXEC, STDIN, STDIN_EOF, SIGNAL, RESIZE, WELCOME ->
                    throw new IOException("the agent sent " + frame.type());
        }
    }

    void lost(IOException why) {
        exit.completeExceptionally(why);
        credit.release(WINDOW);
    }

    /// Writes to its standard input, waiting while it does not read; nothing once it has ended.
    public void write(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length && !exit.isDone(); from += Frame.PAYLOAD_MAX) {
            var chunk =
                    Arrays.copyOfRange(
                            bytes, from, Math.min(bytes.length, from + Frame.PAYLOAD_MAX));
            credit.acquireUninterruptibly(chunk.length);
            agent.send(new Frame(Frame.Type.STDIN, channel, chunk));
        }
    }

    /// Ends its standard input.
    public void closeInput() throws IOException {
        agent.send(new Frame(Frame.Type.STDIN_EOF, channel, new byte[0]));
    }

    /// Sends a signal to it and what it started.
    public void signal(int number) throws IOException {
        agent.send(Frame.words(Frame.Type.SIGNAL, channel, number));
    }

    /// Tells its terminal a new size.
    public void resize(Agent.Terminal size) throws IOException {
        agent.send(Frame.words(Frame.Type.RESIZE, channel, size.rows(), size.columns()));
    }

    public boolean isRunning() {
        return !exit.isDone();
    }

    /// Waits for its exit code.
    ///
    /// @throws TimeoutException if it does not end in time; it goes on running
    /// @throws IOException if the guest is gone
    public int waitFor(Duration limit) throws IOException, TimeoutException {
        try {
            return exit.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the guest is gone", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
