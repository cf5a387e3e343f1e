// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.ErrnoException;

/// The file's whole text, read in the plainest way. For one thread.
final class StatusList {

    private static final int BUFFER = 64 * 1024;
    private static final int MOST = 32 * 1024 * 1024;

    private final Path file;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER);

    StatusList(Path file) {
        this.file = file;
    }

    /// A text of the list.
    ///
    /// @param pids its processes, in order
    record Text(byte[] bytes, Set<Long> pids) {}

    /// Reads it by reads of a large buffer.
    ///
    /// @throws Deviation if it cannot be read, or is no list
    Text read() throws Deviation {
        try (var status = Descriptor.open(file, Descriptor.O_RDONLY)) {
            return parse(rest(status, buffer));
        } catch (ErrnoException refused) {
            throw new Deviation("list cannot be opened", refused.getMessage());
        }
    }

    /// What an open descriptor still gives.
    ///
    /// @throws Deviation if a read fails or none is the last
    static byte[] rest(Descriptor status, MemorySegment buffer) throws Deviation {
        var text = new ByteArrayOutputStream();
        for (var count = status.read(buffer); count != 0; count = status.read(buffer)) {
            if (count < 0) {
                var errno = new Errno((int) -count);
                throw new Deviation("list cannot be read: " + errno, "read: " + errno);
            }
            if (count > buffer.byteSize() || text.size() > MOST) {
                throw new Deviation("list has no end", "reads of the list never come to an end");
            }
            text.writeBytes(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
        }
        return text.toByteArray();
    }

    /// Reads a text: lines `<PID>: <CPU time>`, each with its newline.
    ///
    /// @throws Deviation if it is no list, or lists a process twice
    static Text parse(byte[] bytes) throws Deviation {
        var pids = new LinkedHashSet<Long>();
        for (var at = 0; at < bytes.length; at++) {
            var start = at;
            at = number(bytes, start);
            if (!pids.add(value(bytes, start, at))) {
                throw new Deviation(
                        "list has a process twice", "twice in the list: " + line(bytes, start));
            }
            if (at + 1 >= bytes.length || bytes[at] != ':' || bytes[at + 1] != ' ') {
                throw malformed(bytes, start);
            }
            at = number(bytes, at + 2);
            if (at >= bytes.length || bytes[at] != '\n') {
                throw malformed(bytes, start);
            }
        }
        return new Text(bytes, pids);
    }

    /// Where a number ends that has at least one digit, and no zero before others.
    private static int number(byte[] bytes, int start) throws Deviation {
        var at = start;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        var length = at - start;
        if (length == 0 || length > 19 || length > 1 && bytes[start] == '0') {
            throw malformed(bytes, start);
        }
        return at;
    }

    private static long value(byte[] bytes, int start, int end) {
        var value = 0L;
        for (var at = start; at < end; at++) {
            value = value * 10 + bytes[at] - '0';
        }
        return value;
    }

    private static Deviation malformed(byte[] bytes, int start) {
        return new Deviation(
                "list is malformed", "no line of the list: `" + line(bytes, start) + "`");
    }

    private static String line(byte[] bytes, int start) {
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        return Outcome.shortened(text.substring(Math.max(0, start - 20)));
    }
}
