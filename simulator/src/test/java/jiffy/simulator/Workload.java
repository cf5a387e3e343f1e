// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.time.Duration;

/// Programs that use a module at once.
final class Workload {
    private static final String FILE = "/proc/planted";
    private static final String STATUS = "/proc/mp1/status";

    private Workload() {}

    /// Three programs read and write the module's file; then it is unloaded.
    static void run(Simulator kernel) {
        kernel.load();
        kernel.together(
                () -> readAndWrite(kernel.process(1), 1),
                () -> readAndWrite(kernel.process(2), 2),
                () -> readAndWrite(kernel.process(3), 3));
        kernel.advance(Duration.ofMillis(20));
        kernel.unload();
    }

    private static void readAndWrite(Process process, int number) {
        tried(() -> process.write(FILE, number + "\n"));
        tried(() -> process.read(FILE));
    }

    /// An errno is an answer.
    private static void tried(Runnable call) {
        try {
            call.run();
        } catch (CallError _) {
            // it is for the module to say no
        }
    }

    /// Readers with small and large buffers, processes that register and end, time that passes, and
    /// at last an unload in the middle of it all.
    static void ofMp1(Simulator kernel) {
        kernel.load("period_ms=20", "limit=5");
        kernel.together(
                () -> registers(kernel, 3),
                () -> registers(kernel, 3),
                () -> tried(() -> kernel.process(3).read(STATUS, 5)),
                () -> tried(() -> kernel.process(4).read(STATUS)));
        kernel.advance(Duration.ofMillis(30));
        kernel.together(
                () -> registers(kernel, 2),
                () -> tried(() -> kernel.process(3).read(STATUS, 9)),
                kernel::unload);
    }

    private static void registers(Simulator kernel, int times) {
        for (int i = 0; i < times; i++) {
            var process = kernel.process(1);
            tried(() -> process.write(STATUS, process.number() + "\njunk"));
            process.uses(Duration.ofMillis(1));
            if (i % 2 == 0) {
                process.exit();
            }
        }
    }
}
