// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import jiffy.lab.LabException;
import jiffy.lab.machine.ClockSwitch;

/// QEMU's control socket (`docs/interop/qmp-spec`), in so far as the lab needs it: one command, one
/// answer, one line of JSON each. Answers are only looked into for one word, so there is no parser.
public final class Qmp implements ClockSwitch {

    private static final Pattern ERROR =
            Pattern.compile("\"error\": \\{.*\"desc\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    /// Bytes a second; the default is made for networks.
    private static final long UNLIMITED = 100_000_000_000L;

    private static final Pattern STATUS = Pattern.compile("\"status\": \"([a-z-]+)\"");

    private final SocketChannel socket;
    private final BufferedReader answers;

    private Qmp(SocketChannel socket) {
        this.socket = socket;
        this.answers = new BufferedReader(Channels.newReader(socket, StandardCharsets.UTF_8));
    }

    public static Qmp connect(Path path) throws IOException {
        var socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(path));
            var qmp = new Qmp(socket);
            qmp.answers.readLine(); // the greeting
            qmp.execute("qmp_capabilities", "");
            return qmp;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// Runs a command and returns the line that answers it.
    ///
    /// @param arguments the inside of a JSON object, or nothing
    /// @throws LabException if QEMU refuses
    public String execute(String command, String arguments) throws IOException {
        var line = "{\"execute\": \"%s\", \"arguments\": {%s}}\n".formatted(command, arguments);
        socket.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        while (true) {
            var answer = answers.readLine();
            if (answer == null) throw new IOException("QEMU is gone");
            if (answer.startsWith("{\"return\"")) return answer;
            var error = error(answer);
            if (error.isPresent()) {
                throw new LabException("QEMU refuses `%s`: %s".formatted(command, error.get()));
            } // anything else is an event
        }
    }

    /// What an answer complains about, if it does.
    static Optional<String> error(String answer) {
        var matcher = ERROR.matcher(answer);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// The status that an answer to `query-migrate` or `query-status` names, if it names one.
    static Optional<String> status(String answer) {
        var matcher = STATUS.matcher(answer);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// A text as JSON has it.
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Runs a command of the monitor that people use, and returns the line with what it prints.
    String monitor(String command) throws IOException {
        return execute("human-monitor-command", "\"command-line\": " + quote(command));
    }

    /// Whether the machine's processors run.
    boolean isRunning() throws IOException {
        return status(execute("query-status", "")).equals(Optional.of("running"));
    }

    @Override
    public void stop() throws IOException {
        execute("stop", "");
    }

    @Override
    public void resume() throws IOException {
        execute("cont", "");
    }

    /// Leaves memory that is mapped from a file out of saved states: the file has it already.
    public void ignoreSharedMemory() throws IOException {
        execute(
                "migrate-set-capabilities",
                "\"capabilities\": [{\"capability\": \"x-ignore-shared\", \"state\": true}]");
    }

    /// Writes the state of a stopped machine.
    public void save(Path state, Duration limit) throws IOException {
        execute("migrate-set-parameters", "\"max-bandwidth\": " + UNLIMITED);
        execute("migrate", "\"uri\": " + quote("exec:cat > " + shellQuote(state)));
        awaitMigration("save the machine", limit);
    }

    /// Reads a state into a machine that waits for one; it stays stopped.
    public void load(Path state, Duration limit) throws IOException {
        execute("migrate-incoming", "\"uri\": " + quote("exec:cat " + shellQuote(state)));
        awaitMigration("load the machine's state", limit);
    }

    static String shellQuote(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    private void awaitMigration(String what, Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            var answer = execute("query-migrate", "");
            switch (status(answer).orElse("none")) {
                case "completed" -> {
                    return;
                }
                case "failed", "cancelled" ->
                        throw new LabException("QEMU cannot %s: %s".formatted(what, answer));
                default -> pause();
            }
        }
        throw new LabException("QEMU did not %s within %d s".formatted(what, limit.toSeconds()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
