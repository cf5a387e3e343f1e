// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Events of the kernel's own tracing while a case runs (`Documentation/trace/events.rst`).
final class Trace implements AutoCloseable {

    private static final Path TRACEFS = Path.of("/sys/kernel/tracing");
    private static final String MODULE = "[mp1]";

    private final List<Path> switches;

    /// Switches events on.
    ///
    /// @param events `group/name`
    /// @throws Case.Skipped if the kernel cannot trace, or mp1 is not one of its modules
    Trace(String... events) throws IOException {
        if (!Files.exists(Path.of("/sys/module/mp1"))) {
            throw new Case.Skipped("mp1 is no kernel module here");
        }
        mount();
        switches = List.of(events).stream().map(Trace::enable).toList();
        for (var each : switches) {
            if (!Files.exists(each)) {
                throw new Case.Skipped("this kernel has no trace event " + each);
            }
        }
        Files.writeString(TRACEFS.resolve("tracing_on"), "1");
        clear();
        set("1");
    }

    private static Path enable(String event) {
        return TRACEFS.resolve("events").resolve(event).resolve("enable");
    }

    private static void mount() throws IOException {
        if (!Files.exists(TRACEFS.resolve("trace"))) {
            try (var processes = new Processes()) {
                processes.output("mount -t tracefs tracefs " + TRACEFS);
            }
        }
        if (!Files.exists(TRACEFS.resolve("trace"))) {
            throw new Case.Skipped("this kernel has no tracefs");
        }
    }

    private void set(String value) throws IOException {
        for (var each : switches) {
            Files.writeString(each, value);
        }
    }

    /// Forgets the events so far.
    void clear() throws IOException {
        Files.writeString(TRACEFS.resolve("trace"), "");
    }

    /// The events so far whose function belongs to mp1.
    List<String> ofModule() throws IOException {
        return Files.readString(TRACEFS.resolve("trace"))
                .lines()
                .filter(each -> each.contains(MODULE))
                .toList();
    }

    static boolean isExpiry(String event) {
        return event.contains(" timer_expire_entry: ");
    }

    static boolean isQueueing(String event) {
        return event.contains(" workqueue_queue_work: ");
    }

    static boolean isWorkStart(String event) {
        return event.contains(" workqueue_execute_start: ");
    }

    @Override
    public void close() throws IOException {
        set("0");
        clear();
    }
}
