// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jiffy.lab.LabException;
import jiffy.lab.machine.Session;

/// The socket by which gdb talks to QEMU about a machine's processors (`gdbserver` of QEMU's
/// monitor). Nothing listens but while this is open, and one debugger at a time has it.
///
/// INVARIANT: whoever opens or closes it finds and leaves a machine that runs and has no
/// breakpoints, even if gdb, or the process that had it before, was killed meanwhile.
public final class GdbStub implements AutoCloseable {

    /// "Remove all breakpoints of process 1 and go on" (gdb's manual, Remote Serial Protocol).
    private static final String DETACH = packet("D;1");

    private static final String DONE = packet("OK");

    private static final String LOCK = "gdb";

    private final QemuMachine machine;
    private final FileChannel lock;

    private GdbStub(QemuMachine machine, FileChannel lock) {
        this.machine = machine;
        this.lock = lock;
    }

    /// Takes a machine for a debugger.
    ///
    /// @throws LabException if another one has it
    public static GdbStub open(QemuMachine machine) {
        try {
            var lock = lock(machine).orElseThrow(GdbStub::inUse);
            try {
                var stub = new GdbStub(machine, lock);
                stub.listen();
                stub.detach();
                return stub;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LabException("cannot attach a debugger to the machine", e);
        }
    }

    /// Does what no debugger may interfere with: what it has in a machine's memory would stay in a
    /// snapshot.
    ///
    /// @throws LabException if one has the machine
    public static void withoutDebugger(QemuMachine machine, Runnable what) {
        try (var _ = lock(machine).orElseThrow(GdbStub::inUse)) {
            what.run();
        } catch (IOException e) {
            throw new LabException("cannot keep debuggers off the machine", e);
        }
    }

    private static Optional<FileChannel> lock(QemuMachine machine) throws IOException {
        return Session.tryLock(machine.place().sockets(), LOCK);
    }

    private static LabException inUse() {
        return LabException.withHelp(
                "a debugger is attached to this machine already", "end that one first");
    }

    /// What gdb calls a remote target.
    public Path socket() {
        return machine.place().debugSocket();
    }

    /// Whoever was connected loses the connection.
    private void listen() throws IOException {
        silence();
        var device = "unix:%s,server=on,wait=off".formatted(QemuCommand.text(socket()));
        monitor("gdbserver " + Qmp.quote(device), "Waiting for gdb connection");
    }

    private void silence() throws IOException {
        monitor("gdbserver none", "Disabled gdbserver");
    }

    private void detach() throws IOException {
        try (var gdb = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            gdb.connect(UnixDomainSocketAddress.of(socket()));
            gdb.write(ByteBuffer.wrap(("+" + DETACH).getBytes(StandardCharsets.US_ASCII)));
            var said = new StringBuilder();
            var buffer = ByteBuffer.allocate(256);
            while (!said.toString().endsWith(DONE)) {
                if (gdb.read(buffer.clear()) < 0) throw new IOException("QEMU is gone");
                said.append(StandardCharsets.US_ASCII.decode(buffer.flip()));
            }
            gdb.write(ByteBuffer.wrap(new byte[] {'+'}));
        }
    }

    private void monitor(String command, String answer) throws IOException {
        try (var control = machine.control()) {
            var said = control.monitor(command);
            if (!said.contains(answer)) {
                throw new LabException("QEMU refuses `%s`: %s".formatted(command, said));
            }
        }
    }

    private static String packet(String content) {
        var sum = content.chars().sum() % 256;
        return "$%s#%02x".formatted(content, sum);
    }

    @Override
    public synchronized void close() {
        if (!lock.isOpen()) return;
        try (lock) {
            if (!machine.isAlive()) return;
            listen();
            detach();
            silence();
            Files.deleteIfExists(socket());
        } catch (IOException e) {
            if (machine.isAlive()) {
                throw new LabException("cannot take the debugger off the machine", e);
            }
        }
    }
}
