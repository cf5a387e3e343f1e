// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import jiffy.lab.LabException;
import jiffy.lab.guest.Agent;
import jiffy.lab.host.Cache;

/// A connection to the agent that nobody else uses while it is open.
public record Session(Agent agent, FileChannel lock) implements AutoCloseable {

    /// How many processes of the host can talk to a guest at once.
    public static final int PORTS = 8;

    /// Connects to a port.
    @FunctionalInterface
    public interface Connector {
        Agent connect(int port) throws IOException;
    }

    /// Takes the first free port.
    ///
    /// @param locks the folder of the ports' locks
    /// @throws LabException if all are in use
    public static Session open(Path locks, Connector connector) throws IOException {
        for (int port = 0; port < PORTS; port++) {
            var lock = tryLock(locks, "port-" + port);
            if (lock.isEmpty()) continue;
            try {
                return new Session(connector.connect(port), lock.get());
            } catch (IOException e) {
                lock.get().close();
                throw e;
            }
        }
        throw LabException.withHelp(
                "all %d connections to this machine are in use".formatted(PORTS),
                "wait until one of the commands that run in it has ended");
    }

    /// The lock of that name, if nobody else has it.
    public static Optional<FileChannel> tryLock(Path folder, String name) throws IOException {
        var file = folder.resolve(name + ".lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return Optional.of(channel);
        } catch (OverlappingFileLockException e) {
            // held by another thread of ours
        }
        channel.close();
        return Optional.empty();
    }

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
