// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jiffy.mp1.CpuTime;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.ErrnoException;

/// The file under test, through raw system calls. Texts are ISO 8859-1: a byte is a character.
///
/// @param path where it is
record StatusFile(Path path) {

    private static final int WHOLE = 256 * 1024;
    private static final int MOST = 32 * 1024 * 1024;

    Descriptor open(int flags) throws ErrnoException {
        return Descriptor.open(path, flags);
    }

    /// Opens, writes all of `text` in one `write(2)`, closes.
    ///
    /// @return what `write(2)` returned: a count, or a negative errno
    long write(String text) throws ErrnoException {
        try (var status = open(Descriptor.O_WRONLY)) {
            return status.write(bytes(text));
        }
    }

    /// Like [#write(String)] for a text of one character again and again, of any size.
    long write(char character, int count) throws ErrnoException {
        try (var status = open(Descriptor.O_WRONLY);
                var arena = Arena.ofConfined()) {
            var text = arena.allocate(count).fill((byte) character);
            return status.write(text.address(), count);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The whole file, by reads of a large buffer.
    String read() throws ErrnoException {
        return read(WHOLE);
    }

    /// The whole file, by reads of `size` bytes.
    String read(int size) throws ErrnoException {
        try (var status = open(Descriptor.O_RDONLY)) {
            return readOn(status, size);
        }
    }

    /// What an open descriptor still gives, by reads of `size` bytes up to the end.
    static String readOn(Descriptor status, int size) throws ErrnoException {
        var text = new ByteArrayOutputStream();
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(size);
            while (true) {
                var count = ErrnoException.check(status.read(buffer), "read of " + size);
                if (count == 0) {
                    return text.toString(StandardCharsets.ISO_8859_1);
                }
                text.writeBytes(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
                Expect.that(text.size() < MOST, "reads of %d never come to an end", size);
            }
        }
    }

    /// One `pread(2)` on a fresh descriptor.
    String readAt(long offset, int size) throws ErrnoException {
        try (var status = open(Descriptor.O_RDONLY);
                var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(size);
            var what = "pread of " + size + " at " + offset;
            var count = ErrnoException.check(status.read(buffer, offset), what);
            var bytes = buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /// The list: CPU time by PID, in the order of the file.
    ///
    /// @throws Case.Unmet if the text is not exactly a list, or lists a process twice
    Map<Long, Long> times() throws ErrnoException {
        return times(read());
    }

    static Map<Long, Long> times(String text) {
        var times = new LinkedHashMap<Long, Long>();
        try {
            for (var each : CpuTime.parseAll(text)) {
                var before = times.put(each.pid(), each.nanos());
                Expect.that(before == null, "process %d is listed twice", each.pid());
            }
        } catch (IllegalArgumentException malformed) {
            throw new Case.Unmet(Expect.shown(malformed.getMessage()));
        }
        return times;
    }

    Set<Long> pids() throws ErrnoException {
        return times().keySet();
    }

    boolean lists(long pid) throws ErrnoException {
        return times().containsKey(pid);
    }
}
