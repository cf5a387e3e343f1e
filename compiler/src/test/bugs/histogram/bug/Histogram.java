// SPDX-License-Identifier: MIT OR GPL-2.0
// Every second a timer copies the buckets of a histogram into a fresh snapshot. The snapshot is
// eight pages: in an interrupt there is no way to wait for so much memory in one piece, and
// memory in pieces (vmalloc) sleeps.
//   timer: rotate -> snapshot -> new long[4096]
//
// source: "page allocation failure: order:3, mode:GFP_ATOMIC", and vmalloc called in interrupts
// ("sleeping function called from invalid context at mm/vmalloc.c")
// class: sleep-in-atomic
package bugs.histogram;

import module jiffy.linux;

/// Counts what is written, by size; readers see the state at the last full second.
@KernelModule(name = "histogram", license = "GPL", description = "A histogram of sizes")
public final class Histogram {
    private static final int BUCKETS = 4096;

    private final SpinLock lock = new SpinLock();
    private final long[] current = new long[BUCKETS];
    private long[] last = new long[BUCKETS];

    private final Timer second = new Timer(this::rotate);
    private final ProcFile file =
            new ProcFile("histogram", 0600).shows(this::show).writes(this::count);

    void started() {
        second.start(Jiffies.hz());
    }

    private void count(UserReader in) throws Errno {
        int size = in.parseInt();
        if (size < 0) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            current[Math.min(size, BUCKETS - 1)]++;
        }
    }

    private void rotate() {
        try (var _ = lock.acquire()) {
            last = snapshot();
        }
        second.start(Jiffies.hz());
    }

    private long[] snapshot() {
        var copy = new long[BUCKETS]; // BUG
        System.arraycopy(current, 0, copy, 0, BUCKETS);
        return copy;
    }

    private void show(SeqFile out) {
        for (int i = 0; i < BUCKETS; i++) {
            long count = countAt(i);
            if (count != 0) {
                out.printf("%d %d\n", i, count);
            }
        }
    }

    private long countAt(int bucket) {
        try (var _ = lock.acquire()) {
            return last[bucket];
        }
    }
}
