// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One message between host and agent: four little-endian words (magic, type, channel, length) and
/// the payload. `agent.c` is the other side.
///
/// @param channel the command that it is about; chosen by the host, 0 for the session itself
public record Frame(Type type, int channel, byte[] payload) {

    /// Larger payloads are split by who sends them.
    public static final int PAYLOAD_MAX = 65536;

    private static final int MAGIC = 0x3159464a; // "JFY1"

    /// What a message means. Numbers below 100 go to the guest.
    public enum Type {
        HELLO(1),
        EXEC(2),
        STDIN(3),
        STDIN_EOF(4),
        SIGNAL(5),
        RESIZE(6),
        WELCOME(101),
        STDOUT(103),
        STDERR(104),
        EXITED(105),
        CREDIT(106);

        final int number;

        Type(int number) {
            this.number = number;
        }

        static Type of(int number) throws IOException {
            for (var type : values()) if (type.number == number) return type;
            throw new IOException("the agent sent a message of unknown type " + number);
        }
    }

    /// What starts a session.
    ///
    /// @param nonce comes back in the answer, so that answers to someone before us are not ours
    /// @param epochNanos the host's clock for the guest to take over, 0 to leave its own
    public static Frame hello(long nonce, long epochNanos, boolean virtualTime) {
        var payload = words(24).putLong(nonce).putLong(epochNanos).putInt(virtualTime ? 1 : 0);
        return new Frame(Type.HELLO, 0, payload.array());
    }

    /// A command to start.
    ///
    /// @param rows of its terminal, 0 for a command without one
    public static Frame exec(
            int channel,
            int uid,
            int gid,
            int rows,
            int columns,
            String folder,
            List<String> arguments,
            List<String> variables) {
        var strings = new ByteArrayOutputStream();
        addString(strings, folder);
        arguments.forEach(each -> addString(strings, each));
        variables.forEach(each -> addString(strings, each));
        var payload = words(28 + strings.size());
        payload.putInt(rows > 0 ? 1 : 0).putInt(uid).putInt(gid).putInt(rows).putInt(columns);
        payload.putInt(arguments.size()).putInt(variables.size()).put(strings.toByteArray());
        return new Frame(Type.EXEC, channel, payload.array());
    }

    private static void addString(ByteArrayOutputStream strings, String text) {
        if (text.indexOf('\0') >= 0) throw new IllegalArgumentException("a NUL in: " + text);
        strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        strings.write(0);
    }

    public static Frame words(Type type, int channel, int... values) {
        var payload = words(4 * values.length);
        for (var value : values) payload.putInt(value);
        return new Frame(type, channel, payload.array());
    }

    private static ByteBuffer words(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The payload as little-endian numbers.
    public ByteBuffer numbers() {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// As it goes over the wire.
    public byte[] bytes() {
        return words(16 + payload.length)
                .putInt(MAGIC)
                .putInt(type.number)
                .putInt(channel)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /// Reads the next message, skipping what an interrupted earlier session left behind.
    ///
    /// @throws EOFException when the other side is gone
    public static Frame read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        int word = Integer.reverseBytes(data.readInt());
        while (word != MAGIC) word = word >>> 8 | data.readUnsignedByte() << 24;
        var type = Type.of(Integer.reverseBytes(data.readInt()));
        var channel = Integer.reverseBytes(data.readInt());
        var length = Integer.reverseBytes(data.readInt());
        if (length < 0 || length > PAYLOAD_MAX) throw new IOException("a torn message");
        var payload = new byte[length];
        data.readFully(payload);
        return new Frame(type, channel, payload);
    }
}
