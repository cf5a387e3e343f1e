// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// do: echo 1 > /proc/showtakeslock
// do: cat /proc/showtakeslock &
// do: sleep 1
// kernel says: WARNING: possible recursive locking detected
package showtakeslock;

import module jiffy.linux;

/// What shows an entry of a table takes the lock under which the table is walked.
@KernelModule(name = "showtakeslock", license = "GPL", description = "Takes a lock twice")
public final class ShowTakesLock {
    static final class Number extends TableEntry<Pid> {
        Number(Pid key) {
            super(key);
        }
    }

    private final Mutex lock = new Mutex();
    private final Table<Pid, Number> numbers = new Table<>();
    private int shown;
    private final ProcFile file =
            new ProcFile("showtakeslock", 0666)
                    .reads(numbers, lock, this::show)
                    .writes(this::write);

    private void write(UserReader input) throws Errno {
        var pid = Pid.find(input.parseInt());
        try (var _ = lock.acquire()) {
            numbers.add(new Number(pid));
        }
    }

    private void show(Number number, SeqFile out) {
        try (var _ = lock.acquire()) { // seen
            out.printf("%d of %d\n", number.key().number(), shown);
        }
    }
}
