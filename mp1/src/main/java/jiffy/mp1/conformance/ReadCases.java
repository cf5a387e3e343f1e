// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Descriptor.O_RDONLY;
import static jiffy.mp1.syscall.Descriptor.SEEK_CUR;
import static jiffy.mp1.syscall.Descriptor.SEEK_SET;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import jiffy.mp1.syscall.Descriptor;

/// Reads of any size, at any offset, by many at once: always the bytes of the one text.
final class ReadCases {

    private static final int THOUSAND = 1000;
    private static final int FEW = 40;
    private static final int READERS = 8;

    private ReadCases() {}

    static List<Case> all() {
        return List.of(
                new Case("read.of_1_byte", trial -> small(trial, 1)),
                new Case("read.of_7_bytes", trial -> small(trial, 7)),
                new Case("read.of_a_line_and_less", ReadCases::aroundALine),
                new Case("read.ends_with_zero_again_and_again", ReadCases::end),
                new Case("read.pread_at_every_offset", ReadCases::everyOffset),
                new Case("read.pread_beyond_the_end", ReadCases::beyond),
                new Case("read.lseek_back_and_forth", ReadCases::seek),
                new Case("read.rewind_shows_what_is_new", ReadCases::rewind),
                new Case("read.descriptors_are_independent", ReadCases::independent),
                new Case("read.of_1000_entries", ReadCases::thousand),
                new Case("read.many_at_once", ReadCases::manyReaders));
    }

    private static void small(Trial trial, int size) throws Exception {
        trial.registered(FEW);
        sameBy(trial, size);
    }

    private static void aroundALine(Trial trial) throws Exception {
        trial.registered(FEW);
        for (var size : List.of(2, 3, 5, 11, 12, 13, 16, 31, 64, 100, 255)) {
            sameBy(trial, size);
        }
    }

    private static void sameBy(Trial trial, int size) throws Exception {
        trial.whileUnchanged(
                whole -> Expect.equal(whole, trial.status().read(size), "reads of " + size));
    }

    private static void end(Trial trial) throws Exception {
        trial.registered(2);
        try (var status = trial.status().open(O_RDONLY);
                var arena = Arena.ofConfined()) {
            StatusFile.readOn(status, 4096);
            var buffer = arena.allocate(4096);
            for (var again = 0; again < 3; again++) {
                Expect.count(0, status.read(buffer), "read at the end");
            }
        }
    }

    private static void everyOffset(Trial trial) throws Exception {
        trial.registered(FEW);
        trial.whileUnchanged(whole -> {
            for (var offset = 0; offset <= whole.length(); offset++) {
                sameAt(trial, whole, offset, offset % 2 == 0 ? 7 : 64);
            }
        });
    }

    private static void sameAt(Trial trial, String whole, int offset, int size) throws Exception {
        var got = trial.status().readAt(offset, size);
        var most = whole.substring(offset, Math.min(offset + size, whole.length()));
        var fits = got.isEmpty() ? most.isEmpty() : most.startsWith(got);
        Expect.that(
                fits,
                "pread of %d at %d: expected %s, got %s",
                size,
                offset,
                Expect.shown(most),
                Expect.shown(got));
    }

    private static void beyond(Trial trial) throws Exception {
        trial.registered(2);
        for (var offset : List.of(100_000L, 1L << 31, 1L << 32, 1L << 40, 1L << 62)) {
            Expect.equal("", trial.status().readAt(offset, 64), "pread at " + offset);
        }
    }

    private static void seek(Trial trial) throws Exception {
        trial.registered(FEW);
        var random = new Random(423);
        trial.whileUnchanged(whole -> {
            try (var status = trial.status().open(O_RDONLY)) {
                for (var step = 0; step < 60; step++) {
                    sameAfterSeek(status, whole, random.nextInt(whole.length()));
                }
            }
        });
    }

    private static void sameAfterSeek(Descriptor status, String whole, int offset)
            throws Exception {
        Expect.count(offset, status.seek(offset, SEEK_SET), "lseek to " + offset);
        try (var arena = Arena.ofConfined()) {
            var count = status.read(arena.allocate(5));
            Expect.that(count > 0 && count <= 5, "read at %d: %s", offset, Expect.result(count));
            Expect.count(offset + count, status.seek(0, SEEK_CUR), "offset after a read");
            Expect.count(offset, status.seek(-count, SEEK_CUR), "lseek back");
        }
        var rest = StatusFile.readOn(status, 97);
        Expect.equal(whole.substring(offset), rest, "read after lseek to " + offset);
    }

    private static void rewind(Trial trial) throws Exception {
        trial.registered();
        try (var status = trial.status().open(O_RDONLY)) {
            StatusFile.readOn(status, 4096);
            var added = trial.registered();
            status.seek(0, SEEK_SET);
            var times = StatusFile.times(StatusFile.readOn(status, 4096));
            Expect.that(times.containsKey(added), "%d is not read after a rewind", added);
        }
    }

    private static void independent(Trial trial) throws Exception {
        trial.registered(FEW);
        trial.whileUnchanged(whole -> {
            try (var first = trial.status().open(O_RDONLY);
                    var second = trial.status().open(O_RDONLY);
                    var arena = Arena.ofConfined()) {
                var half = arena.allocate(whole.length() / 2);
                var count = first.read(half);
                Expect.equal(whole, StatusFile.readOn(second, 50), "second descriptor");
                var rest = StatusFile.readOn(first, 50);
                Expect.equal(whole.substring((int) count), rest, "first descriptor");
            }
        });
    }

    private static void thousand(Trial trial) throws Exception {
        var pids = trial.registered(THOUSAND);
        var random = new Random(423);
        for (var size : List.of(512, 4095, 4096, 65_536)) {
            sameBy(trial, size);
        }
        trial.whileUnchanged(whole -> {
            var listed = StatusFile.times(whole).keySet();
            Expect.that(listed.containsAll(pids), "%d entries are read", listed.size());
            for (var step = 0; step < 100; step++) {
                sameAt(trial, whole, random.nextInt(whole.length()), 100);
            }
        });
    }

    private static void manyReaders(Trial trial) throws Exception {
        trial.registered(FEW);
        trial.whileUnchanged(whole -> {
            var readers = new ArrayList<Callable<Void>>();
            for (var reader = 0; reader < READERS; reader++) {
                var size = 1 + 13 * reader;
                readers.add(() -> readAgain(trial, whole, size));
            }
            together(readers);
        });
    }

    private static Void readAgain(Trial trial, String whole, int size) throws Exception {
        for (var again = 0; again < 5; again++) {
            Expect.equal(whole, trial.status().read(size), "one of many, reads of " + size);
        }
        return null;
    }

    /// Runs tasks at the same time and passes on the first failure.
    static void together(List<Callable<Void>> tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var done : threads.invokeAll(tasks)) {
                try {
                    done.get();
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof Exception cause) {
                        throw cause;
                    }
                    throw failed;
                }
            }
        }
    }
}
