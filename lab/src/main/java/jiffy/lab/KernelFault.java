// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.util.List;
import java.util.stream.Collectors;

/// The guest's kernel crashed: a panic, or an oops after which it cannot be trusted. The message
/// has the log from the first sign of it on.
public final class KernelFault extends LabException {
    private static final long serialVersionUID = 1L;

    private final transient List<LogEntry> entries;

    KernelFault(Object during, List<LogEntry> entries) {
        super(message(during, entries));
        this.entries = List.copyOf(entries);
    }

    private static String message(Object during, List<LogEntry> entries) {
        var shown =
                entries.stream()
                        .limit(60)
                        .map(LogEntry::toString)
                        .collect(Collectors.joining("\n"));
        return "the guest's kernel crashed during `%s`: %s\n%s"
                .formatted(during, entries.getFirst().text(), shown);
    }

    /// The log from the first sign of it on.
    public List<LogEntry> entries() {
        return entries;
    }
}
