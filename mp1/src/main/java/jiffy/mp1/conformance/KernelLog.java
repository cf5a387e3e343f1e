// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jiffy.mp1.syscall.Descriptor;

/// The kernel's log since the suite began (`Documentation/ABI/testing/dev-kmsg`).
final class KernelLog {

    private static final Path DEVICE = Path.of("/dev/kmsg");
    private static final int O_NONBLOCK = 0x800;
    private static final int SEEK_END = 2;
    private static final int RECORD = 8192;
    private static final int USER_FACILITY = 8;

    /// What may be in the log: lines of mp1's own, what every unsigned out-of-tree module causes,
    /// and the complaint of a guest whose host did not let it run for some milliseconds.
    private static final Pattern ALLOWED =
            Pattern.compile(
                    "mp1: (?!.*(fault|taint)).*"
                            + "|mp1: loading out-of-tree module taints kernel\\."
                            + "|mp1: module verification failed: signature and/or required key"
                            + " missing - tainting kernel"
                            + "|hrtimer: interrupt took \\d+ ns");

    private static Descriptor log;

    /// The log where it is a file, and how many of its lines are known.
    private static Path file;

    private static int known;

    private KernelLog() {}

    /// Remembers where the log ends now.
    ///
    /// @param where a file of lines `[time] message`; null for the kernel's own log
    static void begin(Path where) throws IOException {
        file = where;
        if (file != null) {
            known = Files.readAllLines(file).size();
            return;
        }
        try {
            log = Descriptor.open(DEVICE, Descriptor.O_RDONLY | O_NONBLOCK);
            log.seek(0, SEEK_END);
        } catch (IOException unreadable) {
            log = null;
        }
    }

    /// The kernel's messages since the beginning or the last call.
    ///
    /// @throws Case.Skipped if the log cannot be read
    static List<String> messages() throws IOException {
        if (file != null) {
            var lines = Files.readAllLines(file);
            var rest = lines.subList(known, lines.size());
            known = lines.size();
            return rest.stream().map(line -> line.substring(line.indexOf("] ") + 2)).toList();
        }
        if (log == null) {
            throw new Case.Skipped(DEVICE + " cannot be read");
        }
        var messages = new ArrayList<String>();
        try (var arena = Arena.ofConfined()) {
            var record = arena.allocate(RECORD);
            for (var count = log.read(record); count > 0; count = log.read(record)) {
                var bytes = record.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
                var text = new String(bytes, StandardCharsets.UTF_8);
                if (priority(text) < USER_FACILITY) {
                    messages.add(message(text));
                }
            }
        }
        return messages;
    }

    /// The priority of a record `priority,sequence,time,flags;message`; from 8 on, a program wrote
    /// it.
    static int priority(String record) {
        return Integer.parseInt(record.substring(0, record.indexOf(',')));
    }

    /// The message of a record, without the lines of properties that follow it.
    static String message(String record) {
        var message = record.substring(record.indexOf(';') + 1);
        return message.lines().findFirst().orElse("");
    }

    static boolean isAllowed(String message) {
        return ALLOWED.matcher(message).matches();
    }
}
