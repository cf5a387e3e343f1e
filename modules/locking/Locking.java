// SPDX-License-Identifier: MIT OR GPL-2.0
package locking;

import module jiffy.linux;

/// Two locks. A mutex guards a list that only processes use; a spinlock guards what a timer
/// changes too.
@KernelModule(name = "locking", license = "Dual MIT/GPL", description = "Mutex and spinlock")
public final class Locking {
    static final class Number extends ListEntry {
        final int value;

        Number(int value) {
            this.value = value;
        }
    }

    private final Mutex mutex = new Mutex();
    private final KernelList<Number> numbers = new KernelList<>(); // guarded by mutex

    private final SpinLock spinLock = new SpinLock();
    private int ticks; // guarded by spinLock

    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("locking", 0666).shows(this::show).writes(this::add);

    void started() {
        timer.start(Jiffies.ofMillis(1000));
    }

    private void tick() {
        try (var _ = spinLock.acquire()) { // does not sleep: allowed in an interrupt
            ticks++;
        }
        timer.start(Jiffies.ofMillis(1000));
    }

    private void add(UserReader in) throws Errno {
        int value = in.parseInt();
        try (var _ = mutex.acquire()) { // may sleep: allowed in a system call
            numbers.addLast(new Number(value));
        }
    }

    private void show(SeqFile out) {
        int seconds;
        try (var _ = spinLock.acquire()) {
            seconds = ticks;
        }
        out.printf("%d ticks\n", seconds);
        try (var _ = mutex.acquire()) {
            for (var each : numbers) {
                out.printf("%d\n", each.value);
            }
        }
    }
}
