// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import jiffy.lab.Command;

/// Our end of a session with the agent in a guest: any number of commands at once over one port.
///
/// LOCKING: frames are written under the channel's monitor; one thread reads and hands on.
public final class Agent implements AutoCloseable {

    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(1);

    private final ReadableByteChannel fromGuest;
    private final WritableByteChannel toGuest;
    private final CompletableFuture<Void> announced = new CompletableFuture<>();
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final Map<Integer, RemoteProcess> running = new ConcurrentHashMap<>();
    private final AtomicInteger nextChannel = new AtomicInteger(1);
    private final long nonce = new SecureRandom().nextLong();
    private volatile IOException ended;

    private final boolean hangsUp;

    private Agent(ReadableByteChannel fromGuest, WritableByteChannel toGuest, boolean hangsUp) {
        this.fromGuest = fromGuest;
        this.toGuest = toGuest;
        this.hangsUp = hangsUp;
    }

    /// Opens a session on a port; the agent need not run yet.
    ///
    /// @throws IOException if there is nobody at the socket
    public static Agent connect(Path port) throws IOException {
        var socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new Agent(socket, socket, true).listening();
    }

    /// Opens a session on a port that does not tell the guest when we go away.
    ///
    /// @param fromGuest ends when the guest does
    public static Agent over(ReadableByteChannel fromGuest, WritableByteChannel toGuest) {
        return new Agent(fromGuest, toGuest, false).listening();
    }

    private Agent listening() {
        Thread.ofPlatform().daemon().name("jiffy-agent").start(this::listen);
        return this;
    }

    /// Waits until the agent says by itself that it is there, which it does once, on the first of
    /// its serial lines: nothing may be sent before.
    ///
    /// @throws TimeoutException if it does not within the limit
    /// @throws IOException if the guest is gone
    public void awaitAnnouncement(Duration limit) throws IOException, TimeoutException {
        await(announced, limit.toNanos());
    }

    private static void await(CompletableFuture<Void> what, long nanos)
            throws IOException, TimeoutException {
        try {
            what.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the guest is gone", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Waits until the agent answers. What an earlier session left half sent is made good by saying
    /// hello until one gets through.
    ///
    /// @param virtualTime whether the guest's processor must not idle between commands; such a
    ///     guest also keeps its own clock
    /// @throws TimeoutException if it does not within the limit
    /// @throws IOException if the guest is gone
    public void greet(boolean virtualTime, Duration limit) throws IOException, TimeoutException {
        var deadline = System.nanoTime() + limit.toNanos();
        var patience = Duration.ofSeconds(3).toNanos();
        send(hello(virtualTime));
        while (true) {
            var left = deadline - System.nanoTime();
            try {
                await(welcome, Math.clamp(left, 1, patience));
                return;
            } catch (TimeoutException e) {
                if (left <= patience) throw e;
                if (receivedNothingFor(limit, left)) continue;
                fillTornFrame(virtualTime);
            }
        }
    }

    /// A guest that boots is merely slow; only later a torn frame is the likelier reason.
    private static boolean receivedNothingFor(Duration limit, long left) {
        return limit.toNanos() - left < Duration.ofSeconds(10).toNanos();
    }

    private void fillTornFrame(boolean virtualTime) throws IOException {
        var hello = hello(virtualTime);
        for (int sent = 0; sent <= Frame.PAYLOAD_MAX; sent += hello.bytes().length) send(hello);
    }

    private Frame hello(boolean virtualTime) {
        var now = Instant.now();
        var nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return Frame.hello(nonce, virtualTime ? 0 : nanos, virtualTime);
    }

    /// A terminal's size.
    public record Terminal(int rows, int columns) {
        static final Terminal NONE = new Terminal(0, 0);
    }

    /// Starts a command; its standard input is up to the caller.
    public RemoteProcess start(
            List<String> arguments,
            Command.User user,
            String folder,
            Map<String, String> environment,
            Terminal terminal,
            OutputStream out,
            OutputStream err)
            throws IOException {
        var channel = nextChannel.getAndIncrement();
        var size = terminal == null ? Terminal.NONE : terminal;
        var variables =
                environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        var frame =
                Frame.exec(
                        channel,
                        user.uid(),
                        user.uid(),
                        size.rows,
                        size.columns,
                        folder,
                        arguments,
                        variables);
        if (frame.payload().length > Frame.PAYLOAD_MAX) {
            throw new IOException("the command line is longer than 64 KB: push a file instead");
        }
        var process = new RemoteProcess(this, channel, out, err);
        running.put(channel, process);
        if (ended != null) process.lost(ended);
        send(frame);
        return process;
    }

    void send(Frame frame) throws IOException {
        var bytes = ByteBuffer.wrap(frame.bytes());
        synchronized (toGuest) {
            while (bytes.hasRemaining()) toGuest.write(bytes);
        }
    }

    private void listen() {
        try (InputStream in =
                new BufferedInputStream(Channels.newInputStream(fromGuest), 1 << 16)) {
            while (true) handle(Frame.read(in));
        } catch (IOException e) {
            ended = e;
            announced.completeExceptionally(e);
            welcome.completeExceptionally(e);
            running.values().forEach(process -> process.lost(e));
        }
    }

    private void handle(Frame frame) throws IOException {
        if (frame.type() == Frame.Type.WELCOME) {
            announced.complete(null);
            if (frame.numbers().getLong() == nonce) welcome.complete(null);
            return;
        }
        var process = running.get(frame.channel());
        if (process == null) return; // of a session before ours
        process.handle(frame);
        if (frame.type() == Frame.Type.EXITED) running.remove(frame.channel());
    }

    /// Ends the session; commands that still run are killed by the agent.
    @Override
    public void close() {
        try (fromGuest;
                toGuest) {
            if (!hangsUp && !welcome.isCompletedExceptionally()) sayGoodbye();
        } catch (IOException e) {
            ended = e;
        }
    }

    /// A greeting from nobody ends what ran before. A guest that does not read is not waited for.
    private void sayGoodbye() {
        var goodbye =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                send(hello(false));
                            } catch (IOException e) {
                                ended = e; // the guest has gone first
                            }
                        });
        try {
            goodbye.join(GOODBYE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
