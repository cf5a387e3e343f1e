// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EIO;
import static jiffy.mp1.syscall.Errno.ENOENT;
import static jiffy.mp1.syscall.Errno.ENOSPC;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.ErrnoException;

/// Readers, writers, processes that come and go, refreshes, and `rmmod` in between, all at once.
final class Races {

    private static final Set<Errno> GONE = Set.of(ENOENT, EIO);
    private static final Set<Errno> REFUSED = Set.of(EEXIST, ESRCH, ENOSPC, EIO);
    private static final int[] SIZES = {1, 7, 64, 512, 4096, 65536};
    private static final int LEAST = 5;
    private static final int CHURNS = 5;
    private static final int PROCESSES = 60;

    private final Victim victim;
    private final Report report;
    private final Random random;
    private final long nanos;
    private final Set<String> found = new HashSet<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong registrations = new AtomicLong();
    private volatile Exception broken;

    Races(Victim victim, Report report, long seed, long nanos) {
        this.victim = victim;
        this.report = report;
        this.random = new Random(seed);
        this.nanos = nanos;
    }

    /// @param name of the stage
    /// @param pauseMs how long the module stays loaded at most
    /// @param cycles after so many it is over, whatever the time
    void run(String name, int pauseMs, long cycles) throws Exception {
        victim.reload();
        try (var shells = new Shells()) {
            var pids = shells.crowd(PROCESSES);
            for (var shell = 1; shell <= CHURNS; shell++) {
                shells.repeat(churn(shell));
            }
            var threads = new ArrayList<Thread>();
            var over = new AtomicLong();
            for (var index = 0; index < 3; index++) {
                var own = new Random(random.nextLong());
                threads.add(start(over, () -> read(own)));
            }
            var own = new Random(random.nextLong());
            threads.add(start(over, () -> write(pids, own)));
            reload(name, pauseMs, cycles);
            over.set(1);
            for (var thread : threads) {
                thread.join();
            }
        }
        if (broken != null) {
            throw broken;
        }
        count(name);
    }

    private void count(String name) {
        report.count(name + ": load/unload cycles", victim.loads().get());
        report.count(name + ": reads", reads.get());
        report.count(name + ": writes", writes.get());
        report.count(name + ": registrations", registrations.get());
    }

    /// Children that are registered and end.
    private String churn(int number) {
        return "sleep 0.0%d & echo $! > %s; wait $!".formatted(number, victim.file());
    }

    private interface Act {
        void run() throws Exception;
    }

    /// Repeats an act in a thread of its own.
    private Thread start(AtomicLong over, Act act) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (over.get() == 0) {
                            act.run();
                        }
                    } catch (Exception e) {
                        broken = e;
                    }
                });
    }

    private void reload(String name, int pauseMs, long last) throws Exception {
        var end = System.nanoTime() + nanos;
        while (isGoingOn(end) && victim.loads().get() < last && broken == null) {
            if (pauseMs > 0) {
                Thread.sleep(random.nextInt(pauseMs), random.nextInt(1_000_000));
            }
            try {
                victim.reload();
            } catch (ErrnoException refused) {
                found(new Deviation(name + ": " + refused.errno(), refused.getMessage()));
                Thread.sleep(10);
            }
            if (victim.loads().get() % 16 == 0) {
                report.progress(
                        "%s: %,d reads, %,d writes, loaded %,d times",
                        name, reads.get(), writes.get(), victim.loads().get());
                count(name);
            }
        }
    }

    private boolean isGoingOn(long end) {
        return System.nanoTime() < end || victim.loads().get() < LEAST;
    }

    private void read(Random own) throws InterruptedException {
        try (var status = Descriptor.open(victim.file(), Descriptor.O_RDONLY);
                var arena = Arena.ofConfined()) {
            var size = SIZES[own.nextInt(SIZES.length)];
            read(status, arena.allocate(size));
        } catch (ErrnoException refused) {
            if (!GONE.contains(refused.errno())) {
                found(new Deviation("open: " + refused.errno(), refused.getMessage()));
            }
            Thread.sleep(1);
        }
    }

    /// A list that was read to its end is one; numbers of ended processes may be used again.
    private void read(Descriptor status, java.lang.foreign.MemorySegment buffer) {
        try {
            StatusList.parse(StatusList.rest(status, buffer));
            reads.incrementAndGet();
        } catch (Deviation deviation) {
            if (!deviation.kind().endsWith(" EIO")) {
                found(deviation);
            }
        }
    }

    private void write(List<Long> pids, Random own) throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (var line = own.nextInt(20); line >= 0; line--) {
            text.append(pids.get(own.nextInt(pids.size()))).append('\n');
        }
        try (var status = Descriptor.open(victim.file(), Descriptor.O_WRONLY)) {
            var result = status.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            writes.incrementAndGet();
            if (result > 0) {
                registrations.incrementAndGet();
            } else if (!REFUSED.contains(new Errno((int) -result))) {
                var shown = Outcome.of(result).show();
                found(new Deviation("write in a race: " + shown, "writing: " + shown));
            }
        } catch (ErrnoException refused) {
            if (!GONE.contains(refused.errno())) {
                found(new Deviation("open: " + refused.errno(), refused.getMessage()));
            }
        }
        Thread.sleep(1);
    }

    private synchronized void found(Deviation deviation) {
        if (found.add(deviation.kind())) {
            report.finding(deviation.kind(), deviation.getMessage(), List.of());
        }
    }
}
