// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jiffy.simulator.LiveHome;
import jiffy.simulator.Options;
import jiffy.simulator.Simulator;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.ModuleSources;

/// What mp1 costs on a JVM: a read of its list in the live home, beside a read of a file of this
/// machine's own `/proc`; refreshes in the simulated kernel; starting that, and its memory.
final class JvmHomes {
    private static final int READS = 20_000;
    private static final int ROUNDS = 9;
    private static final int KERNELS = 100;
    private static final int SIMULATED_SECONDS = 1000;

    private JvmHomes() {}

    static void main(String... arguments) throws Exception {
        var source = Path.of(System.getProperty("jiffy.bench"), "../modules/mp1/Mp1.java");
        long start = System.nanoTime();
        var image = ModuleSources.compile(List.of(source));
        say("mp1 compiled by javac", millis(start), "ms");
        simulated(image);
        live(image);
    }

    private static void say(String what, double number, String unit) {
        System.out.println(String.format(Locale.ROOT, "| %s | %.1f %s |", what, number, unit));
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static Simulator loaded(ModuleImage image) {
        var kernel = new Simulator(image, Options.seed(1));
        kernel.load("period_ms=10");
        return kernel;
    }

    private static void simulated(ModuleImage image) {
        long start = System.nanoTime();
        var kernel = loaded(image);
        say("first simulated kernel, mp1 loaded", millis(start), "ms");
        start = System.nanoTime();
        kernel.init().write("/proc/mp1/status", "1");
        kernel.advance(Duration.ofSeconds(SIMULATED_SECONDS));
        double seconds = millis(start) / 1000;
        say("refreshes a second", SIMULATED_SECONDS * 100 / seconds, "");
        long before = memory();
        start = System.nanoTime();
        var kernels = new ArrayList<Simulator>();
        for (int i = 0; i < KERNELS; i++) {
            kernels.add(loaded(image));
        }
        say("a further kernel, mp1 loaded", millis(start) / KERNELS, "ms");
        say("its memory", (memory() - before) / 1024.0 / kernels.size(), "KiB");
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void live(ModuleImage image) throws IOException {
        var folder = Files.createTempDirectory("live");
        try (var home = LiveHome.on(folder, _ -> {})) {
            home.load(image, List.of());
            var status = home.folder().resolve("mp1/status");
            Files.writeString(status, "" + ProcessHandle.current().pid());
            say("live: open, read, close of mp1's list", reads(status), "µs");
        } finally {
            Files.delete(folder);
        }
        say("/proc/self/stat", reads(Path.of("/proc/self/stat")), "µs");
        say("/proc/version", reads(Path.of("/proc/version")), "µs");
    }

    /// The median of some rounds, after one that does not count.
    private static double reads(Path file) throws IOException {
        var rounds = new double[ROUNDS];
        var buffer = new byte[4096];
        for (int round = -1; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < READS; i++) {
                try (var in = new FileInputStream(file.toFile())) {
                    if (in.read(buffer) <= 0) {
                        throw new IOException(file + " is empty");
                    }
                }
            }
            rounds[Math.max(0, round)] = millis(start) * 1000 / READS;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }
}
