// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/KcsanCounter.java: one lock around each use of the totals.
//
// Two files count into the same total. Each write(2) may run at the same time as any other,
// also of the same file, and an increment is a load, an addition and a store:
//   CPU 0: load 5; CPU 1: load 5; CPU 0: store 6; CPU 1: store 6: one byte is lost
//
// source: syzbot "KCSAN: data-race in ..." (lost updates of plain counters)
// class: race
package bugs.kcsancounter;

import module jiffy.linux;

/// Counts the bytes that go in and out of a modem.
@KernelModule(name = "kcsancounter", license = "GPL", description = "Traffic of a modem")
public final class KcsanCounter {
    /// Totals of both directions.
    static final class Totals {
        long bytes;
        int calls;

        void add(int count) {
            bytes += count;
            calls++;
        }
    }

    private final Mutex lock = new Mutex();
    private final Totals totals = new Totals();
    private int largest; // guarded by lock

    private final ProcDirectory directory = new ProcDirectory("kcsancounter");
    private final ProcFile sent = new ProcFile(directory, "sent", 0222).writes(this::send);
    private final ProcFile got = new ProcFile(directory, "received", 0222).writes(this::receive);
    private final ProcFile all = new ProcFile(directory, "totals", 0444).shows(this::show);

    private void send(UserReader in) throws Errno {
        account(in.remaining());
    }

    private void receive(UserReader in) throws Errno {
        if (!in.hasRemaining()) {
            throw new Errno(Errno.EINVAL);
        }
        account(in.remaining());
    }

    private void account(int count) {
        try (var _ = lock.acquire()) {
            totals.add(count);
            largest = Math.max(largest, count);
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d %d %d\n", totals.bytes, totals.calls, largest);
        }
    }
}
