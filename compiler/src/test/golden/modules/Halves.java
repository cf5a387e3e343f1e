// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "halves",
        license = "Dual MIT/GPL",
        description = "Top half, bottom half and a file")
public final class Halves implements AutoCloseable {
    private final SpinLock lock = new SpinLock();
    private final WorkQueue queue = new WorkQueue("halves");
    private final Work bottom = new Work(this::bottomHalf);
    private final Timer top = new Timer(this::topHalf);
    private final ProcDirectory directory = new ProcDirectory("halves");
    private final ProcFile file =
            new ProcFile(directory, "ticks", 0644).shows(this::show).writes(this::set);
    private long ticks;

    public Halves() throws Errno {
        Log.info("loaded");
    }

    void started() {
        top.start(Jiffies.ofMillis(10));
    }

    private void topHalf() {
        try (var _ = lock.acquire()) {
            ticks++;
        }
        queue.queue(bottom);
    }

    private void bottomHalf() {
        top.start(Jiffies.ofMillis(10));
    }

    private void show(SeqFile out) {
        long seen;
        try (var _ = lock.acquire()) {
            seen = ticks;
        }
        out.printf("%d ticks, %s\n", seen, seen > 9 ? "many" : "few");
    }

    private void set(UserReader in) throws Errno {
        int value = in.parseInt();
        if (value < 0) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            ticks = value;
        }
    }

    @Override
    public void close() {
        Log.info("unloaded");
    }
}
